"""The suggestion of a time against a second writing: each time is held beside every other, thing after thing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.meeting_times import Option, overlaps, suggest

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANSWER = st.sampled_from(["yes", "if_needed", "no", ""])
KINDS = ("person", "representative", "close_one", "staff", "staff", "association")
ROW = st.tuples(st.lists(ANSWER, min_size=len(KINDS), max_size=len(KINDS)), st.booleans())
OPTIONS = st.lists(ROW, max_size=6)  # what everybody answered, and whether the person is away then
Row = tuple[list[str], bool]
WORSE = ["yes", "if_needed", "", "no"]  # the farther to the right the worse


def made(rows: list[Row]) -> list[Option]:
    """The times an hour apart, the last first, so that their order says nothing."""
    return [
        Option(UUID(int=number + 1), START - timedelta(hours=number), tuple(zip(KINDS, row, strict=True)), away)
        for number, (row, away) in enumerate(rows)
    ]


def beats(one: Option, other: Option) -> bool:
    """Whether one time is better than another: said as somebody would at the table."""
    for who in ("person", "representative"):
        mine, theirs = dict(one.answers)[who], dict(other.answers)[who]
        if mine != theirs:
            return WORSE.index(mine) < WORSE.index(theirs)
    for counted, fewer_is_better in (("no", True), ("yes", False), ("if_needed", False)):
        mine_many = len([1 for kind, said in one.answers[2:] if said == counted])
        theirs_many = len([1 for kind, said in other.answers[2:] if said == counted])
        if mine_many != theirs_many:
            return (mine_many < theirs_many) == fewer_is_better
    return one.starts_at < other.starts_at


@given(OPTIONS)
def test_the_order_is_who_beats_whom(rows: list[Row]) -> None:
    options = made(rows)
    possible = [one for one in options if dict(one.answers)["person"] != "no" and not one.away]
    left, expected = list(possible), []
    while left:
        best = next(one for one in left if all(beats(one, other) for other in left if other is not one))
        expected.append(best)
        left.remove(best)
    assert suggest(options) == expected


@given(OPTIONS)
def test_nothing_that_the_person_cannot_come_to_or_is_away_from(rows: list[Row]) -> None:
    assert all("no" not in one.of("person") and not one.away for one in suggest(made(rows)))


MINUTES = st.integers(0, 40)


@given(MINUTES, st.integers(1, 20), MINUTES, st.integers(1, 20))
def test_two_meetings_overlap_when_some_minute_is_in_both(
    start: int, length: int, other: int, other_length: int
) -> None:
    at = [START + timedelta(minutes=one) for one in (start, start + length, other, other + other_length)]
    both = set(range(start, start + length)) & set(range(other, other + other_length))
    assert overlaps(*at) == bool(both)
