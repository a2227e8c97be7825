"""Every source asks for what is one person's: none is joined through what the whole county has. Pure, over the SQL."""

import re

import pytest

from ledstjarna.domain.control.queries import LOG_ANSWERS
from ledstjarna.domain.keeping.queries import RECTIFIED
from ledstjarna.domain.people.queries import CHANGED_FOR
from ledstjarna.domain.plans.queries import ANSWERS
from ledstjarna.domain.teams.queries import UNREAD
from ledstjarna.domain.worklists.queries import SOURCES
from ledstjarna.foundation.work import WorkKind, WorkSource

TABLE = re.compile(r"\b(?:FROM|JOIN)\s+([a-z]+_[a-z]+)\s+(\w+)\b")
ASKED = re.compile(r"\b(\w+)\.county_id = %\(county\)s AND (\w+)\.subject_id = ANY\(%\(subjects\)s\)")
SAME = re.compile(r"\b(\w+)\.(\w+)\s*=\s*(\w+)\.(\w+)\b")
KEY = re.compile(r"(?:id|(?!county)\w+_id)")  # a key of a person's own; the county is everybody's


def beside(source: WorkSource) -> list[str]:
    """The tables that no key ties, in one step or several, to the person that is asked about."""
    tables = {alias: table for table, alias in TABLE.findall(source.sql)}
    ties = {
        frozenset((one, other))
        for one, its, other, others in SAME.findall(source.sql)
        if KEY.fullmatch(its) and KEY.fullmatch(others)
    }
    reached = {alias for alias, its in ASKED.findall(source.sql) if alias == its}
    while more := {alias for tie in ties if tie & reached for alias in tie} - reached:
        reached |= more
    return sorted(table for alias, table in tables.items() if alias not in reached)


@pytest.mark.parametrize(
    "source", [*SOURCES, ANSWERS, RECTIFIED, UNREAD, LOG_ANSWERS, CHANGED_FOR], ids=lambda source: source.kinds[0].code
)
def test_a_source_reads_one_persons_rows_alone(source: WorkSource) -> None:
    assert TABLE.findall(source.sql)
    assert not beside(source)


@pytest.mark.parametrize("tie", ["c.county_id = g.county_id AND c.state = 'active'", "true", "c.state = g.state"])
def test_a_source_through_the_county_is_seen(tie: str) -> None:
    sql = f"""
        SELECT g.subject_id, 'x', g.id FROM plans_providerassignment g
        JOIN plans_commitment c ON {tie}
        WHERE g.county_id = %(county)s AND g.subject_id = ANY(%(subjects)s)"""
    assert beside(WorkSource((WorkKind("x", "owner"),), sql)) == ["plans_commitment"]
