"""The level now: the newest that says something, beside a slow and obvious second telling."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.level_now import ASSESSMENT, FOLLOW_UP, GOAL, LevelNow, Seen, level_now

DAY = date(2026, 3, 2)
LEVELS = st.sampled_from([0, 1, 2, 3, 4, 8, 9])
LATER = st.builds(
    Seen, st.sampled_from([ASSESSMENT, FOLLOW_UP]), st.integers(-5, 5).map(lambda days: DAY + timedelta(days)),
    LEVELS, LEVELS,
)  # fmt: skip


@given(LEVELS, st.lists(LATER, max_size=6, unique_by=lambda seen: (seen.where, seen.day)))
def test_nothing_newer_says_otherwise(level: int, later: list[Seen]) -> None:
    told, goal = LevelNow(level, DAY, GOAL), Seen(GOAL, DAY, level, level)
    for seen in sorted(later, key=lambda one: (one.day, one.where == FOLLOW_UP)):
        says = seen.own if seen.own < 8 else seen.professional
        silent, same_day = told.level > 4, seen.day == told.day and seen.where == FOLLOW_UP
        if says < 8 and (silent or seen.day > told.day or same_day):
            told = LevelNow(says, seen.day, seen.where)
    assert level_now(goal, later) == told


def test_a_follow_up_ends_what_was_said_and_silence_ends_nothing() -> None:
    goal = Seen(GOAL, DAY, 3, 3)
    assert level_now(goal, []) == LevelNow(3, DAY, GOAL)
    assert level_now(goal, [Seen(ASSESSMENT, DAY, 2, 2)]).level == 3, "a goal is set from the assessment of its day"
    later = Seen(FOLLOW_UP, DAY + timedelta(90), 8, 1)
    assert level_now(goal, [later, Seen(FOLLOW_UP, DAY + timedelta(120), 9, 9)]) == LevelNow(1, later.day, FOLLOW_UP)
