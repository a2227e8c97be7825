"""How long a plan has people work beyond their shifts, beside a count minute by minute."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.comparing import Measures, overtime_of, unbeaten
from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.domain.visits.rules.placing import Shift, Stop

MORNING = datetime(2026, 3, 2, 7, tzinfo=UTC)
CARERS = [UUID(int=1), UUID(int=2)]
MINUTE = timedelta(minutes=1)


def _shift(carer: int, starts: int, length: int, beyond: int) -> Shift:
    at = MORNING + starts * MINUTE
    return Shift(CARERS[carer], at, at + length * MINUTE, beyond * MINUTE)


def _stop(number: int, carer: int | None, starts: int, length: int) -> Stop:
    at = MORNING + starts * MINUTE
    whose = None if carer is None else CARERS[carer]
    return Stop(UUID(int=100 + number), UUID(int=50), at, at + length * MINUTE, at, at, None, whose, None)


def _minute_by_minute(stops: Sequence[Stop], shifts: Sequence[Shift]) -> timedelta:
    """A minute after a shift is worked where a visit that only this shift, and none that ends later, has room for is
    not over yet."""
    worked = set()
    for shift in shifts:
        for minute in range(int(shift.beyond / MINUTE)):
            at = shift.ends + minute * MINUTE
            for one in stops:
                held = [row for row in shifts if row.carer_id == one.carer_id and row.holds(one.starts, one.ends)]
                if shift in held and all(row.ends <= shift.ends for row in held) and one.ends > at:
                    worked.add((shift.carer_id, shift.ends, at))
    return len(worked) * MINUTE


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 1), st.integers(0, 90), st.integers(5, 40)), max_size=6),
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 60), st.integers(10, 60), st.integers(0, 30)), max_size=4),
)
def test_overtime_is_what_a_count_by_minute_finds(
    stops: list[tuple[int | None, int, int]], shifts: list[tuple[int, int, int, int]]
) -> None:
    made = [_stop(number, *one) for number, one in enumerate(stops)]
    rows = [_shift(*one) for one in shifts]
    assert overtime_of(made, rows) == _minute_by_minute(made, rows)


def test_the_last_visit_of_each_shift_decides() -> None:
    shifts = [_shift(0, 0, 60, 30), _shift(1, 0, 60, 0)]
    stops = [_stop(0, 0, 45, 20), _stop(1, 0, 66, 20), _stop(2, 1, 30, 30)]
    assert overtime_of(stops, shifts) == 26 * MINUTE


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), max_size=6))
def test_a_plan_is_a_choice_where_every_other_is_worse_in_something(axes: list[tuple[int, int, int]]) -> None:
    plans = [
        Measures(Continuity({}), faces, 0, 0, 0, nobody, way * MINUTE, timedelta()) for faces, way, nobody in axes
    ]  # fmt: skip
    kept = unbeaten(plans)
    for number, mine in enumerate(axes):
        others = [other for other in axes if other != mine]
        worse_in_something = all(any(a > b for a, b in zip(other, mine, strict=True)) for other in others)
        assert (number in kept) == (worse_in_something and axes.index(mine) == number)
    assert [plans[each].travel for each in kept] == sorted(plans[each].travel for each in kept)
