"""The pure rules of this room, beside slow and obvious ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.activities import Recurring, Rule, occurrences
from ledstjarna.domain.plans.rules.marking import reasons_for
from ledstjarna.domain.visits.rules.continuity import Met, continuity, if_comes, met_in, new_faces, too_many
from ledstjarna.domain.visits.rules.doing import REASONS, is_untold, lock_findings, short_findings
from ledstjarna.domain.visits.rules.following import Standing, followed
from ledstjarna.domain.visits.rules.needs import Need, Occasion, needs
from ledstjarna.domain.visits.rules.nobody import why_nobody
from ledstjarna.domain.visits.rules.placing import Shift, Stop, cost, proposed, way
from ledstjarna.domain.visits.tests import slow
from ledstjarna.foundation.clock import moment_of

FIRST = date(2026, 10, 19)  # the clocks change on the 25th
IDS = [UUID(int=number) for number in range(1, 7)]
ids = st.sampled_from(IDS[:3])
days = st.integers(-2, 16).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def occasions(draw: st.DrawFn) -> Occasion:
    day, at = draw(days), draw(st.times().map(lambda each: each.replace(microsecond=0, second=0)))
    starts = moment_of(day, at)
    whose = draw(ids)
    timed = draw(st.booleans())
    return Occasion(
        activity_id=UUID(int=100 + draw(st.integers(0, 5))), commitment_id=draw(ids), subject_id=whose,
        principal=draw(st.sampled_from(("social", "health"))), day=day,
        starts=starts if timed else moment_of(day, time()), ends=starts + timedelta(minutes=30),
        state=draw(st.sampled_from(("planned", "planned", "cancelled", "paused"))), timed=timed,
        owner_id=draw(st.none() | ids),
        told=draw(st.none() | st.integers(-180, 180).map(lambda minutes: starts + timedelta(minutes=minutes))),
    )  # fmt: skip


periods = st.tuples(st.none() | days, st.none() | days)


@given(st.lists(occasions(), max_size=8), st.sets(ids, max_size=1), st.dictionaries(ids, periods), st.integers(1, 14))
def test_needs_against_slow(
    given_ones: list[Occasion], deceased: set[UUID], decided: dict[UUID, tuple[date, date]], length: int
) -> None:
    found = needs(given_ones, deceased=deceased, decided=decided, first=FIRST, days=length)
    ours = [one for one in given_ones if FIRST <= slow.local(one.starts).date() < FIRST + timedelta(days=length)]
    assert sorted(map(id, (one.occasion for one in found))) == sorted(map(id, ours))
    assert [one.starts for one in found] == sorted(one.starts for one in found)
    for one in found:
        assert one.hindered == slow.who_comes(one.occasion, deceased, decided)
        assert (one.earliest, one.latest) == slow.begins_within(one.occasion)
        assert one.earliest <= one.starts <= one.latest
        assert one.starts < one.ends
        others = [
            other
            for other in found
            if other is not one and not other.hindered and not one.hindered and slow.joins(one, other)
        ]
        assert set(one.together) == {other.occasion for other in others}
        comes = [each.told or each.starts for each in one.together]
        assert comes == sorted(comes)


def test_the_nights_when_clocks_change_have_one_visit_each() -> None:
    nightly = Recurring(date(2026, 3, 1), Rule("day"), time(2, 30), 20)
    for night in (date(2026, 3, 29), date(2026, 10, 25)):
        start, end = moment_of(night, time()), moment_of(night + timedelta(days=1), time())
        ones = [
            Occasion(IDS[0], IDS[0], IDS[0], "social", one.day, one.starts, one.ends)
            for one in occurrences(nightly, start, end)
        ]
        [need] = needs(ones, deceased=(), decided={}, first=night, days=1)
        assert need.ends - need.starts == timedelta(minutes=20)
        assert not need.hindered


def test_a_holiday_is_a_day_like_another_and_is_told() -> None:
    def on(day: date) -> Need:
        starts = moment_of(day, time(8))
        one = Occasion(IDS[0], IDS[0], IDS[0], "social", day, starts, starts + timedelta(minutes=30))
        return needs([one], deceased=(), decided={}, first=day, days=1)[0]

    assert (on(date(2026, 12, 25)).holiday, on(date(2026, 12, 25)).hindered) == (True, "")
    assert not on(date(2026, 12, 28)).holiday


mets = st.builds(
    Met, ids, st.sampled_from(IDS),
    st.tuples(days, st.integers(6, 22)).map(lambda pair: moment_of(pair[0], time(pair[1]))), st.booleans(),
)  # fmt: skip


@given(
    st.lists(mets, max_size=20), st.sets(ids), st.lists(st.tuples(ids, st.sampled_from(IDS)), max_size=6),
    st.dictionaries(ids, st.none() | st.integers(60, 70)), st.sets(ids, max_size=1),
)  # fmt: skip
def test_continuity_against_slow(
    some: list[Met], whole: set[UUID], more: list[tuple[UUID, UUID]], ages: dict[UUID, int | None], away: set[UUID]
) -> None:
    every_day = [
        Met(whose, IDS[number % 2], moment_of(FIRST + timedelta(days=day), time(hour)))
        for whose in whole
        for number, (day, hour) in enumerate((day, hour) for day in range(14) for hour in (7, 21))
    ]
    extra = [Met(whose, carer, moment_of(FIRST, time(12))) for whose, carer in more]
    everything = [*some, *every_day, *extra]
    found = continuity(everything, first=FIRST, ages=ages, away=away)
    expected = slow.different_staff(everything, FIRST, ages, away)
    assert dict(found.faces) == expected
    assert found.middle == (median(expected.values()) if expected else None)
    assert found.persons == len(expected)


@given(st.lists(mets, max_size=30), mets, st.integers(4, 8))
def test_how_many_a_person_meets_is_one_count_against_slow(some: list[Met], one: Met, least: int) -> None:
    """The tile, the alarm and the page where a visit is moved: with the visit made, they are the same number."""
    crowd = [Met(one.subject_id, UUID(int=900 + number), moment_of(FIRST, time(12))) for number in range(least)]
    everything = [*some, *crowd]
    with_it = [*everything, one]
    many, more = if_comes(everything, one, FIRST)
    met = slow.staff_met(with_it, one.subject_id, FIRST)
    assert many == len(met) == len(met_in(with_it, FIRST)[one.subject_id])
    assert more == (met != slow.staff_met(everything, one.subject_id, FIRST))
    whose = {each.subject_id for each in with_it}
    assert too_many(with_it, FIRST) == {each for each in whose if len(slow.staff_met(with_it, each, FIRST)) > 6}


def test_a_new_face_is_somebody_not_met_before_and_nobody_is_new_to_whom_nobody_has_met() -> None:
    a, b, c = IDS[:3]
    at = moment_of(FIRST, time(8))
    assert new_faces([Met(a, b, at)], [Met(a, b, at), Met(a, c, at), Met(b, c, at)]) == {a: {c}}


def stop(number: int, at: time, *, minutes: int = 30, carer: UUID | None = None, whose: UUID = IDS[0]) -> Stop:
    starts = moment_of(FIRST, at)
    end = starts + timedelta(minutes=minutes)
    slack = timedelta(minutes=15)
    return Stop(UUID(int=50 + number), whose, starts, end, starts - slack, starts + slack, None, carer)


def test_what_it_costs() -> None:
    anna, bo = IDS[:2]
    work = [Shift(anna, moment_of(FIRST, time(7)), moment_of(FIRST, time(12)))]
    there = stop(1, time(8), carer=anna, whose=IDS[5])
    table = (
        (stop(2, time(9)), ()),
        (stop(2, time(8, 15)), ("elsewhere_then",)),
        (stop(2, time(8, 32)), ("no_time_for_the_way",)),
        (stop(2, time(11, 45)), ("not_at_work",)),
    )
    for asked, hinders in table:
        made = cost(asked, anna, [there], work, met={anna})
        assert made.hinders == hinders
        assert not made.new_face
    assert cost(stop(2, time(9)), bo, [], work, met=set()).hinders == ("not_at_work",)
    assert way((59.0, 16.2), (59.0, 16.2)) == timedelta()
    assert way((59.0, 16.2), (59.01, 16.2)) == timedelta(minutes=2)  # 1.11 km as the crow flies


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(10, 60), ids), max_size=12))
def test_a_proposal_puts_nobody_in_two_places_and_says_why_it_found_nobody(
    drawn: list[tuple[int, int, UUID]],
) -> None:
    carers = IDS[3:5]
    work = [Shift(each, moment_of(FIRST, time(7)), moment_of(FIRST, time(12))) for each in carers]
    stops = [
        stop(number, time(7 + quarter // 4, quarter % 4 * 15), minutes=minutes, whose=whose)
        for number, (quarter, minutes, whose) in enumerate(drawn)
    ]
    found = proposed(stops, carers, work, met={})
    assert set(found) == {one.id for one in stops}
    made = [(one, found[one.id]) for one in stops if found[one.id]]
    for one, who in made:
        assert not any(
            other is not one and whom == who and other.starts < one.ends and one.starts < other.ends
            for other, whom in made
        )
        assert any(row.carer_id == who and row.starts <= one.starts and one.ends <= row.ends for row in work)
    placed = [
        Stop(one.id, one.subject_id, one.starts, one.ends, one.earliest, one.latest, None, found[one.id])
        for one in stops
    ]
    for one in placed:
        others = [other for other in placed if other.id != one.id]
        if one.carer_id is None:
            exact = replace(one, earliest=one.starts, latest=one.starts)
            assert why_nobody(exact, carers, others, work).code


def test_where_two_are_needed_and_one_can_it_is_said() -> None:
    starts = moment_of(FIRST, time(8))
    ends = starts + timedelta(minutes=30)
    first, second = (
        Stop(IDS[number], IDS[3], starts, ends, starts, starts, None, who, IDS[1 - number])
        for number, who in ((0, IDS[4]), (1, None))
    )
    work = [Shift(IDS[4], starts - timedelta(hours=1), ends + timedelta(hours=1))]
    assert why_nobody(second, [IDS[4]], [], work).code == ""
    assert why_nobody(second, [IDS[4]], [first], work).code == "two_are_needed"
    assert why_nobody(second, [IDS[5]], [first], work).code == "not_at_work"


def test_what_stands_follows_what_is_needed() -> None:
    at = datetime(2026, 10, 19, 0, 0, tzinfo=UTC)
    starts = moment_of(FIRST + timedelta(days=1), time(8))
    half = timedelta(minutes=30)

    def needed(number: int, state: str = "planned", hour: int = 8) -> Need:
        begins = moment_of(FIRST + timedelta(days=1), time(hour))
        one = Occasion(UUID(int=number), IDS[0], IDS[1], "social", FIRST, begins, begins + half, state)
        return needs([one], deceased=(), decided={}, first=FIRST, days=3)[0]

    def there(number: int, position: int = 1, state: str = "planned", *, locked: bool = False) -> Standing:
        return Standing(
            UUID(int=900 + number),
            UUID(int=number),
            FIRST,
            position,
            state,
            starts,
            starts,
            starts,
            starts + half,
            locked,
        )

    new = followed([needed(1)], [], carers={}, at=at)
    assert [(one.key[0].int, position) for one, position in new.made] == [(1, 1)]
    two = followed([needed(1)], [there(1)], carers={IDS[0]: 2}, at=at)
    assert [position for _one, position in two.made] == [2]
    assert not followed([needed(1)], [there(1)], carers={}, at=at).moved
    assert followed([needed(1, "paused")], [there(1, state="published")], carers={}, at=at).cancelled == {
        UUID(int=901): "away"
    }
    assert followed([], [there(1, locked=True)], carers={}, at=at).cancelled == {UUID(int=901): "not_planned"}
    assert set(followed([needed(1, hour=10)], [there(1)], carers={}, at=at).moved) == {UUID(int=901)}
    assert not followed([needed(1, hour=10)], [there(1, locked=True)], carers={}, at=at).moved
    late = replace(there(1), starts=starts + half, ends=starts + 2 * half)
    quarter = half / 2
    promised = replace(late, earliest=starts - quarter, latest=starts + quarter)
    assert not followed([needed(1)], [promised], carers={}, at=at).moved, "put late by hand, of the same promise"
    assert followed([needed(1)], [late], carers={}, at=at).moved, "the plan asks for another time"
    for state in ("begun", "done", "not_done"):
        assert not followed([], [there(1, state=state)], carers={}, at=at).cancelled
    assert not followed([], [there(1)], carers={}, at=starts + half).cancelled
    assert not followed([needed(1)], [], carers={}, at=starts + half).made


def test_the_reasons_are_those_that_staff_have_in_the_plan() -> None:
    assert set(reasons_for("staff")) == set(REASONS)


@pytest.mark.parametrize(
    ("lock", "somebody", "refused"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_only_what_is_somebodys_is_locked(lock: bool, somebody: bool, refused: bool) -> None:
    found = lock_findings(lock=lock, has_carer=somebody)
    assert [(one.code, one.field_name) for one in found] == [("lock_needs_somebody", "lock")] * refused


@pytest.mark.parametrize(
    ("seconds", "sure", "asked"),
    [
        (0, False, [0]),
        (1, False, [0]),
        (119, False, [1]),
        (120, False, []),
        (1, True, []),
        (None, False, []),
        (-5, False, [0]),
    ],
)
def test_a_visit_that_took_next_to_no_time_is_asked_about_once(
    seconds: int | None, sure: bool, asked: list[int]
) -> None:
    at = moment_of(FIRST, time(11))
    begun = None if seconds is None else at - timedelta(seconds=seconds)
    assert [one.params["minutes"] for one in short_findings(begun=begun, at=at, sure=sure)] == asked


@pytest.mark.parametrize(
    ("state", "minutes", "untold"),
    [
        ("published", 0, True),
        ("published", 1, True),
        ("published", -1, False),
        ("begun", 60, False),
        ("done", 60, False),
    ],
)
def test_what_is_over_and_nobody_has_said_anything_of_is_untold(state: str, minutes: int, untold: bool) -> None:
    ends = moment_of(FIRST, time(11))
    assert is_untold(state=state, ends=ends, at=ends + timedelta(minutes=minutes)) is untold
