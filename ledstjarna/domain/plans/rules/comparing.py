"""Two agreed versions of a plan beside each other: what was added, what ended, what changed from what to what. Pure.

Compares what a version keeps (rules/snapshot): goals and parts by their ids. How far a part has come and who has said
yes are told as changes too; the ids are not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ADDED, ENDED, CHANGED, SAME = "added", "ended", "changed", "same"

GOAL_FIELDS = ("words", "life_area", "current_level", "wanted_level")
PART_FIELDS = ("title", "when", "owner", "answers_for", "provider", "legal_basis", "state", "decision")

Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One field, from → to."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class PartCompared:
    """A part in one version or both; `kept` is the later one's, or the earlier one's where it ended."""

    how: str
    kept: Kept
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalCompared:
    """A goal in one version or both, with its parts."""

    how: str
    kept: Kept
    changes: tuple[Change, ...]
    parts: tuple[PartCompared, ...]

    @property
    def differs(self) -> bool:
        """Whether anything about the goal or its parts is not as it was."""
        return self.how != SAME or any(part.how != SAME for part in self.parts)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions: goal by goal, and the rest of the plan (`follow_up`, `what_matters`, `sip`) from → to."""

    goals: tuple[GoalCompared, ...]
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.changes) or any(goal.differs for goal in self.goals)


def compare(earlier: Kept, later: Kept) -> Compared:
    """What is different in `later`, in its own order; what ended comes last."""
    goals = tuple(
        GoalCompared(how, kept, changes, _parts(earlier, later, kept["id"]))
        for how, kept, changes in _beside(earlier["goals"], later["goals"], GOAL_FIELDS)
    )
    return Compared(goals, _changes(_rest(earlier), _rest(later), ("what_matters", "follow_up_on", "sip")))


def _parts(earlier: Kept, later: Kept, goal: str) -> tuple[PartCompared, ...]:
    before, after = ([part for part in kept["parts"] if part["goal"] == goal] for kept in (earlier, later))
    return tuple(PartCompared(how, kept, changes) for how, kept, changes in _beside(before, after, PART_FIELDS))


def _beside(
    before: Sequence[Kept], after: Sequence[Kept], fields: Sequence[str]
) -> list[tuple[str, Kept, tuple[Change, ...]]]:
    was, is_now = {row["id"]: row for row in before}, {row["id"] for row in after}
    found = []
    for row in after:
        changes = _changes(was[row["id"]], row, fields) if row["id"] in was else ()
        found.append((ADDED if row["id"] not in was else CHANGED if changes else SAME, row, changes))
    return found + [(ENDED, row, ()) for row in before if row["id"] not in is_now]


def _changes(before: Kept, after: Kept, fields: Sequence[str]) -> tuple[Change, ...]:
    """The fields that differ. The first form of a version kept fewer: what it did not keep is no change."""
    return tuple(
        Change(name, before[name], after[name])
        for name in fields
        if name in before and name in after and before[name] != after[name]
    )


def _rest(kept: Kept) -> dict[str, Any]:
    return {
        "what_matters": kept["what_matters"],
        "follow_up_on": kept["follow_up"]["on"],
        "sip": kept["sip"] is not None,
    }
