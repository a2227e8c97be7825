"""Fill a loaded county up to the size that is asked of the benchmark: ten parts a plan, ten log rows a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

# Every plan that has a part gets as many more, copies of its own.
_PARTS = """
CREATE TEMP TABLE more ON COMMIT DROP AS
    SELECT c.id AS old_part, c.proposal_id AS old_proposal, gen_random_uuid() AS part, gen_random_uuid() AS proposal
    FROM (
        SELECT id, proposal_id, count(*) OVER (PARTITION BY plan_id) AS of_plan
        FROM plans_commitment WHERE legal_basis IN ('own', 'association', 'close_one')
    ) c CROSS JOIN LATERAL generate_series(1, ceil(%(each)s / c.of_plan)::int)
    LIMIT %(missing)s;
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
_PLANS_WITH_PARTS = (
    "(SELECT DISTINCT plan_id FROM plans_commitment WHERE legal_basis IN ('own', 'association', 'close_one')) c"
)
_TABLES = (
    "people_person", "plans_plan", "plans_proposal", "plans_commitment", "consent_accessground", "consent_accesslog",
    "outbox_happening",
)  # fmt: skip


def fill(owner_url: str, *, parts: int, log_rows: int) -> bool:
    """Add copies of parts and log rows until there are so many, as the owner. Whether any were missing."""
    with unguarded(owner_url) as cursor:
        missing = found = parts - _count(cursor, "plans_commitment")
        if missing > 0:
            plans = _count(cursor, _PLANS_WITH_PARTS)
            cursor.execute(_PARTS % {"each": float(missing / max(1, plans)), "missing": missing})
            cursor.execute(_PROPOSALS)
            cursor.execute(_COMMITMENTS)
        missing = log_rows - _count(cursor, "consent_accesslog")
        if missing > 0:
            copies = -(-missing // max(1, _count(cursor, "consent_accessground")))
            cursor.execute(_LOG % {"copies": copies, "missing": missing})
    if max(found, missing) <= 0:
        return False
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return True


def counted(owner_url: str) -> dict[str, int]:
    """How many rows the county has."""
    with unguarded(owner_url) as cursor:
        return {table: _count(cursor, table) for table in _TABLES}


@contextmanager
def unguarded(owner_url: str) -> Iterator["psycopg.Cursor[Any]"]:
    """The owner sees and adds rows within this one transaction."""
    with psycopg.connect(owner_url) as connection, connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _count(cursor: "psycopg.Cursor[Any]", of: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {of}")
    row = cursor.fetchone()
    return row[0] if row else 0
