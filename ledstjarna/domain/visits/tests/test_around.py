"""Around when somebody comes: the nearest five minutes, on the same day; and which change is news to the person."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.visits.actions import place_visit, take_over_plan
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import coming, seen_version, told_times
from ledstjarna.domain.visits.rules.around import around
from ledstjarna.domain.visits.tests import slow
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home, at_hour
from ledstjarna.domain.visits.tests.test_counting import happened, two_come
from ledstjarna.foundation.clock import day_of, moment_of


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (time(12, 10), time(12, 10)),
        (time(12, 11), time(12, 10)),
        (time(12, 12), time(12, 10)),
        (time(12, 12, 29), time(12, 10)),
        (time(12, 12, 30), time(12, 15)),
        (time(12, 13), time(12, 15)),
        (time(12, 58), time(13)),
        (time(0, 2), time(0)),
        (time(23, 57), time(23, 55)),
        (time(23, 58), time(23, 58)),  # midnight would be another day
        (time(23, 59, 59), time(23, 59, 59)),
    ],
)
def test_what_is_told_of_a_time(planned: time, told: time) -> None:
    for day in (TODAY, date(2026, 3, 29), date(2026, 10, 25)):
        assert around(moment_of(day, planned)) == moment_of(day, told)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_never_more_than_two_and_a_half_minutes_away_nor_another_day(at: datetime) -> None:
    told = around(at)
    assert abs(told - at) <= timedelta(minutes=2, seconds=30)
    assert day_of(told) == day_of(at)
    assert around(told) == told, "what is told is told the same again"
    assert told == slow.nearest_five(at)


def moved(home: Home, row: Visit, minutes: int, carer_id: UUID | None = None) -> Visit:
    """The planner moves it so many minutes."""
    row.refresh_from_db()
    return place_visit(
        by=home.cast.act(home.planner), subject_id=home.subject_id, visit_id=row.pk, seen_version=row.version,
        carer_id=carer_id or row.carer_id, starts_at=row.starts_at + timedelta(minutes=minutes), lock=False, at=NOW,
    )  # fmt: skip


def news(home: Home) -> int:
    home.cast.act(home.planner)
    return len(happened("VisitMoved"))


def test_a_minute_is_no_news_and_another_carer_is(home: Home) -> None:
    row = home.published()[1]
    moved(home, row, 2)
    assert news(home) == 0, "11.02 is around 11.00 too"
    moved(home, row, 1)
    assert news(home) == 1, "11.03 is around 11.05"
    moved(home, row, 4)
    assert news(home) == 1, "and so is 11.07"
    other = next(one.party_id for one in home.carers if one.party_id != row.carer_id)
    moved(home, row, 0, other)
    assert news(home) == 2
    reading = open_reading(home.cast.act(home.cast.person), home.subject_id, what="test", kinds=["plan"])
    told = told_times(coming(reading, TODAY))[row.activity_id, row.day]
    assert (told.starts, told.length) == (at_hour(11, 5, 1), timedelta(minutes=45))
    assert Visit.objects.get(pk=row.pk).starts_at == at_hour(11, 7, 1), "who comes has the minutes"


def test_a_plan_that_is_taken_over_tells_only_those_for_whom_it_is_another(home: Home) -> None:
    rows = home.published()
    by = home.cast.act(home.planner)
    places = {
        row.pk: (row.carer_id, row.starts_at + timedelta(minutes=minutes))
        for row, minutes in zip(rows[1:5], (1, -2, 3, 10), strict=True)
    }  # fmt: skip
    seen = seen_version(by, TODAY, 14)
    assert take_over_plan(by=by, first=TODAY, places=places, seen_version=seen, at=NOW) == 4
    assert {one.body["visit_id"] for one in happened("VisitMoved")} == {str(row.pk) for row in rows[3:5]}


def test_two_who_change_places_are_the_same_two(home: Home) -> None:
    rows = two_come(home)
    first, second = rows[2:4]
    assert (first.day, first.carer_id is not None) == (second.day, True)
    by, seen = home.cast.act(home.planner), seen_version(home.planner, TODAY, 14)
    places = {first.pk: (second.carer_id, first.starts_at), second.pk: (first.carer_id, second.starts_at)}
    assert take_over_plan(by=by, first=TODAY, places=places, seen_version=seen, at=NOW) == 1, "one visit"
    assert news(home) == 0
