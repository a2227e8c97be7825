"""What every row of the access log must say, as the database asks it. PDL 4:3; HSLF-FS 2016:40 4 kap. [T].

What is read or changed is about somebody, on a ground, and of kinds of records: those that showed, or that were asked
for and had nothing to show (`unseen`; queries/shown.py). A name that is seen in a list or by a search says why.
"""

SAYS_OF_WHAT = """CASE
    WHEN verb IN ('read', 'change')
    THEN subject_id IS NOT NULL AND county_id <> '' AND basis <> '' AND (kinds <> '{}' OR detail ? 'unseen')
    WHEN verb IN ('list', 'find') THEN basis <> ''
    ELSE true
END"""
