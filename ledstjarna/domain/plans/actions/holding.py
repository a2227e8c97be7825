"""The meeting is held: opened from the call, who was there is noted, and afterwards what was agreed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._calls import let_go, participants_of, the_call
from ledstjarna.domain.plans.actions._parts import locked
from ledstjarna.domain.plans.actions.meeting import open_meeting
from ledstjarna.domain.plans.actions.timing import staff_hindrance
from ledstjarna.domain.plans.models import MeetingPoint, PlanMeeting, PlanMeetingCall
from ledstjarna.domain.plans.rules.states import CALL
from ledstjarna.foundation.findings import Finding, require

BEFORE = timedelta(hours=12)  # a meeting is not begun on another day than its own


@transaction.atomic
def hold_meeting(
    *, by: Viewer, subject_id: UUID, call_id: UUID, present: Sequence[UUID], others: Sequence[str], at: datetime
) -> PlanMeeting:
    """Begin the meeting that was called: `present` are the participants who are there, `others` who else is.

    The shared screen opens; the one that is open already when there is one.
    """
    change = open_change(by, subject_id, what="hold_meeting", kinds=[PLAN])
    call = the_call(change, call_id)
    state = CALL.after(call.state, "hold")
    require(
        staff_hindrance(by),
        Finding("meeting_is_later") if call.starts_at and at < call.starts_at - BEFORE else None,
    )
    rows = participants_of(call)
    for row in rows:
        row.was_there = row.id in present
        row.save(update_fields=["was_there"])
    there = [row.label for row in rows if row.was_there] + [name.strip() for name in others if name.strip()]
    require(None if there else Finding("nobody_there", field_name="present"))
    meeting = open_meeting(by=by, subject_id=subject_id, present=there, at=at)
    call.state, call.meeting = state, meeting
    call.version += 1
    call.save(update_fields=["state", "meeting", "version"])
    let_go(call, at)
    return meeting


@transaction.atomic
def tick_point(*, by: Viewer, subject_id: UUID, point_id: UUID, talked: bool, at: datetime) -> MeetingPoint:
    """Tick, in the room, that something was talked about; or take the tick away."""
    change = open_change(by, subject_id, what="tick_point", kinds=[PLAN])
    require(staff_hindrance(by))
    rows = MeetingPoint.objects.filter(**change.rows, taken_back_at=None, call__state="held")
    point = locked(rows, by, point_id, "tick_point")
    point.talked_at = (point.talked_at or at) if talked else None
    point.save(update_fields=["talked_at"])
    return point


@transaction.atomic
def sum_up(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, agreed: str, at: datetime
) -> PlanMeetingCall:
    """What was agreed, in a few plain sentences. It grants nothing: applications and decisions go their own way."""
    change = open_change(by, subject_id, what="sum_up", kinds=[PLAN])
    call = the_call(change, call_id, seen_version)
    require(
        staff_hindrance(by),
        None if call.state == "held" else Finding("meeting_not_held"),
        None if agreed.strip() else Finding("words_missing", field_name="agreed"),
    )
    call.agreed = agreed.strip()
    call.version += 1
    call.save(update_fields=["agreed", "version"])
    return call
