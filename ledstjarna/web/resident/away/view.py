"""Borta: the person is away and comes back; everything in the plan pauses meanwhile and begins again by itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.models import Absence
from ledstjarna.domain.people.queries import absence, absences
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.lived.away import AwayShown, away_form, away_sent, away_shown, back_form, back_sent
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, thanked, thanks_at
from ledstjarna.web.wording import label_text

THANKS: dict[str, Callable[[], Any]] = {
    "borta": lambda: Thanks(
        _("Tack för att du sa till"),
        (
            _("Det som skulle ha hänt de dagarna pausas."),
            _("Skälet syns för teamet och de som utför stödet. Föreningar ser bara dagarna."),
            _("Det börjar igen av sig självt när du är tillbaka."),
        ),
    ),
    "hemma": lambda: Thanks(_("Välkommen hem"), (_("Det som var pausat börjar igen."),)),
    "dag": lambda: Thanks(_("Tack för att du sa till"), (_("Det som är pausat börjar igen den dagen."),)),
    "inget": lambda: Thanks(_("Frånvaron är borttagen"), (_("Det som var pausat börjar igen."),)),
}


@page(PERSON, about=PLAN, writes=True)
def away(request: ViewerRequest) -> HttpResponse:
    """The absences that stand, and a form for one more."""
    reading = opened(request, "away", PLAN)
    standing, form = standing_of(reading), away_form(request)
    if request.method == "POST" and (
        answer := away_sent(request, form, subject(request), lambda _row: thanks_at("away", "borta"))
    ):
        return answer
    shown = [_shown(request, row, standing) for row in absences(reading)]
    context = {"form": form, "away": shown, "thanked": thanked(request, THANKS)}
    return room(request, "resident/away/page.html", reading, context, standing=standing)


@page(PERSON, about=PLAN, writes=True)
def back(request: ViewerRequest, absence_id: UUID) -> HttpResponse:
    """When the person is back; it may be earlier than was told."""
    reading = opened(request, "back", PLAN)
    row = absence(reading, absence_id)
    form = back_form(request, row)
    if request.method == "POST" and (answer := back_sent(request, form, row, _thanks)):
        return answer
    shown = _shown(request, row, standing_of(reading))
    return room(request, "resident/away/back.html", reading, {"form": form, "one": shown})


def _thanks(row: Absence | None) -> str:
    if row is None:
        return thanks_at("away", "inget")
    return thanks_at("away", "hemma" if row.period.upper <= today() else "dag")


def _shown(request: ViewerRequest, row: Absence, standing: Standing) -> AwayShown:
    """The absence; whoever told it and looks is spoken to."""
    if row.told_by_id == request.viewer.party_id:
        return away_shown(row, lambda _label: _("Du"))
    return away_shown(row, lambda label: label_text(standing.known(label)))
