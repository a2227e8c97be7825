"""Breaks, as few as the law asks for and where there is time for them; and rest between shifts. Against slow rules."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.doing import long_findings
from ledstjarna.domain.visits.rules.instance import Asked, Moves
from ledstjarna.domain.visits.rules.placing import Shift, Stop, cost, proposed, with_beyond
from ledstjarna.domain.visits.rules.resting import LENGTH, LONGEST, Busy, breaks, due, rest_left, short_rests
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.domain.visits.tests.home import NOW, TODAY
from ledstjarna.foundation.clock import moment_of

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


def test_no_break_is_due_before_it_may_be_or_after_it_must() -> None:
    for minutes in range(1, 1441):
        windows = due(NOW, NOW + minutes * MINUTE)
        assert all(NOW <= one.earliest <= one.latest <= NOW + (minutes - 30) * MINUTE for one in windows), minutes
        for taken in ([one.earliest for one in windows], [one.latest for one in windows]):
            stops, begins = [NOW, *(each + LENGTH for each in taken)], [*taken, NOW + minutes * MINUTE]
            assert all(begin - stop <= LONGEST for stop, begin in zip(stops, begins, strict=True)), minutes


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


MONDAY = moment_of(date(2026, 3, 2), time.min)


def span(day: int, begins: float, hours: float) -> tuple[datetime, datetime]:
    """A shift `day` days after the Monday."""
    starts = MONDAY + timedelta(days=day, hours=begins)
    return starts, starts + timedelta(hours=hours)


WEEK = [span(day, 7, 8.5) for day in range(5)]
REST_CASES = (
    ("five days, and the weekend free", WEEK, []),
    ("nothing", [], []),
    ("eleven hours exactly", [span(0, 13, 9), span(1, 9, 8)], []),
    ("a minute less", [span(0, 13, 9), span(1, 9 - 1 / 60, 8)], [("daily", 0, 10 + 59 / 60)]),
    ("late and early", [span(0, 13, 9), span(1, 7, 8.5)], [("daily", 0, 9)]),
    ("eighteen hours", [span(0, 15, 18)], [("daily", 0, 6)]),
    ("thirteen hours, and the day has its eleven", [span(0, 7, 13), span(1, 7, 13)], []),
    ("split, with a short night", [span(0, 6, 5), span(0, 17, 5), span(1, 7, 8)], [("daily", 0, 8), ("daily", 0, 9)]),
    ("seven days in a row", [span(day, 7, 8.5) for day in range(7)], [("weekly", 0, 15.5)]),
    ("six days, and thirty-six hours", [*(span(day, 7, 8) for day in range(5)), span(5, 4, 8)], []),
    ("a night into the free day", [*(span(day, 7, 8) for day in range(5)), span(5, 14, 10), span(6, 12, 8)],
     [("weekly", 0, 23)]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "shifts", "expected"), REST_CASES, ids=[case[0] for case in REST_CASES])
def test_rest_between_shifts_as_the_law_has_it(
    name: str, shifts: list[tuple[datetime, datetime]], expected: list[tuple[str, int, float]]
) -> None:
    found = short_rests(shifts)
    told = [(one.kind, (one.since - MONDAY).days, round(one.longest / timedelta(hours=1), 6)) for one in found]
    assert told == [(kind, day, round(hours, 6)) for kind, day, hours in expected], name
    assert all(one.section.endswith(" 13 §" if one.kind == "daily" else " 14 §") for one in found)


@given(st.lists(st.tuples(st.integers(0, 13), st.integers(0, 23), st.integers(1, 18)), max_size=12))
def test_rest_against_every_hour(drawn: list[tuple[int, int, int]]) -> None:
    shifts = [span(day, begins, hours) for day, begins, hours in drawn]
    found = {(one.kind, one.since) for one in short_rests(shifts)}

    def works(at: datetime) -> bool:
        return any(starts <= at < ends for starts, ends in shifts)

    def rests(first: datetime, hours: int, least: int) -> bool:
        free = "".join("." if works(first + timedelta(hours=number)) else "f" for number in range(hours))
        return "f" * least in free

    slow = {("daily", starts) for starts, _ends in shifts if not rests(starts, 24, 11)}
    for week in range(3):
        monday = MONDAY + timedelta(days=7 * week)
        if not rests(monday, 7 * 24, 36):
            slow.add(("weekly", monday))
    assert found == slow


def test_a_shift_that_leaves_no_rest_is_asked_about() -> None:
    assert not long_findings(*span(0, 7, 13), sure=False)
    [asked] = long_findings(*span(0, 15, 18), sure=False)
    assert (asked.code, asked.params) == ("shift_is_long", {"hours": 18})
    assert not long_findings(*span(0, 15, 18), sure=True)


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        ([(7, 15)], 300),
        ([(7, 20)], 0),
        ([(13, 22), (33, 40)], 0),
        ([(13, 22), (34, 42)], 60),
        ([(13, 22), (58, 66)], 0),
        ([(13, 22), (59, 66)], 60),
    ],
    ids=["a day", "as long as can be", "too early the next day", "an hour over", "the week's rest", "and an hour"],
)
def test_how_much_later_one_may_end_and_still_rest_as_the_law_has_it(
    hours: list[tuple[int, int]], minutes: int
) -> None:
    midnight = moment_of(TODAY, time.min)
    spans = [(midnight + timedelta(hours=a), midnight + timedelta(hours=b)) for a, b in hours]
    assert rest_left(spans, spans[0][1]) == minutes * MINUTE
    after = [(spans[0][0], spans[0][1] + rest_left(spans, spans[0][1])), *spans[1:]]
    assert len(short_rests(after)) == len(short_rests(spans)), "nobody rests too little by it"


def test_a_visit_beyond_the_shift_is_made_only_where_the_unit_allows_it_and_last_of_all() -> None:
    eva, bo = UUID(int=1), UUID(int=2)
    shifts = [Shift(eva, NOW, NOW + 8 * 60 * MINUTE), Shift(bo, NOW, NOW + 9 * 60 * MINUTE)]
    starts = NOW + (7 * 60 + 45) * MINUTE
    one = Stop(UUID(int=3), UUID(int=4), starts, starts + 30 * MINUTE, starts, starts)
    assert cost(one, eva, [], shifts, met=set()).hinders == ("not_at_work",)
    allowed = with_beyond(shifts, 30 * MINUTE)
    made = cost(one, eva, [], allowed, met=set())
    assert (made.hinders, made.over) == ((), 15 * MINUTE)
    assert proposed([one], [eva, bo], allowed, met={one.subject_id: {eva}}) == {one.id: bo}
    assert proposed([one], [eva], allowed[:1], met={}) == {one.id: eva}
