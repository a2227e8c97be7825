"""Where two come together it is one visit: told of once and counted once."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.domain.visits.actions import (
    finish_visit,
    follow_plan,
    plan_visits,
    propose_carers,
    publish_visits,
    set_shift,
    write_visit_note,
)
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import (
    Counted,
    board,
    given_ahead,
    lacking,
    needs_of,
    seen_version,
    without_carer,
)
from ledstjarna.domain.visits.rules.counting import Short, once, short, time_of, time_of_stop
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home, at_hour
from ledstjarna.foundation.outbox.models import Happening


class Part(NamedTuple):
    """Somebody's part of a visit."""

    activity_id: UUID
    day: date
    carer_id: UUID | None


def happened(kind: str) -> list[Happening]:
    with automatic_run("test"):
        return list(Happening.objects.filter(kind=kind).order_by("id"))


def write_down(home: Home, carers: int, seen: int = 0) -> None:
    write_visit_note(
        by=home.carers[0], subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=seen, getting_in="",
        careful="", carers=carers, at=NOW,
    )  # fmt: skip


def two_come(home: Home) -> list[Visit]:
    """A fortnight where two come each day."""
    home.cast.act(home.carers[0])
    write_down(home, 2)
    by = home.cast.act(home.planner)
    for carer in home.carers:
        for number in range(14):
            set_shift(by=by, carer_id=carer.party_id, day=TODAY + timedelta(days=number), hours=WORK, at=NOW)
    assert lacking(needs_of(by, TODAY), board(by, TODAY), NOW) == 14, "as many as the plan has times"
    assert plan_visits(by=by, first=TODAY, at=NOW) == 14
    assert Counted(by, TODAY).of({}).unassigned == 14
    propose_carers(by=by, first=TODAY, at=NOW)
    publish_visits(by=by, first=TODAY, seen_version=seen_version(by, TODAY, 14), at=NOW)
    return list(Visit.objects.order_by("starts_at", "position"))


def test_two_who_come_are_one_visit(home: Home) -> None:
    rows = two_come(home)
    assert (len(rows), len(once(rows, time_of))) == (28, 14)
    assert happened("VisitsPublished")[-1].body["visits"] == 14
    counted = Counted(home.planner, TODAY)
    assert len(once(counted.now, time_of_stop)) == 14
    late = {row.pk: (row.carer_id, row.latest_at + timedelta(hours=1)) for row in rows[:3]}
    assert counted.of(late).late == 2, "both of the first, and one of the second"
    assert counted.how_many(counted.between({}, late)) == 2
    nobody = {row.pk: (None, row.starts_at) for row in rows[1:4]}
    assert counted.of(nobody).unassigned == 2


def test_where_one_of_two_comes_it_is_said_so(home: Home) -> None:
    home.cast.act(home.carers[0])
    write_down(home, 2)
    by = home.cast.act(home.planner)
    for carer, days in zip(home.carers, (3, 2), strict=True):
        for number in range(days):
            set_shift(by=by, carer_id=carer.party_id, day=TODAY + timedelta(days=number), hours=WORK, at=NOW)
    plan_visits(by=by, first=TODAY, at=NOW)
    rows = board(by, TODAY)
    assert short(without_carer(rows), rows) == Short(14, 0)
    assert propose_carers(by=by, first=TODAY, at=NOW) == 2, "the third day has one of two"
    rows = board(by, TODAY)
    assert short(without_carer(rows), rows) == Short(11, 1)
    assert Counted(by, TODAY).of({}).unassigned == 12
    assert propose_carers(by=by, first=TODAY, at=NOW) == 0
    assert publish_visits(by=by, first=TODAY, seen_version=seen_version(by, TODAY, 14), at=NOW) == 3
    assert given_ahead(by, home.activity.pk, NOW) == 3, "as many days, and not as many parts"


_PARTS = st.lists(st.tuples(st.integers(0, 6), st.booleans()))


@given(_PARTS)
def test_what_is_lacking_against_slow(parts: list[tuple[int, bool]]) -> None:
    rows = [Part(UUID(int=1), TODAY + timedelta(days=day), UUID(int=2) if has else None) for day, has in parts]
    found = short([row for row in rows if row.carer_id is None], rows)
    nobody = one_of_two = 0
    for day in range(7):
        its = [has for each, has in parts if each == day]
        nobody += bool(its) and not any(its)
        one_of_two += any(its) and not all(its)
    assert (found.nobody, found.one_of_two, found.many) == (nobody, one_of_two, nobody + one_of_two)


def test_what_both_say_of_a_visit_is_told_once(home: Home) -> None:
    rows = two_come(home)
    for row in rows[:2]:
        who = next(one for one in home.carers if one.party_id == row.carer_id)
        home.cast.act(who)
        finish_visit(
            by=who, subject_id=home.subject_id, visit_id=row.pk, seen_version=row.version, words="", at=at_hour(11, 40)
        )
    assert [one.body["state"] for one in happened("VisitTold")] == ["done"]


def test_three_evenings_that_are_called_off_are_three_visits(home: Home) -> None:
    two_come(home)
    person = home.cast.act(home.cast.person)
    first, back = TODAY + timedelta(days=2), TODAY + timedelta(days=5)
    tell_absence(by=person, subject_id=home.subject_id, kind="hospital", first=first, back=back, at=NOW)
    follow_plan(happened("AbsenceTold")[-1])
    with automatic_run("test"):
        assert Visit.objects.filter(state="cancelled").count() == 6
    assert len(happened("VisitCancelled")) == 3


def test_where_one_of_two_still_comes_it_is_changed_and_not_called_off(home: Home) -> None:
    two_come(home)
    home.cast.act(home.carers[0])
    write_down(home, 1, seen=1)
    by = home.cast.act(home.planner)
    moved = len(happened("VisitMoved"))
    assert plan_visits(by=by, first=TODAY, at=NOW) == 14
    with automatic_run("test"):
        assert Visit.objects.filter(state="cancelled").count() == 14
    assert not happened("VisitCancelled")
    assert len(happened("VisitMoved")) - moved == 14


@given(st.lists(st.integers(0, 5)))
def test_each_is_there_once_and_first(numbers: list[int]) -> None:
    found = once([(number, place) for place, number in enumerate(numbers)], lambda one: UUID(int=one[0]))
    assert [number for number, _place in found] == list(dict.fromkeys(numbers))
    assert all(numbers.index(number) == place for number, place in found)
