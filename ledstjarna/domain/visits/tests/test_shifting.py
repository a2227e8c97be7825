"""Who works when: nights too, and as many queries for a whole file as for one shift."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test.utils import CaptureQueriesContext

from ledstjarna.domain.visits.actions import call_in_sick, set_shift
from ledstjarna.domain.visits.actions.shifting import replace_shifts
from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.queries import shifts_of
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home, at_hour
from ledstjarna.foundation.clock import clock_set_to


def on_nights(home: Home) -> tuple[UUID, list[Visit]]:
    """Somebody who worked last night and works today, works tonight too; with a visit at five both mornings."""
    rows = home.published()
    whose = rows[0].carer_id
    assert whose is not None
    unit_id = rows[0].unit_id
    for day in (-1, 0):
        span = DateTimeTZRange(at_hour(21, day=day), at_hour(7, day=day + 1))
        WorkShift.objects.create(assignment_id=whose, unit_id=unit_id, period=span, set_by_label="Pia")
    mine = [rows[0], next(row for row in rows if row.day == TODAY + timedelta(days=1))]
    for day, row in enumerate(mine):
        Visit.objects.filter(pk=row.pk).update(
            carer_id=whose, starts_at=at_hour(5, day=day), ends_at=at_hour(5, 45, day=day)
        )
    return whose, mine


def nobodys() -> set[UUID]:
    return set(Visit.objects.filter(carer_id=None).values_list("pk", flat=True))


def test_what_is_to_be_done_before_dawn_belongs_to_the_night(home: Home) -> None:
    whose, (today, tomorrow) = on_nights(home)
    by, at = home.cast.act(home.planner), at_hour(2)
    assert set_shift(by=by, carer_id=whose, day=TODAY - timedelta(days=1), hours=None, at=at) == 1
    assert nobodys() == {today.pk}
    assert set_shift(by=by, carer_id=whose, day=TODAY + timedelta(days=1), hours=WORK, at=at) == 0, "tonight stands"
    assert set_shift(by=by, carer_id=whose, day=TODAY, hours=WORK, at=at) == 1, "and now it does not"
    assert nobodys() == {today.pk, tomorrow.pk}


def test_somebody_goes_home_ill_in_the_middle_of_the_night(home: Home) -> None:
    whose, mine = on_nights(home)
    by, at = home.cast.act(home.planner), at_hour(2)
    with clock_set_to(at):
        row = call_in_sick(by=by, carer_id=whose, until=TODAY, at=at)
    assert row is not None
    assert (row.start, row.end) == (TODAY, TODAY + timedelta(days=1)), "the night that would have begun goes on"
    assert nobodys() == {one.pk for one in mine}
    ends = [one.ends for one in shifts_of(row.unit_id, TODAY, 1) if one.carer_id == whose]
    assert ends == [at], "whoever is ill is not proposed again"


def test_a_thousand_shifts_ask_no_more_than_one(home: Home) -> None:
    rows = home.published()
    by, carers = home.cast.act(home.planner), [one.party_id for one in home.carers]
    asked = []
    for days in (1, 90):
        spans = {
            (who, TODAY + timedelta(days=day)): [(at_hour(7, day=day), at_hour(10, day=day))]
            for who in carers for day in range(days)
        }  # fmt: skip
        with CaptureQueriesContext(connection) as made:
            replace_shifts(by=by, unit_id=rows[0].unit_id, days=spans, at=NOW + timedelta(days=20))
        asked.append(len(made))
    assert asked[0] == asked[1] < 10
    assert WorkShift.objects.count() == 180
