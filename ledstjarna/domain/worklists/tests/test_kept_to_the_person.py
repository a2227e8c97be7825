"""Every source is asked by what is one person's: none is joined through what the whole county has."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from ledstjarna.domain.plans.queries import ANSWERS
from ledstjarna.domain.teams.queries import UNREAD
from ledstjarna.domain.worklists.queries import SOURCES
from ledstjarna.foundation.clock import now, today
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.work import WorkKind, WorkSource

pytestmark = [pytest.mark.django_db, pytest.mark.either_postgres]

# A key of a person's own: the person, or a row of theirs. The county alone is everybody's, and so is a state.
OF_ONE = re.compile(r"\b(?:subject_id|id|\w+(?<!county)_id)\b = ")
WITHOUT_ROOM = ("seqscan", "bitmapscan", "hashjoin", "mergejoin", "material")


def scans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every reading of a table in a plan."""
    if "Relation Name" in node:
        yield node
    for each in node.get("Plans", ()):
        yield from scans(each)


def wide(source: WorkSource) -> list[str]:
    """The tables that the source reads by less than a key of the person's."""
    moments = {"now": now(), "today": today(), **(source.moments(now()) if source.moments else {})}
    whose = f"'{new_id()}'::uuid"
    sql = source.sql.replace("who.county_id", "'18'").replace("who.subject_id", whose)
    with connection.cursor() as cursor:
        for way in WITHOUT_ROOM:  # so that the planner shows by which keys it could go, however few the rows are
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", moments)
        told = cursor.fetchone()[0]
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return [
        scan["Relation Name"]
        for scan in scans(plan)
        # A small index of what is open may serve an empty table better: then the person is asked for on the row.
        if not OF_ONE.search(scan.get("Index Cond", "")) and f"subject_id = {whose}" not in scan.get("Filter", "")
    ]


@pytest.mark.parametrize("source", [*SOURCES, ANSWERS, UNREAD], ids=lambda source: source.kinds[0].code)
def test_a_source_reads_one_persons_rows_alone(source: WorkSource) -> None:
    assert not wide(source)


def test_a_source_through_the_county_is_seen() -> None:
    through = """
        SELECT 'x', g.id FROM plans_providerassignment g
        JOIN plans_commitment c ON c.county_id = g.county_id AND c.state = 'active'
        WHERE g.county_id = who.county_id AND g.subject_id = who.subject_id"""
    assert wide(WorkSource((WorkKind("x", "owner"),), through)) == ["plans_commitment"]
