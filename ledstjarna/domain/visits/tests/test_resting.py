"""Breaks: as few as the law asks for, never further apart, and where there is time for them; against slow rules."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.instance import Asked, Moves
from ledstjarna.domain.visits.rules.placing import Shift, Stop, cost, proposed
from ledstjarna.domain.visits.rules.resting import LENGTH, LONGEST, Busy, breaks, due
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.domain.visits.tests.home import NOW, TODAY

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("minutes", "windows"),
    [
        (300, []),
        (301, [(0, 271)]),
        (360, [(30, 300)]),
        (480, [(150, 300)]),
        (540, [(210, 300)]),
        (630, [(300, 300)]),
        (700, [(170, 256), (414, 500)]),
        (720, [(180, 260), (430, 510)]),
    ],
)
def test_when_breaks_are_due(minutes: int, windows: list[tuple[int, int]]) -> None:
    """Minutes of a shift, and between which minutes of it each break begins."""
    found = [((one.earliest - NOW) / MINUTE, (one.latest - NOW) / MINUTE) for one in due(NOW, NOW + minutes * MINUTE)]
    assert found == windows


@given(st.integers(1, 1440), st.data())
def test_no_work_in_a_row_is_longer_than_the_law_allows_and_no_break_is_more_than_needed(
    minutes: int, data: st.DataObject
) -> None:
    ends = NOW + minutes * MINUTE
    windows = due(NOW, ends)
    at = [
        one.earliest + data.draw(st.floats(0, 1)) * (one.latest - one.earliest) for one in windows
    ]  # whenever within the windows each is taken
    stops, begins = [NOW, *(each + LENGTH for each in at)], [*at, ends]
    assert all(begin - stop <= LONGEST for stop, begin in zip(stops, begins, strict=True))
    fewer = len(windows) - 1
    assert fewer < 0 or (minutes * MINUTE - fewer * LENGTH) > (fewer + 1) * LONGEST


@given(
    st.sampled_from([240, 400, 480, 540, 600, 700]),
    st.lists(st.tuples(st.integers(0, 90), st.integers(5, 120), st.integers(0, 20)), max_size=9),
)
def test_where_there_is_time_for_a_break(minutes: int, drawn: list[tuple[int, int, int]]) -> None:
    busy, at = list[Busy](), 0
    for pause, length, way in drawn:
        begins = at + pause
        at = begins + length
        busy.append((NOW + begins * MINUTE, NOW + at * MINUTE, way * MINUTE))
    busy = [one for one in busy if one[1] <= NOW + minutes * MINUTE]
    found = [each.at and int((each.at - NOW) / MINUTE) for each in breaks(NOW, NOW + minutes * MINUTE, busy)]
    assert found == slow_breaks(minutes, busy)


def slow_breaks(minutes: int, busy: list[Busy]) -> list[int | None]:
    """Every minute tried: no visit lies in the half hour, and what is free around it has room for the way as well."""
    found: list[int | None] = []
    free = [True] * minutes
    for begins, stops, _way in busy:
        for number in range(int((begins - NOW) / MINUTE), int((stops - NOW) / MINUTE)):
            free[number] = False
    for one in due(NOW, NOW + minutes * MINUTE):
        chosen = None
        for at in range(minutes - 29):
            if not one.earliest <= NOW + at * MINUTE <= one.latest or not all(free[at : at + 30]):
                continue
            left, right = at, at + 30
            while left > 0 and free[left - 1]:
                left -= 1
            while right < minutes and free[right]:
                right += 1
            ways = [way for _begins, stops, way in busy[:-1] if NOW + left * MINUTE == stops]
            if right - left >= 30 + (int(max(ways) / MINUTE) if ways and right < minutes else 0):
                chosen = at
                break
        found.append(chosen)
        if chosen is not None:
            free[chosen : chosen + 30] = [False] * 30
    return found


def stop(number: int, begins: int, length: int, carer: UUID | None = None) -> Stop:
    """A visit `begins` minutes into the shift."""
    starts = NOW + begins * MINUTE
    return Stop(UUID(int=number), UUID(int=number), starts, starts + length * MINUTE, starts, starts, None, carer)


ANNA, BO = UUID(int=101), UUID(int=102)
SHIFTS = [Shift(each, NOW, NOW + timedelta(hours=9)) for each in (ANNA, BO)]


def test_a_visit_that_takes_the_break_costs_it_and_goes_to_who_keeps_theirs() -> None:
    before = stop(1, 120, 100, ANNA)  # until 3.40, and five minutes on the way
    asked = stop(2, 230, 110)  # from 3.50 to 5.40: the break began at the latest at 5.00
    made = cost(asked, ANNA, [before], SHIFTS, met={ANNA})
    assert (made.hinders, made.no_break) == ((), NOW + timedelta(hours=5))
    assert cost(asked, BO, [before], SHIFTS, met={ANNA}).no_break == NOW + timedelta(hours=5)
    short = stop(3, 250, 30)  # from 4.10: half an hour before it, but for five minutes of way
    assert cost(short, ANNA, [before], SHIFTS, met=set()).no_break is None, "there is time after it"
    late = stop(4, 319, 60)  # a minute short of half an hour and the way
    taken = [before, stop(5, 225, 60, ANNA)]
    assert cost(late, ANNA, taken, SHIFTS, met=set()).no_break is not None
    assert cost(late, BO, taken, SHIFTS, met=set()).no_break is None
    known = {late.subject_id: {ANNA}}
    assert proposed([*taken, late], [ANNA, BO], SHIFTS, met=known)[late.id] == BO, "a new face sooner than no break"


def test_no_visit_goes_back_to_its_time_at_the_cost_of_a_break() -> None:
    """The engine moved a visit so that the break has room; that there is room for the visit where it lay is no reason
    to move it back."""
    day = timedelta(hours=9)
    first, second = (
        Asked(UUID(int=number), UUID(int=number), TODAY, 1, UUID(int=9), NOW + begins * MINUTE,
              NOW + (begins + length) * MINUTE, NOW, NOW + day, "planned", ANNA, False)
        for number, begins, length in ((1, 120, 130), (2, 275, 125))
    )  # fmt: skip
    moves: Moves = {first.id: (ANNA, first.starts), second.id: (ANNA, NOW + 285 * MINUTE)}

    def moved(shifts: list[Shift]) -> Moves:
        at = NOW - timedelta(hours=1)
        return settled(moves, [first, second], at=at, days=[TODAY], homes={}, shifts=shifts)

    assert moved(SHIFTS) == {second.id: (ANNA, NOW + 285 * MINUTE)}
    short = [Shift(ANNA, NOW + timedelta(hours=2), NOW + timedelta(hours=7))]
    assert moved(short) == {}, "a shift of five hours has no break to keep"
