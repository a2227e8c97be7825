"""Till när gäller det?: the last day of a part, said by the person or by whoever does it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import PartTerm
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.frame import show
from ledstjarna.web.lasting import UntilForm, last_day_of, may_say, shown_for, until_sent
from ledstjarna.web.resident.asked.presenter import ASKED_DOOR
from ledstjarna.web.resident.days import local_day
from ledstjarna.web.resident.opening import room, subject
from ledstjarna.web.resident.thanking import Thanks, thanked, thanks_at

THANKS = {
    "galler": lambda: Thanks(_("Tack, det är sparat"), (_("De som är med i planen ser till när det gäller."),)),
    "tar-slut": lambda: Thanks(
        _("Tack för att du sa till"),
        (_("Det står kvar i planen till sista dagen. Sedan avslutas det."), _("Ångrar du dig? Ändra dagen.")),
    ),
    "slut": lambda: Thanks(_("Nu är det avslutat"), (_("Det som har varit står kvar i planen."),)),
}


@page(PERSON, writes=True)
def part_until(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """How long a part holds: one tap to let it go on or end, or another last day."""
    reading = open_part(request.viewer, subject(request), part_id, what="part_until")
    found = part_of(reading, part_id)
    owns, reads = found.owner_id in request.viewer.parties, reading.may(PLAN)
    if found.ends_on is None and not may_say(reading, found) and found.state == "active":
        raise NotForYou(request.viewer, subject(request), "part_until")
    form = form_for(request, UntilForm, seen_version=found.version, stands={"last_day": last_day_of(found)})
    if request.method == "POST" and (answer := until_sent(request, form, found, _done)):
        return answer
    context = {
        "form": form, "one": shown_for(reading, found), "may_say": may_say(reading, found),
        "owns_only": not reads, "back": "",
        "title": found.title if reads or not owns else found.shared_words.get("about") or found.title,
        "thanked": thanked(request, THANKS),
    }  # fmt: skip
    if reads:
        return room(request, "resident/until/page.html", reading, context)
    return show(request, "resident/until/page.html", ASKED_DOOR, {**context, "standing": None})


def _done(term: PartTerm) -> str:
    ended = term.ends_then and term.ends_on is not None and term.ends_on <= local_day(now())
    code = "slut" if ended else "tar-slut" if term.ends_then else "galler"
    return thanks_at("part_until", code, part_id=term.commitment_id)
