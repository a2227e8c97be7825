"""Meeting mode: one shared screen, the person chairs, notes become proposals in the room."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.plans.actions._parts import envelope
from ledstjarna.domain.plans.actions.starting import plan_to_meet_about
from ledstjarna.domain.plans.events import MeetingClosed, MeetingOpened
from ledstjarna.domain.plans.models import PlanMeeting
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def open_meeting(*, by: Viewer, subject_id: UUID, present: Sequence[str], at: datetime) -> PlanMeeting:
    """Open a meeting about the plan; the one that is open, when there is one. The person chairs."""
    change = open_change(by, subject_id, what="open_meeting", kinds=[PLAN])
    plan = plan_to_meet_about(change, at)
    standing = PlanMeeting.objects.filter(**change.rows, closed_at=None).first()
    if standing:
        return standing
    meeting = PlanMeeting.objects.create(
        **change.rows, plan=plan, chaired_by_label=person(change).name, present=list(present),
        opened_by_id=by.party_id, opened_by_label=by.label, opened_at=at,
    )  # fmt: skip
    publish(MeetingOpened(**envelope(change, at), meeting_id=meeting.id))
    return meeting


@transaction.atomic
def note_in_meeting(*, by: Viewer, subject_id: UUID, words: str, said_by: str, at: datetime) -> PlanMeeting:
    """Write down what somebody says. Notes are added, never changed."""
    change = open_change(by, subject_id, what="note_in_meeting", kinds=[PLAN])
    require(None if words.strip() else Finding("words_missing", field_name="words"))
    meeting = _open(change)
    note = {"id": str(new_id()), "words": words.strip(), "said_by": said_by.strip(), "at": at.isoformat()}
    meeting.notes = [*meeting.notes, note]
    meeting.version += 1
    meeting.save(update_fields=["notes", "version"])
    return meeting


@transaction.atomic
def close_meeting(*, by: Viewer, subject_id: UUID, at: datetime) -> PlanMeeting:
    """Close the open meeting; its notes and proposals stand."""
    change = open_change(by, subject_id, what="close_meeting", kinds=[PLAN])
    meeting = _open(change)
    meeting.closed_at = at
    meeting.save(update_fields=["closed_at"])
    publish(MeetingClosed(**envelope(change, at), meeting_id=meeting.id))
    return meeting


def _open(change: Reading) -> PlanMeeting:
    meeting = PlanMeeting.objects.select_for_update().filter(**change.rows, closed_at=None).first()
    if meeting is None:
        raise RuleBroken(Finding("no_open_meeting"))
    return meeting
