"""What the shared screen shows: what to choose, wishes to answer, and the notes with their way to a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.plans.models import MeetingPoint, PlanMeeting, Proposal
from ledstjarna.domain.plans.queries import PlanView
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that was said, and where it becomes a proposal."""

    pk: str
    words: str
    said_by: str
    at: datetime
    href: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """Something to talk about, who said so, and where it is ticked."""

    pk: UUID
    words: str
    said_by: str
    own: bool
    talked: bool
    href: str


def point_rows(subject_id: UUID, points: Iterable[MeetingPoint]) -> list[PointRow]:
    """What was written down beforehand, as it came: the person's own first."""
    return [
        PointRow(
            row.pk, row.words, label_text(row.said_by_label), row.by_person, row.talked_at is not None,
            way_to("tick_meeting_point", subject_id, point_id=row.pk),
        )
        for row in points
    ]  # fmt: skip


def choosing(subject_id: UUID, view: PlanView) -> list[tuple[Proposal, str]]:
    """What waits for the person's choice, each with its page in the meeting."""
    return [(row, way_to("meeting_choice", subject_id, proposal_id=row.pk)) for row in view.to_choose]


def wishing(subject_id: UUID, wishes: Iterable[Proposal]) -> list[tuple[Proposal, str]]:
    """What the person wants changed and the team has not answered, each with where it is answered in the room."""
    return [(row, way_to("counter", subject_id, proposal_id=row.pk) + "?mote=1") for row in wishes]


def note_rows(subject_id: UUID, meeting: PlanMeeting) -> list[NoteRow]:
    """The notes, the latest first."""
    return [_note(subject_id, note) for note in reversed(meeting.notes)]


def _note(subject_id: UUID, note: dict[str, str]) -> NoteRow:
    href = way_to("meeting_note", subject_id, note_id=note["id"])
    return NoteRow(note["id"], note["words"], note["said_by"], datetime.fromisoformat(note["at"]), href)
