"""Fill a loaded county up to the size that is asked of the benchmark: ten parts a plan, ten log rows a person."""

import psycopg

_PARTS = """
CREATE TEMP TABLE more ON COMMIT DROP AS
    SELECT c.id AS old_part, c.proposal_id AS old_proposal, gen_random_uuid() AS part, gen_random_uuid() AS proposal
    FROM plans_commitment c CROSS JOIN generate_series(1, %(copies)s)
    WHERE c.legal_basis IN ('own', 'association', 'close_one') LIMIT %(missing)s;
"""
_PROPOSALS = """
INSERT INTO plans_proposal SELECT (jsonb_populate_record(p, jsonb_build_object('id', m.proposal))).*
FROM more m JOIN plans_proposal p ON p.id = m.old_proposal;
"""
_COMMITMENTS = """
INSERT INTO plans_commitment
SELECT (jsonb_populate_record(c, jsonb_build_object('id', m.part, 'proposal_id', m.proposal))).*
FROM more m JOIN plans_commitment c ON c.id = m.old_part;
"""
_LOG = """
INSERT INTO consent_accesslog (id, at, county_id, subject_id, party_id, party_label, verb, what, basis, kinds,
                               correlation, detail)
SELECT gen_random_uuid(), now() - random() * interval '300 days', g.county_id, g.subject_id, g.party_id, 'bench',
       'read', 'bench', g.basis, g.kinds, gen_random_uuid(), '{}'
FROM consent_accessground g CROSS JOIN generate_series(1, %(copies)s) LIMIT %(missing)s;
"""
_COUNTED = ("people_person", "plans_plan")
_TABLES = ("plans_proposal", "plans_commitment", "consent_accesslog", "consent_accessground")


def fill(owner_url: str, *, parts: int, log_rows: int) -> dict[str, int]:
    """Add copies of parts and log rows until there are so many. Returns what there is. As the owner, once."""
    with psycopg.connect(owner_url) as connection, connection.cursor() as cursor:
        for table in (*_COUNTED, *_TABLES):
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        there = _count(cursor, "plans_commitment")
        if there < parts:
            eligible = _count(cursor, "plans_commitment WHERE legal_basis IN ('own', 'association', 'close_one')")
            copies = -(-(parts - there) // max(1, eligible))
            cursor.execute(_PARTS % {"copies": copies, "missing": parts - there})
            cursor.execute(_PROPOSALS)
            cursor.execute(_COMMITMENTS)
        logged = _count(cursor, "consent_accesslog")
        if logged < log_rows:
            copies = -(-(log_rows - logged) // max(1, _count(cursor, "consent_accessground")))
            cursor.execute(_LOG % {"copies": copies, "missing": log_rows - logged})
        found = {table: _count(cursor, table) for table in (*_COUNTED, *_TABLES)}
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in (*_COUNTED, *_TABLES):
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        connection.commit()
        cursor.execute("ANALYZE")
    return found


def _count(cursor: "psycopg.Cursor[tuple[int]]", of: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {of}")
    row = cursor.fetchone()
    return row[0] if row else 0
