"""Let somebody close sign in with their own e-identification."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.people import actions
from ledstjarna.domain.people.queries import close_one, who_can_sign_in
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.let_sign_in.form import SignInNumberForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, writes=True)
def let_sign_in(request: ViewerRequest, close_one_id: UUID) -> HttpResponse:
    """Write by which number they sign in. It lets them read nothing that the person has not let them read."""
    reading = opened(request, "let_sign_in")
    close = close_one(reading, close_one_id)
    hindrance = matter_hindrance(reading, "sharing")
    if close is None or request.viewer.kind == "close_one":
        raise Http404
    form = form_for(request, SignInNumberForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.let_sign_in(
            by=request.viewer, subject_id=subject(request), party_id=close_one_id, number=fields["number"], at=now()
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    context = {
        "form": form, "close": close, "hindrance": hindrance, "written": close_one_id in who_can_sign_in(reading),
    }  # fmt: skip
    return room(request, "resident/let_sign_in/page.html", reading, context, standing=standing_of(reading))


def _led(_row: object) -> str:
    return thanks_at("close_ones", "loggar-in")
