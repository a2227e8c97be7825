"""Så vill jag få veta: how the person is told that there is something to read. The notice never says what."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.actions import change_notices
from ledstjarna.domain.people.queries import last_notice, ways_told
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.messages.presenter import writing_hindrance
from ledstjarna.web.resident.notices.form import NoticesForm, initial, wanted
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.thanking import Thanks, Words, thanked, thanks_at

_THANKS: Words = {
    "sparat": lambda: Thanks(_("Sparat"), (_("Det gäller från och med nu. Du kan ändra dig när du vill."),)),
}


@page(PERSON, about=PLAN, writes=True)
def notices(request: ViewerRequest) -> HttpResponse:
    """E-mail and text message, on and off, what about and when not."""
    reading = opened(request, "notices", PLAN)
    form = form_for(request, NoticesForm, initial=initial(ways_told(reading)))

    def act(fields: dict[str, Any], _seen: int) -> object:
        return change_notices(by=request.viewer, subject_id=subject(request), wanted=wanted(fields), at=now())

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("notices", "sparat"))
    ):
        return answer
    context = {
        "form": form, "last": last_notice(reading), "thanked": thanked(request, _THANKS),
        "reads_only": request.viewer.kind == "close_one" or writing_hindrance(reading) is not None,
    }  # fmt: skip
    return room(request, "resident/notices/page.html", reading, context)
