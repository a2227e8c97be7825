"""Vad väntar på vad: what waits for the person, what waits for others, who has it, and what is promised."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.worklists.queries import work_about, work_for_person
from ledstjarna.domain.worklists.rules import in_order
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


@page(THE_PERSON, about=PLAN)
def waiting(request: ViewerRequest) -> HttpResponse:
    """Everything that waits in the plan, what is late first."""
    reading = opened(request, "waiting", PLAN, TEAM)
    standing, theirs = standing_of(reading), in_order(work_for_person(reading), reading.at)
    known = {(item.kind, item.row_id) for item in theirs}
    others = [item for item in in_order(work_about(reading), reading.at) if (item.kind, item.row_id) not in known]
    context = {
        "mine": [row for item in theirs if (row := waiting_row(item, reading.at, standing))],
        "others": [row for item in others if (row := waiting_row(item, reading.at, standing))],
        "thanked": thanked(request, THANKS),
    }
    return room(request, "resident/waiting/page.html", reading, context, standing=standing)
