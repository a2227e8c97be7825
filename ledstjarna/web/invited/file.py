"""The invitation as a file for somebody's own calendar. Nothing in it says what the meeting is about, or whom.

A calendar is shared, synchronised and shown on locked screens: it is told that there is a meeting, when, and where
unless the person's identity is protected. The plan is read where the call was received.
"""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.queries import left_out_of
from ledstjarna.foundation.calendar import CalendarMeeting, invitation_file
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.invited.presenter import has_file
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.labels import unmarked
from ledstjarna.web.wording.meetings import where_text

TYPE = "text/calendar; charset=utf-8; method={method}"


def calendar_file(
    request: HttpRequest, call: PlanMeetingCall, mine: MeetingParticipant, *, tell_place: bool, page: str
) -> HttpResponse:
    """The .ics file of one participant; `page` is where they read more. Raises Http404 while no time is set."""
    if not has_file(call) or call.starts_at is None or call.ends_at is None:
        raise Http404
    cancelled = call.state == "cancelled"
    written = invitation_file(
        CalendarMeeting(
            uid=str(call.id), sequence=mine.sequence_of(call), stamp=now(), starts_at=call.starts_at,
            ends_at=call.ends_at, summary=_("Möte"), answers_to=settings.CALENDAR_ADDRESS,
            answers_to_name=label_text(call.called_by_label).split(",")[0], address=address_of(mine),
            answer=mine.coming, description=_description(call, tell_place=tell_place),
            location=_location(call, tell_place=tell_place), url=request.build_absolute_uri(page), cancelled=cancelled,
        )
    )  # fmt: skip
    answer = HttpResponse(written, content_type=TYPE.format(method="CANCEL" if cancelled else "REQUEST"))
    answer["Content-Disposition"] = 'attachment; filename="mote.ics"'
    return answer


def left_out_file(request: ViewerRequest, call_id: UUID, *, page: str, subject_id: UUID | None = None) -> HttpResponse:
    """The .ics file (METHOD:CANCEL) that takes a meeting out of the calendar of the viewer, who need not come.

    It is made out to them alone: for everybody else the meeting stands. `subject_id` narrows to one person's meetings.
    Raises NotForYou when they were not left out, Http404 when they knew of no time.
    """
    rows = left_out_of(request.viewer, call_id=call_id)
    row = next((row for row in rows if subject_id in (None, row.subject_id)), None)
    if row is None:
        raise NotForYou(request.viewer, subject_id, "left_out_file")
    open_part(request.viewer, row.subject_id, row.pk, what="left_out_file")
    if row.left_out_starts_at is None or row.left_out_ends_at is None:
        raise Http404
    written = invitation_file(
        CalendarMeeting(
            uid=str(row.call_id), sequence=row.left_out_sequence, stamp=now(), starts_at=row.left_out_starts_at,
            ends_at=row.left_out_ends_at, summary=_("Möte"), answers_to=settings.CALENDAR_ADDRESS, answers_to_name="",
            address=address_of(row), description=_("Du behöver inte komma till mötet."),
            url=request.build_absolute_uri(page), cancelled=True,
        )
    )  # fmt: skip
    answer = HttpResponse(written, content_type=TYPE.format(method="CANCEL"))
    answer["Content-Disposition"] = 'attachment; filename="mote.ics"'
    return answer


def address_of(participant: MeetingParticipant) -> str:
    """Whom the invitation is made out to: their own address, else one that says nothing and that we know again."""
    return participant.calendar_address or f"svar-{participant.id}@{settings.CALENDAR_ADDRESS.partition('@')[2]}"


def _location(call: PlanMeetingCall, *, tell_place: bool) -> str:
    # A home is told on the page, to those who are called: never in a calendar that others may see.
    if not tell_place or (call.how == "room" and call.place_kind == "home"):
        return ""
    return call.link or unmarked(where_text(call))  # a calendar reads no marks


def _description(call: PlanMeetingCall, *, tell_place: bool) -> str:
    told = _("Läs mer och ändra ditt svar där du fick kallelsen.")
    return f"{told}\n{call.link}" if call.link and tell_place else told
