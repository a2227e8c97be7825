"""Let somebody close sign in with their own e-identification."""

from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, grounds_now
from ledstjarna.domain.people.queries import close_one, who_can_sign_in
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.let_sign_in.form import SignInNumberForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.signing_in import forgetting, writing


@page(PERSON, writes=True)
def let_sign_in(request: ViewerRequest, close_one_id: UUID) -> HttpResponse:
    """Write by which number they sign in, or take it away. It lets nobody read what the person has not let them."""
    reading = opened(request, "let_sign_in")
    close = close_one(reading, close_one_id)
    hindrance = matter_hindrance(reading, "sharing")
    if close is None or request.viewer.kind == "close_one":
        raise Http404
    if request.method == "POST" and "forget" in request.POST:
        form, step = SignInNumberForm(who=as_whom(request)), form_for(request, HouseForm)
        answer = sent(
            request, step, forgetting(request, subject(request), close_one_id), done=lambda _none: _led("inget-nummer")
        )
    else:
        form, step = form_for(request, SignInNumberForm), None
        answer = None
        if request.method == "POST":
            act = writing(request, subject(request), close_one_id)
            answer = sent(request, form, act, done=lambda _row: _led(_thanks(reading, close_one_id)))
    if answer:
        return answer
    context = {
        "form": form, "forms": [form, *([step] if step else [])], "close": close, "hindrance": hindrance,
        "written": close_one_id in who_can_sign_in(reading),
    }  # fmt: skip
    return room(request, "resident/let_sign_in/page.html", reading, context, standing=standing_of(reading))


def _thanks(reading: Reading, close_one_id: UUID) -> str:
    """What is true of them now: only the person sees whether there is anything they reach."""
    themself = reading.viewer.kind == "person"
    reads = themself and any(row.party_id == close_one_id for row in grounds_now(reading))
    return "loggar-in" if reads else "nummer"


def _led(thanks: str) -> str:
    return thanks_at("close_ones", thanks)
