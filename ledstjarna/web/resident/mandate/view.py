"""Uppdraget: for whom and in what somebody represents, what that lets them read here, and what it does not."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import DECISION
from ledstjarna.domain.plans.queries import applications_of, invitations
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.resident.mandate.presenter import applications_shown, promised_texts
from ledstjarna.web.resident.opening import opened, room, standing_of


def mandate_page(request: ViewerRequest) -> HttpResponse:
    """The door's first page for a representative who does not read the plan. Raises NotForYou for who reads nothing."""
    reading = opened(request, "mandate", DECISION)
    standing, reads = standing_of(reading), reading.may(DECISION)
    context = {
        "title": _("Ditt uppdrag för %(name)s") % {"name": standing.first},
        "reads_decisions": reads, "promised": promised_texts(reading, standing),
        "called": bool(invitations(request.viewer)),
        "applications": applications_shown(applications_of(reading) if reads else [], standing),
    }  # fmt: skip
    return room(request, "resident/mandate/page.html", reading, context, standing=standing)
