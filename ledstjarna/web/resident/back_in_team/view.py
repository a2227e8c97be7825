"""After a new yes: whom the person wants back in the team, in one step."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.teams.queries import left_with_consent
from ledstjarna.web.coming_back import ComingBackForm, asking_back, stays_away
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import Standing, opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import Thanks, Words, thanked, thanks_at


def thanks_words(standing: Standing) -> Words:
    """After the yes that led here: who reads is told on the page that this one leads on to."""
    take_back = standing.say(
        _("Du kan ta tillbaka ditt ja när du vill."), _("Du kan ta tillbaka ja-svaret för %(name)s när du vill.")
    )
    return {
        "sharing-given": lambda: Thanks(
            _("Tack, nu vet vi vilka som får läsa"), (_("Bara de som du valde kan bjudas in."),)
        ),
        "fornyat": lambda: Thanks(_("Tack, det gäller längre nu"), (take_back,)),
    }


@page(PERSON, about=TEAM, writes=True)
def back_in_team(request: ViewerRequest) -> HttpResponse:
    """Who was in the team until the yes ended, nobody ticked; what comes back with them, and what does not."""
    reading = opened(request, "back_in_team", TEAM, PLAN)
    standing, left = standing_of(reading), left_with_consent(reading)
    form = form_for(request, ComingBackForm, left=left)
    if request.method == "POST" and (
        answer := sent(
            request, form, asking_back(request, subject(request)), done=lambda _rows: thanks_at("sharing", "igen")
        )
    ):
        return answer
    context = {
        "form": form, "left": left, "stays_away": stays_away(), "hindrance": matter_hindrance(reading, "sharing"),
        "thanked": thanked(request, thanks_words(standing)),
    }  # fmt: skip
    return room(request, "resident/back_in_team/page.html", reading, context, standing=standing)
