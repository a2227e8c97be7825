"""What goes on a day, against a slow and obvious second answer."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.domain.keeping.rules.removing import GOES, STOOD_ON, VERDICTS, File, Owner, judged
from ledstjarna.domain.keeping.rules.terms import TERMS, term, until, up_to
from ledstjarna.domain.keeping.tests import slowly

DAY = date(2026, 3, 2)
OWNERS = [Owner(UUID(int=number), law) for number, law in enumerate(("care", "social", "social", "association"))]
KINDS = ("record", "record", "own", "proof", "notice", "control", "identity")
KEYS = [("file", UUID(int=number)) for number in range(7)]


@st.composite
def lives(draw: st.DrawFn) -> list[File]:
    """Any files of one person, pointing at each other in any way, their last entries around the terms' edges."""
    edges = [date(DAY.year - rule.years, DAY.month, DAY.day) for rule in TERMS]
    days = st.builds(lambda edge, plus: edge + timedelta(days=plus), st.sampled_from(edges), st.integers(-1, 1))
    whose, points = st.sets(st.sampled_from(OWNERS), max_size=2), st.sets(st.sampled_from(KEYS), max_size=2)
    return [
        File(
            key, draw(st.sampled_from(KINDS)), draw(days), frozenset(draw(whose)), draw(st.integers(0, 5)) == 0,
            frozenset(draw(points) - {key}),
        )
        for key in KEYS[: draw(st.integers(0, len(KEYS)))]
    ]  # fmt: skip


@settings(max_examples=400)
@given(files=lives(), preserved=st.booleans())
def test_the_same_goes_as_the_slow_way_says(files: list[File], preserved: bool) -> None:
    verdicts = judged(files, DAY, preserved=preserved)
    going = {verdict.file.key for verdict in verdicts if verdict.what == GOES}
    assert going == slowly.goes(files, DAY, preserved)
    left = {file.key for file in files} - going
    assert not any(file.points_at & going for file in files if file.key in left), "something dangles"
    assert {verdict.what for verdict in verdicts} <= set(VERDICTS)
    assert all(verdict.due and verdict.due <= DAY for verdict in verdicts if verdict.what in (GOES, STOOD_ON))


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from([rule.code for rule in TERMS]))
def test_what_goes_is_what_ended_by_the_day_told(last: date, code: str) -> None:
    assert until(last, code) == slowly.later(last, term(code).years)
    assert (last <= up_to(DAY, code)) == (until(last, code) <= DAY)
