"""What is whose, what is late, and in which order it is told. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.foundation.work import COORDINATOR, WorkItem, WorkKind

MINE, WAITS, LATE, EVERYTHING = "mine", "waits", "late", "everything"
URGENT = frozenset({"lift_to_answer"})
# What goes on when the person has died: what has happened is still answered for, and a case is closed by somebody. All
# else would ask them, or somebody to reach them [M].
AFTER_DEATH = frozenset({
    "person_died", "part_of_deceased", "application_undecided", "nobody_came", "not_satisfied", "missed_visit",
    "deviation_to_answer", "deviation_to_send", "deviation_unanswered", "deviation_to_learn", "carer_support",
    "meeting_cancelled", "message_unanswered", "protection_to_answer",
})  # fmt: skip
VIEWS = (MINE, WAITS, LATE, EVERYTHING)


@dataclass(frozen=True, slots=True)
class Ours:
    """Whose work is shown as somebody's: of these parties, less the kinds that are for others there to do."""

    parties: Collection[UUID]
    for_others: Collection[str] = ()

    def __contains__(self, item: WorkItem) -> bool:
        return item.whose_id in self.parties and item.kind not in self.for_others


def for_others(kinds: Iterable[WorkKind], role: str) -> frozenset[str]:
    """What others of the unit do: a measure of health care is for its professionals to assess (PSL 2010:659 6:1)."""
    return frozenset(kind.code for kind in kinds if kind.done_by is not None and role not in kind.done_by)


def due_of(kind: WorkKind, since: datetime | None, promised: datetime | None) -> datetime | None:
    """When something is late: as promised on its row, else as its kind declares; never for neither."""
    if promised is None and since is not None and kind.late_after is not None:
        return since + kind.late_after
    return promised


def with_coordinator(item: WorkItem, coordinator: tuple[UUID, str] | None) -> WorkItem:
    """What waits for whoever coordinates is theirs; nobody's while nobody does."""
    if item.waits_for != COORDINATOR or coordinator is None:
        return item
    return item._replace(whose_id=coordinator[0], whose_label=coordinator[1])


def is_late(item: WorkItem, at: datetime) -> bool:
    """Whether what was promised, or is declared for its kind, has passed."""
    return item.due is not None and item.due <= at


def is_urgent(item: WorkItem) -> bool:
    """Whether somebody's life or health is in danger meanwhile: no other work is before it, however late."""
    return item.kind in URGENT


def seen_as(view: str, items: Iterable[WorkItem], ours: Ours, at: datetime) -> list[WorkItem]:
    """The items of one view, in order. `ours` is what is the viewer's, or their unit's.

    mine: ours to do; waits: somebody else's; late: whoever's; everything.
    """
    return in_order((item for item in items if _fits(view, item, ours, at)), at)


def _fits(view: str, item: WorkItem, ours: Ours, at: datetime) -> bool:
    if view == LATE:
        return is_late(item, at)
    return view == EVERYTHING or (item in ours) == (view == MINE)


def in_order(items: Iterable[WorkItem], at: datetime) -> list[WorkItem]:
    """What is urgent before all, then late, then by the day it is late, then what has no such day by how long it has
    waited.
    """
    return sorted(
        items, key=lambda item: (
            not is_urgent(item), not is_late(item, at), _moment(item.due), _moment(item.since), item.row_id
        )
    )  # fmt: skip


def _moment(when: datetime | None) -> float:
    return float("inf") if when is None else when.timestamp()
