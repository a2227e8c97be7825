"""Vad väntar på vad: what waits for the person, what waits for others, who has it, and what is promised."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, half_consents
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.people.queries import guardians, person
from ledstjarna.domain.plans.queries import plan_view, protection_of
from ledstjarna.domain.worklists.queries import work_about, work_for_person
from ledstjarna.domain.worklists.rules import in_order
from ledstjarna.web.door import PERSON as THE_PERSON
from ledstjarna.web.door import ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room, standing_of
from ledstjarna.web.resident.thanking import Thanks, thanked
from ledstjarna.web.resident.waiting.presenter import for_the_other, hidden_rows, waiting_row
from ledstjarna.web.resident.waiting_yeses import still_asked

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
    standing, for_them = standing_of(reading), in_order(still_asked(reading, work_for_person(reading)), reading.at)
    said = _said_by_viewer(reading)
    theirs = [item for item in for_them if item.row_id not in said]
    known = {(item.kind, item.row_id) for item in theirs}
    found = [
        item
        for item in in_order(still_asked(reading, work_about(reading)), reading.at)
        if (item.kind, item.row_id) not in known
    ]
    others = [for_the_other(item, said[item.row_id]) if item.row_id in said else item for item in found]
    protection = protection_of(person(reading))
    hidden = hidden_rows(plan_view(reading).parts, protection, standing) if protection.kind else []
    context = {
        "mine": hidden + [row for item in theirs if (row := waiting_row(item, reading.at, standing))],
        "others": [row for item in others if (row := waiting_row(item, reading.at, standing))],
        "thanked": thanked(request, THANKS),
    }
    return room(request, "resident/waiting/page.html", reading, context, standing=standing)


def _said_by_viewer(reading: Reading) -> dict[UUID, str]:
    """The yeses that the viewer has said as one of two guardians, by row, with who it waits for."""
    own = [row for rows in half_consents(reading).values() for row in rows if row.said_by_id == reading.viewer.party_id]
    others = ", ".join(one.name for one in guardians(reading) if one.pk != reading.viewer.party_id) if own else ""
    return {row.pk: others for row in own}
