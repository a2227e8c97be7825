"""What whoever answers for a part has told the team of it, as those who come next read it at the door.

The row policy shows it on the ground for the part itself (`Thread.part_id`): the threads that they began. The page logs
the reading, with the part it has opened. What the person wrote, and the answers, stay in the thread.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.domain.teams.models import Message

FRESH = timedelta(days=14)  # after that it is no news at the door; it stands in its thread
MOST = 3


@dataclass(frozen=True, slots=True)
class ToldTeam:
    """What somebody saw, in their words; to whom it went, and whether an answer is waited for or has come."""

    thread_id: UUID
    words: str
    by_id: UUID
    by_label: str
    at: datetime
    to_label: str
    waits: bool
    answers: int


def told_team(part_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, list[ToldTeam]]:
    """The last few of each part while they are fresh, the newest first. One query."""
    rows = Message.objects.select_related("thread").filter(
        thread__part_id__in=set(part_ids), number=1, written_by_kind="staff", told_by_id=None,
        written_at__gt=at - FRESH,
    )  # fmt: skip
    found: dict[UUID, list[ToldTeam]] = defaultdict(list)
    for row in rows.order_by("-written_at", "-id"):
        part_id = row.thread.part_id
        if part_id and len(found[part_id]) < MOST:
            found[part_id].append(
                ToldTeam(
                    row.thread_id, row.words, row.written_by_id, row.written_by_label, row.written_at, row.to_label,
                    row.thread.state == "waits", row.thread.count - 1,
                )
            )  # fmt: skip
    return dict(found)
