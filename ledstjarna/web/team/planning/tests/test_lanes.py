"""What a lane writes in a block, where its way lies, and where the clock is."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Seen
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.foundation.clock import moment_of
from ledstjarna.web.team.planning.lanes import _ways, _written, is_unsaid, now_mark

DAY = date(2026, 3, 3)


def at(hour: int, minute: int = 0) -> Visit:
    starts = moment_of(DAY, time(hour, minute))
    key = UUID(int=hour * 60 + minute)
    return Visit(pk=key, starts_at=starts, ends_at=starts + timedelta(minutes=30), subject_id=key)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (6.0, ("08.30", "Birgit")), (4.41, ("08.30", "BJ")), (2.94, ("", "BJ")), (1.0, ("", "")),
    ],
)  # fmt: skip
def test_nothing_is_cut(width: float, shown: tuple[str, str]) -> None:
    assert _written(at(8, 30), "Birgit Jonasson", width) == shown


def test_the_way_ends_where_the_visit_begins_and_none_is_drawn_after_a_rest() -> None:
    rows = [at(8), at(9), at(20)]
    stops = {
        row.pk: Stop(row.pk, row.subject_id, row.starts_at, row.ends_at, row.starts_at, row.starts_at) for row in rows
    }
    seen = Seen(stops, [], [], {}, DAY, frozenset())
    [(x, width, said)] = _ways(seen, rows, DAY)
    assert said == "5 min på vägen före 09.00"
    assert round(x + width, 1) == round((9 - 6) / 17 * 100, 1)


def test_the_clock_is_on_its_own_day_alone() -> None:
    assert now_mark(DAY, moment_of(DAY, time(6))) == 0.0
    assert now_mark(DAY, moment_of(DAY, time(5, 59))) is None
    assert now_mark(DAY + timedelta(days=1), moment_of(DAY, time(12))) is None


@pytest.mark.parametrize(
    ("state", "until", "unsaid"),
    [
        ("published", time(8, 31), True), ("published", time(8, 30), False), ("published", time(8), False),
        ("planned", time(9), False), ("begun", time(9), False), ("done", time(9), False), ("not_done", time(9), False),
    ],
)  # fmt: skip
def test_what_was_told_and_is_over_is_asked_how_it_went(state: str, until: time, unsaid: bool) -> None:
    row = at(8)
    row.state = state
    assert is_unsaid(row, moment_of(DAY, until)) == unsaid
