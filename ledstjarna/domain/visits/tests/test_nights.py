"""A night is one working day, on both sides of midnight: in the rule, and in my day."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.queries import my_day
from ledstjarna.domain.visits.rules.nights import day_span
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.tests.home import TODAY, Home, at_hour
from ledstjarna.foundation.clock import moment_of

WHO = UUID(int=1)
DAY = date(2026, 10, 25)  # the clocks are set back at three this night


def at(day: int, hour: int) -> datetime:
    return moment_of(DAY + timedelta(days=day), time(hour))


def test_a_day_is_with_its_night_and_with_the_one_that_goes_on() -> None:
    last, tonight, by_day = (Shift(WHO, at(*a), at(*b)) for a, b in (
        ((-1, 21), (0, 7)), ((0, 21), (1, 7)), ((0, 8), (0, 16))
    ))  # fmt: skip
    whole = at(0, 0), at(1, 0)
    assert day_span(DAY, [], at(0, 3)) == whole
    assert day_span(DAY, [by_day], at(0, 9)) == whole
    assert day_span(DAY, [last], at(0, 3)) == (at(-1, 21), at(1, 0)), "at three the evening is still there"
    assert day_span(DAY, [last], at(0, 8)) == whole, "and at eight it is not"
    assert day_span(DAY, [last, tonight], at(0, 22)) == (at(0, 0), at(1, 7)), "tonight to its end"
    assert day_span(DAY + timedelta(days=1), [tonight], at(0, 22)) == (at(1, 0), at(2, 0)), "tomorrow is not begun"


def test_somebody_on_nights_sees_both_sides_of_midnight(home: Home) -> None:
    rows = home.published()
    who = home.cast.act(home.carers[0])
    span = DateTimeTZRange(at_hour(21), at_hour(7, day=1))
    WorkShift.objects.filter(assignment_id=who.party_id).delete()
    WorkShift.objects.create(assignment_id=who.party_id, unit_id=rows[0].unit_id, period=span, set_by_label="Pia")
    Visit.objects.update(carer_id=None)
    for row, (hour, day) in zip(rows, ((22, 0), (2, 1), (11, 1)), strict=False):
        starts = at_hour(hour, day=day)
        Visit.objects.filter(pk=row.pk).update(
            carer_id=who.party_id, starts_at=starts, ends_at=starts + timedelta(minutes=30)
        )
    evening, night, next_day = (row.pk for row in rows[:3])
    tomorrow = TODAY + timedelta(days=1)
    assert [row.pk for row in my_day(who, TODAY, at_hour(21))] == [evening, night]
    assert [row.pk for row in my_day(who, tomorrow, at_hour(3, day=1))] == [evening, night, next_day]
    assert [row.pk for row in my_day(who, tomorrow, at_hour(9, day=1))] == [night, next_day]
