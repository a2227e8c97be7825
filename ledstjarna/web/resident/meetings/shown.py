"""Which meetings somebody in this door is called to, and the page's reading: whole, or narrowed to the call."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_part
from ledstjarna.domain.plans.models import MeetingParticipant
from ledstjarna.domain.plans.queries import MEETING_OPENED, CallView, Invitation, call_view, invitation, may_tell_place
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.frame import Door
from ledstjarna.web.resident.opening import subject

# The same door without its other rooms: somebody close may be called without reading the plan.
CALLED_DOOR = Door(code="resident", name=lambda: _("Möten"), home="resident_meetings")


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting and the place in it that the viewer answers for; `view` is there for those who read the plan."""

    reading: Reading
    invitation: Invitation
    view: CallView | None

    @property
    def own(self) -> bool:
        """Whether the viewer answers for the person: as themself, or as who represents them."""
        return self.invitation.participant.kind == "person"

    @property
    def tell_place(self) -> bool:
        """Whether the page tells where: not to somebody from outside when the person's identity is protected."""
        return self.view is not None or may_tell_place(self.invitation.call)


def met(request: ViewerRequest, call_id: UUID, what: str) -> Met:
    """Open the meeting for whoever is called to it, or answers for the person. Raises NotForYou."""
    viewer = request.viewer
    reading = open_part(viewer, subject(request), call_id, what=what, detail={MEETING_OPENED: str(call_id)})
    if not reading.may("plan"):
        return Met(reading, invitation(viewer, call_id), None)
    view = call_view(reading, call_id)
    row = view.of(viewer) or (_persons(view) if viewer.kind == "representative" else None)
    if row is None or view.call.state == "draft":
        raise NotForYou(viewer, reading.subject_id, what)
    return Met(reading, Invitation(view.call, view.times, row), view)


def _persons(view: CallView) -> MeetingParticipant | None:
    return next((row for row in view.participants if row.kind == "person"), None)
