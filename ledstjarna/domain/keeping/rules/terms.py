"""For how long what is kept is kept, as data: one line per kind of owner, with its section. [M] is from memory.

What stands as [M] is not settled: it is this one line, to be confirmed by each principal's archive authority, which
may also decide on longer. No law here says shorter.
"""

from dataclasses import dataclass
from datetime import date

# What a file is kept as. A record is some principal's; whose stands on its rows, and their law says how long.
RECORD = "record"
OWN = "own"  # the person's own words, and what nobody but they have written
PROOF = "proof"  # that something was allowed: consents, blocks, grounds, mandates, requests to put right
NOTICE = "notice"
CONTROL = "control"
IDENTITY = "identity"  # who the person is: goes last

CARE, SOCIAL, ASSOCIATION = "care", "social", "association"

PATIENT_RECORD = "PDL 2008:355 3:17"
SOCIAL_RECORD = "SoL 2025:400 [M: the chapter]; before it SoL 2001:453 12:1; LSS 21 c § [M]"


@dataclass(frozen=True, slots=True)
class Term:
    """How many years after the last entry, by which section; `after_records`: never before the principals' records."""

    code: str
    years: int
    section: str
    after_records: bool = False


TERMS: tuple[Term, ...] = (
    Term(CARE, 10, PATIENT_RECORD),
    Term(SOCIAL, 5, SOCIAL_RECORD),
    Term(ASSOCIATION, 0, "GDPR art. 5.1 e"),  # at once when the part has ended or the person takes it back
    Term(OWN, 2, "GDPR art. 5.1 e; how long is practice", after_records=True),
    Term(PROOF, 5, "GDPR art. 5.2, 7.1; how long is practice, as the log", after_records=True),
    Term(NOTICE, 1, "GDPR art. 5.1 e; how long is practice"),
    Term(CONTROL, 5, "HSLF-FS 2016:40 4:9 [T]"),
    Term(IDENTITY, 2, "GDPR art. 5.1 e; how long is practice", after_records=True),
)
# That a form was sent, with no word of what it said: so that the same one is never done twice, however late it comes
# back from a browser or a phone that had no line. Nobody's record. GDPR art. 5.1 e; how long is our own choice [M].
SENT_FORM_DAYS = 90
# A unit's proposals for plans, and plans as they were told: who was to come to which visit, by id, to compare with. The
# visits themselves are in each person's file. GDPR art. 5.1 e; how long is our own choice [M].
UNIT_PLAN_DAYS = 90
_BY_CODE = {term.code: term for term in TERMS}


def term(code: str) -> Term:
    """The term of one kind. Raises KeyError for a kind that nothing is said of."""
    return _BY_CODE[code]


def until(last: date, code: str) -> date:
    """The first day that something with its last entry on `last` need not be kept any more."""
    year = last.year + term(code).years
    try:
        return last.replace(year=year)
    except ValueError:  # the 29th of February
        return date(year, 3, 1)


def up_to(day: date, code: str) -> date:
    """The newest last entry that goes on `day`."""
    year = day.year - term(code).years
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def law_of(*, sector: str, organisation_kind: str) -> str:
    """Which law an owner keeps its records by: that of the work, else what the organisation mostly is; [M] so."""
    if organisation_kind == "association":
        return ASSOCIATION
    if sector:
        return sector
    return CARE if organisation_kind == "region" else SOCIAL
