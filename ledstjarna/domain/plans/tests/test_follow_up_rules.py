"""The pure rules of following up, each beside a second, slow and obvious writing of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.attainment import SCORES, WEIGHTS, Attained, t_score
from ledstjarna.domain.plans.rules.comparing import GOAL_FIELDS, PART_FIELDS, compare
from ledstjarna.domain.plans.rules.independence import LESS, MORE, SAME, UNKNOWN, Point, by_day, trend
from ledstjarna.domain.plans.rules.stepping import PartSeen, suggestion

DAY_ONE = date(2026, 3, 2)
DAYS = st.integers(0, 6).map(lambda number: DAY_ONE + timedelta(days=number))
LEVEL = st.none() | st.integers(0, 4)
LEVELS = st.lists(st.integers(0, 4), max_size=4).map(tuple)


@given(st.lists(st.builds(Attained, st.sampled_from(SCORES), st.sampled_from(WEIGHTS)), max_size=6))
def test_the_t_score_against_a_slow_one(goals: list[Attained]) -> None:
    assert (t_score(goals) is None) == (not goals)
    if goals:
        top = squares = total = Decimal(0)
        for goal in goals:
            top += Decimal(goal.weight) * goal.score
            squares += Decimal(goal.weight) * goal.weight
            total += goal.weight
        slow = 50 + 10 * top / (Decimal("0.7") * squares + Decimal("0.3") * total * total).sqrt()
        assert t_score(goals) == pytest.approx(float(slow))
        assert t_score([Attained(-goal.score, goal.weight) for goal in goals]) == pytest.approx(100 - float(slow))


@pytest.mark.parametrize("wrong", [Attained(3), Attained(0, 4), Attained(0, 0)])
def test_what_is_no_score_is_refused(wrong: Attained) -> None:
    with pytest.raises(ValueError, match="attained"):
        t_score([wrong])


PART_SEEN = st.builds(
    PartSeen,
    basis=st.sampled_from(["own", "close_one", "association", "open_support", "sol", "lss", "health"]),
    active=st.booleans(), decided=st.booleans(),
    wants=st.sampled_from(["continue", "change", "step_down", "end"]),
    helped=st.sampled_from(["yes", "somewhat", "no", "unknown"]),
    own=LEVELS, professional=LEVELS, wanted_level=st.sampled_from([0, 1, 2, 3, 4, 8]), left_before=st.booleans(),
)  # fmt: skip


def slow_reasons(part: PartSeen) -> set[str]:
    """Said once more, one question after the other."""
    reasons = set()
    if part.wants == "step_down":
        reasons.add("person_wants_less")
    last = [*part.own[-2:], *part.professional[-2:]]
    if len(part.own) >= 2 and len(part.professional) >= 2 and part.wanted_level != 8 and max(last) <= part.wanted_level:
        reasons.add("reached_twice")
    if len(part.own) >= 3 and len(part.professional) >= 2:
        a, b, c = part.own[-3:]
        if a > b and b > c and part.professional[-1] <= part.professional[-2]:
            reasons.add("manages_more")
    return reasons


@given(PART_SEEN)
def test_stepping_down_against_a_slow_rule(part: PartSeen) -> None:
    worse = any(len(seen) > 1 and seen[-1] > seen[-2] for seen in (part.own, part.professional))
    asked = part.wants == "step_down"
    barred = (
        not part.active
        or part.basis == "own"
        or part.wants in ("change", "end")
        or (not asked and (part.left_before or part.helped == "no" or worse))
    )
    reasons = set() if barred else slow_reasons(part)
    found = suggestion(part)
    assert (set(found.reasons) if found else set()) == reasons
    if found:
        on_decision = part.basis in ("sol", "lss") and part.decided
        assert (found.way == "review") == on_decision
        assert bool(found.section) == (on_decision or part.basis == "health"), "what stands on law names its section"


@given(st.lists(st.builds(Point, DAYS, LEVEL, LEVEL), max_size=8))
def test_levels_over_time_against_a_slow_reading(points: list[Point]) -> None:
    found = by_day(points)
    assert [point.day for point in found] == sorted({point.day for point in found})
    for point in found:
        for view in ("own", "professional"):
            said = [getattr(one, view) for one in points if one.day == point.day and getattr(one, view) is not None]
            assert getattr(point, view) == (said[-1] if said else None)
    own = [point.own for point in found if point.own is not None]
    seen = [point.professional for point in found if point.professional is not None]
    levels = own if len(own) > 1 else seen if len(seen) > 1 else []
    expected = UNKNOWN
    if levels:
        expected = MORE if levels[-1] < levels[0] else LESS if levels[-1] > levels[0] else SAME
    assert trend(found).direction == expected


WORD = st.sampled_from(["a", "b"])
IDS = st.sampled_from(["1", "2", "3"])


def _rows(fields: tuple[str, ...], **more: Any) -> Any:
    row = st.fixed_dictionaries({**dict.fromkeys(fields, WORD), "id": IDS, **more})
    return st.lists(row, max_size=3, unique_by=lambda kept: kept["id"])


VERSION = st.fixed_dictionaries({
    "goals": _rows(GOAL_FIELDS), "parts": _rows(PART_FIELDS, goal=st.just("1")), "what_matters": WORD,
    "follow_up": st.fixed_dictionaries({"on": WORD}), "sip": st.none() | st.just({}),
})  # fmt: skip


@given(VERSION, VERSION)
def test_two_versions_against_a_slow_comparison(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> None:
    found = compare(earlier, later)
    told = {goal.kept["id"]: goal for goal in found.goals}
    before, after = ({goal["id"]: goal for goal in kept["goals"]} for kept in (earlier, later))
    assert set(told) == set(before) | set(after)
    for key, goal in told.items():
        if key not in before:
            assert goal.how == "added"
        elif key not in after:
            assert goal.how == "ended"
        else:
            differing = {name for name in GOAL_FIELDS if before[key][name] != after[key][name]}
            assert {change.field for change in goal.changes} == differing
            assert goal.how == ("changed" if differing else "same")
            assert all(
                (one.before, one.after) == (before[key][one.field], after[key][one.field]) for one in goal.changes
            )
    parts = [part for goal in found.goals for part in goal.parts]
    if "1" in told:
        assert {part.kept["id"] for part in parts} == {p["id"] for kept in (earlier, later) for p in kept["parts"]}
    assert compare(later, later).differs is False
    turned = {goal.kept["id"]: goal.how for goal in compare(later, earlier).goals}
    swap = {"added": "ended", "ended": "added", "changed": "changed", "same": "same"}
    assert turned == {key: swap[goal.how] for key, goal in told.items()}
