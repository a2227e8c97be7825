"""Who works when in the made-up county: everybody rests as the law has it, and as many work as the visits need."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.demo.loading.giving_out import EARLY, LATE, Rota
from ledstjarna.domain.visits.rules.instance import Asked
from ledstjarna.domain.visits.rules.resting import short_rests
from ledstjarna.foundation.clock import day_of, moment_of

FIRST, DAYS = date(2026, 3, 16), 16
MINUTE = timedelta(minutes=1)


def _visit(number: int, day: int, starts: datetime) -> Asked:
    own, until = UUID(int=number), starts + 45 * MINUTE
    return Asked(own, own, FIRST, 1, own, starts, until, starts, starts + 15 * MINUTE, "planned", None, False)


visits = st.lists(
    st.tuples(st.integers(0, DAYS - 1), st.sampled_from([8, 9, 12, 15, 18, 20]), st.integers(1, 4)), max_size=50
)


@given(visits, st.integers(1, 6), st.integers(0, 6))
def test_everybody_rests_as_the_law_has_it_and_who_is_needed_and_may_works(
    drawn: list[tuple[int, int, int]], carers: int, weekday: int
) -> None:
    first = FIRST + timedelta(days=weekday)
    its = [
        _visit(len(drawn) * each + number, day, moment_of(first + timedelta(days=day), time(hour)))
        for number, (day, hour, many) in enumerate(drawn) for each in range(many)
    ]  # fmt: skip
    who = [UUID(int=1000 + number) for number in range(carers)]
    shifts = Rota(who, first, DAYS).shifts(its)
    spans = {key: [(row.starts, row.ends) for row in shifts if row.carer_id == key] for key in who}
    assert not any(short_rests(own) for own in spans.values())
    for key, own in spans.items():
        on = [day_of(starts) for starts, _ends in own]
        assert len(on) == len(set(on)), key
    by_day = {first + timedelta(days=number) for number in range(DAYS)}
    for day in by_day:
        for hours in (EARLY, LATE):
            together = [one for one in its if one.starts == moment_of(day, time(8 if hours is EARLY else 18))]
            begins, ends = (moment_of(day, each) for each in hours)
            works = sum((begins, ends) in own for own in spans.values())
            if works < len(together):  # at the very least as many as come at the same hour
                off = [own for own in spans.values() if all(day_of(starts) != day for starts, _ends in own)]
                assert all(short_rests([*own, (begins, ends)]) for own in off), "nobody else may"
