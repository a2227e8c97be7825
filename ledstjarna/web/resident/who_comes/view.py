"""Vem kommer till mig, och när: the days ahead as they are told, for the calendar, and on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.visits.queries import coming, own_continuity, parts_with_visits
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.printed.discreet import whose_paper
from ledstjarna.web.printed.paper import answer, ways_to_print
from ledstjarna.web.resident.opening import opened, room, standing_of
from ledstjarna.web.resident.thanking import Thanks, Words, thanked
from ledstjarna.web.visiting.coming import calendar, fortnight, many_text

WORDS: Words = {
    "onskat": lambda: Thanks(
        _("Tack. Det är sparat."),
        (
            _("De som planerar besöken ser det, och det gäller från nästa gång någon läggs in."),
            _("Är det bråttom, till exempel i dag eller i morgon, ring dem också."),
        ),
    ),
}


@page(PERSON, about=PLAN)
def who_comes(request: ViewerRequest) -> HttpResponse:
    """Who comes today and in the days ahead; how many different people they are."""
    reading = opened(request, "who_comes", PLAN)
    standing = standing_of(reading)
    many = own_continuity(reading, today())
    context = {
        "ahead": fortnight(coming(reading, today())),
        "many": many_text(many),
        "ways": ways_to_print()[:2],
        "today": today(),
        "parts": parts_with_visits(reading, today()) if standing.answers else [],
        "thanked": thanked(request, WORDS),
    }
    return room(request, "resident/who_comes/page.html", reading, context, standing=standing)


@page(PERSON, about=PLAN)
def who_comes_file(request: ViewerRequest) -> HttpResponse:
    """The same for one's own calendar."""
    reading = opened(request, "who_comes_file", PLAN)
    made = calendar(coming(reading, today()), discreet=request.viewer.discreet)
    headers = {"Content-Disposition": f'attachment; filename="{_("vem-kommer")}.ics"'}
    return HttpResponse(made, content_type="text/calendar; charset=utf-8; method=PUBLISH", headers=headers)


@page(PERSON, about=PLAN)
def who_comes_paper(request: ViewerRequest) -> HttpResponse:
    """The same on paper."""
    reading = opened(request, "who_comes_paper", PLAN)
    return answer(request, "printed/visits.html", reading, lambda: _on_paper(reading), name=lambda: _("vem-kommer"))


def _on_paper(reading: Reading) -> dict[str, Any]:
    return {"ahead": fortnight(coming(reading, today())), "name": whose_paper(reading).name}
