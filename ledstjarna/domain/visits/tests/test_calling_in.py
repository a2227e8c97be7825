"""Whom to ring when somebody is ill: the law's rest, what each could take, and the order; against a slow answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.calling_in import (
    AT_WORK,
    BARRED,
    TIMES,
    CallingIn,
    CanCome,
    Free,
    hours_left,
    kept_by,
    whom_to_ring,
)
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.domain.visits.rules.resting import DAILY, WEEKLY, Span
from ledstjarna.domain.visits.tests import slow
from ledstjarna.domain.visits.tests.home import at_hour

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
EVA, BO, CAJ = (UUID(int=number) for number in (1, 2, 3))
ASTRID, BERIT = UUID(int=11), UUID(int=12)
SHIFT = (at_hour(7), at_hour(16))  # of a Tuesday


def span(day: int, starts: int, ends: int) -> Span:
    return at_hour(starts, day=day), at_hour(ends, day=day)


# A Tuesday between seven and four, beside shifts of days around it (0 is the same day).
@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ((), ""),
        ((span(-1, 7, 16),), ""),
        ((span(-1, 11, 20),), ""),  # eleven hours until seven, 13 §
        ((span(-1, 12, 21),), DAILY),  # ten
        ((span(1, 7, 16),), ""),
        ((span(0, 17, 19),), ""),  # twelve hours from seven in the evening
        ((span(0, 18, 22),), DAILY),  # nine of the twenty-four from seven in the morning
        ((span(1, 2, 10),), DAILY),  # ten hours from four in the afternoon
        ((span(0, 15, 20),), AT_WORK),
        (tuple(span(day, 7, 16) for day in (-1, 1, 2, 3)), ""),  # off Saturday and Sunday
        (tuple(span(day, 7, 16) for day in (-1, 1, 2, 3, 4)), WEEKLY),  # 32 hours from four on Saturday, 14 §
        (tuple(span(day, 7, 16) for day in (-1, 1, 2, 3, 4, 5)), WEEKLY),
        ((span(-1, 12, 21), *(span(day, 7, 16) for day in (1, 2, 3, 4, 5))), DAILY),  # both: the day's is told
    ],
)
def test_what_keeps_somebody_and_by_which_section(own: tuple[Span, ...], kept: str) -> None:
    assert kept_by(own, SHIFT) == kept
    assert slow.kept_by(own, SHIFT) == kept


def stop(number: int, starts: datetime, *, whose: UUID = ASTRID, minutes: int = 30, **more: object) -> Stop:
    ends = starts + minutes * MINUTE
    window = {"earliest": starts - 30 * MINUTE, "latest": starts + 30 * MINUTE} | more
    return Stop(UUID(int=100 + number), whose, starts, ends, **window)  # type: ignore[arg-type]


def test_most_work_first_and_then_most_faces() -> None:
    stops = [
        stop(1, at_hour(8)), stop(2, at_hour(10), whose=BERIT, barred={BO: "not_able", CAJ: "refused"}),
        stop(3, at_hour(18)),
    ]  # fmt: skip
    free = [Free(CAJ), Free(BO, met=frozenset({ASTRID, BERIT})), Free(EVA)]
    found = whom_to_ring(stops, SHIFT, free)
    assert [(one.carer_id, len(one.visits), one.persons, one.met) for one in found.can] == [
        (EVA, 2, 2, 0), (BO, 1, 1, 1), (CAJ, 1, 1, 0),
    ]  # fmt: skip
    assert found.cannot == {}


def test_why_nobody_is_rung() -> None:
    asks = [stop(1, at_hour(8), barred={BO: "not_able"})]
    assert whom_to_ring(asks, SHIFT, [Free(EVA, (span(-1, 14, 22),)), Free(BO)]) == CallingIn((), {DAILY: 1, BARRED: 1})
    assert whom_to_ring([stop(1, at_hour(20))], SHIFT, [Free(EVA)]).cannot == {TIMES: 1}
    assert whom_to_ring(asks, SHIFT, []) == CallingIn((), {})


def test_two_at_once_are_not_made_by_one_and_a_pair_comes_at_its_own_time() -> None:
    together = [stop(1, at_hour(8), latest=at_hour(8)), stop(2, at_hour(8), latest=at_hour(8), whose=BERIT)]
    assert len(whom_to_ring(together, SHIFT, [Free(EVA)]).can[0].visits) == 1
    pair = [stop(1, at_hour(7), beside=UUID(int=999), minutes=60), stop(2, at_hour(7, 30), whose=BERIT)]
    assert len(whom_to_ring(pair, SHIFT, [Free(EVA)]).can[0].visits) == 1, "no way there before eight"


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (at_hour(6), SHIFT),
        (at_hour(7), SHIFT),
        (at_hour(9, 1), (at_hour(9, 15), SHIFT[1])),
        (at_hour(15), (at_hour(15), SHIFT[1])),
        (at_hour(15, 1), None),
        (at_hour(17), None),
    ],
)
def test_what_is_left_of_a_shift(at: datetime, left: Span | None) -> None:
    assert hours_left(SHIFT, at) == left


SPANS = st.lists(st.tuples(st.integers(-9 * 24, 9 * 24), st.integers(1, 12)), max_size=14)
STOPS = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(0, 12), st.integers(0, 12), st.integers(1, 12),
        st.sampled_from([ASTRID, BERIT]), st.sets(st.sampled_from([EVA, BO])), st.booleans(),
    ),
    max_size=5,
)  # fmt: skip


@given(STOPS, st.lists(st.tuples(SPANS, st.sets(st.sampled_from([ASTRID, BERIT]))), max_size=3))
def test_the_same_as_a_slow_answer(
    drawn: list[tuple[int, int, int, int, UUID, set[UUID], bool]], carers: list[tuple[list[tuple[int, int]], set[UUID]]]
) -> None:
    stops = [
        Stop(
            UUID(int=100 + number), whose, at, at + length * 5 * MINUTE, at - before * 5 * MINUTE,
            at + after * 5 * MINUTE, barred=dict.fromkeys(barred, "not_able"),
            beside=UUID(int=999) if pair else None,
        )
        for number, (place, before, after, length, whose, barred, pair) in enumerate(drawn)
        for at in [at_hour(6) + place * 10 * MINUTE]
    ]  # fmt: skip
    free = [
        Free(UUID(int=number + 1), tuple((at_hour(1) + at * HOUR, at_hour(1) + (at + long) * HOUR) for at, long in own),
             frozenset(met))
        for number, (own, met) in enumerate(carers)
    ]  # fmt: skip
    assert whom_to_ring(stops, SHIFT, free) == slow_answer(stops, free)


def slow_answer(stops: Sequence[Stop], free: Sequence[Free]) -> CallingIn:
    """Everybody asked in turn, and then whoever is best picked out until nobody is left."""
    able, cannot = list[CanCome](), dict[str, int]()
    for one in free:
        its = slow.taken_by(stops, one.carer_id, SHIFT)
        kept = slow.kept_by(one.spans, SHIFT)
        if kept:
            cannot[kept] = cannot.get(kept, 0) + 1
        elif its:
            whose = {stop.subject_id for stop in stops if stop.id in its}
            able.append(CanCome(one.carer_id, tuple(its), len(whose), len([each for each in whose if each in one.met])))
        else:
            barred = [stop for stop in stops if one.carer_id in stop.barred]
            why = BARRED if len(barred) == len(stops) else TIMES
            cannot[why] = cannot.get(why, 0) + 1
    found = []
    while able:
        best = able[0]
        for one in able[1:]:
            more = len(one.visits) - len(best.visits)
            if more > 0 or (more == 0 and one.met > best.met):
                best = one
        able.remove(best)
        found.append(best)
    return CallingIn(tuple(found), cannot)
