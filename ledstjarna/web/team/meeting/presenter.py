"""What the shared screen shows: what to choose between, and the notes with their way to a proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from ledstjarna.domain.plans.models import Goal, PlanMeeting, Proposal
from ledstjarna.domain.plans.queries import PlanView
from ledstjarna.web.team.ways import way_to


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that was said, and where it becomes a proposal: one address for each goal."""

    pk: str
    words: str
    said_by: str
    at: datetime
    ways: list[tuple[str, str]]
    href: str


def choosing(subject_id: UUID, view: PlanView) -> list[tuple[Proposal, str]]:
    """What waits for the person's choice, each with its page in the meeting."""
    return [(row, way_to("meeting_choice", subject_id, proposal_id=row.pk)) for row in view.to_choose]


def note_rows(subject_id: UUID, meeting: PlanMeeting, goals: Sequence[Goal]) -> list[NoteRow]:
    """The notes, the latest first."""
    return [_note(subject_id, note, goals) for note in reversed(meeting.notes)]


def _note(subject_id: UUID, note: dict[str, str], goals: Sequence[Goal]) -> NoteRow:
    query = urlencode({"mote": "1", "text": note["words"][:200]})
    ways = [(goal.words, way_to("propose", subject_id, goal_id=goal.pk) + f"?{query}") for goal in goals]
    href = ways[0][1] if len(ways) == 1 else way_to("meeting_note", subject_id, note_id=note["id"])
    return NoteRow(note["id"], note["words"], note["said_by"], datetime.fromisoformat(note["at"]), ways, href)
