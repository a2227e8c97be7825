"""Vad väntar på vad: what waits for the person, what waits for others, who has it, and what is promised."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.worklists.queries import work_about
from ledstjarna.domain.worklists.rules import in_order
from ledstjarna.foundation.work import PERSON
from ledstjarna.web.door import PERSON as THE_PERSON
from ledstjarna.web.door import ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room, standing_of
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.resident.waiting.presenter import waiting_row

THANKS = {
    "fragad": lambda: Thanks(
        _("Tack för ditt svar"),
        (_("Nu får de frågan."), _("Den som svarar för det i dag har det kvar tills den nya har sagt ja.")),
    ),
    "inte-fragad": lambda: Thanks(
        _("Tack för ditt svar"), (_("Ingen ny får veta något."), _("Teamet kan föreslå någon annan."))
    ),
}


@page(THE_PERSON)
def waiting(request: ViewerRequest) -> HttpResponse:
    """Everything that waits in the plan, what is late first."""
    reading = opened(request, "waiting", PLAN, TEAM)
    standing, items = standing_of(reading), in_order(work_about(reading), reading.at)
    shown = [(item, row) for item in items if (row := waiting_row(item, reading.at, standing))]
    context = {
        "mine": [row for item, row in shown if item.waits_for == PERSON],
        "others": [row for item, row in shown if item.waits_for != PERSON],
        "thanked": thanked(request, THANKS),
    }
    return room(request, "resident/waiting/page.html", reading, context, standing=standing)
