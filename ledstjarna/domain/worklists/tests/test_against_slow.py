"""What waits, asked in one statement, beside a slow and obvious second telling over rows that chance has made."""

from collections.abc import Callable
from datetime import UTC
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.consent.access import Reach
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import Reading, Viewer, by_what_acts, everybody_acted_for
from ledstjarna.domain.worklists.queries import KINDS, work_about, work_of
from ledstjarna.domain.worklists.tests.chance import NOW, Chance
from ledstjarna.domain.worklists.tests.slowly import Slowly, Told
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.work import WorkItem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_every_viewer_is_told_exactly_what_waits_within_their_reach(seed: int) -> None:
    with clock_set_to(NOW):
        with automatic_run("test"):
            chance = Chance(seed)
        told = 0
        sets: list[Callable[[], set[UUID]]] = [lambda: {chance.parties[0]}, lambda: set(chance.parties[1:3]), set]
        for parties in (each() for each in sets):
            with automatic_run("test"):
                slow = sorted(Slowly(chance, parties).told(), key=str)
            viewer = Viewer(new_id(), tuple(parties), "staff", "Sara Ek", county_id="04")
            set_viewer(viewer.parties)
            fast = [(item.kind, item.row_id, item.whose_id, item.due) for item in work_of(viewer)]
            assert _in_utc(fast) == _in_utc(slow)
            assert sorted(map(str, _one_at_a_time(viewer))) == sorted(map(str, work_of(viewer)))
            told += len(fast)
        assert told > 20


def _one_at_a_time(viewer: Viewer) -> list[WorkItem]:
    """The same list, person by person: the other statement that the rooms' sources become."""
    reach, _reads_more = everybody_acted_for(viewer)
    readings = [
        Reading(viewer, subject_id, county_id, Reach(county_id, "own", frozenset(), frozenset()), NOW)
        for county_id, subject_id in reach
    ]
    with by_what_acts(viewer):
        return [item for reading in readings for item in work_about(reading)]


def test_chance_makes_every_kind() -> None:
    with clock_set_to(NOW), automatic_run("test"):
        kinds = {"nobody_came"}  # a report of the other kind stands in the same column
        for seed in range(24):
            if kinds >= set(KINDS):
                break
            chance = Chance(seed)
            kinds |= {told[0] for told in Slowly(chance, set(chance.parties)).told()}
            AccessGround.objects.all().delete()
    assert sorted(set(KINDS) - kinds) == []


def _in_utc(told: list[Told]) -> list[tuple[Any, ...]]:
    return sorted(((kind, row, whose, due.astimezone(UTC) if due else None) for kind, row, whose, due in told), key=str)
