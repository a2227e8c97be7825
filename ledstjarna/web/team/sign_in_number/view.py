"""Let somebody close, or a representative, sign in: staff have seen who they are."""

from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people.queries import close_one, representatives, who_can_sign_in
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.signing_in import forgetting, writing
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.sign_in_number.form import SignInNumberForm
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def close_one_signs_in(request: ViewerRequest, subject_id: UUID, close_one_id: UUID) -> HttpResponse:
    """Write by which number somebody close signs in."""
    reading = open_reading(request.viewer, subject_id, what="let_sign_in", kinds=PLAN_PAGE)
    close = close_one(reading, close_one_id)
    return _let_sign_in(request, reading, close_one_id, close.name if close else "", "sign_in_close")


@page(STAFF, writes=True)
def representative_signs_in(request: ViewerRequest, subject_id: UUID, representative_id: UUID) -> HttpResponse:
    """Write by which number a representative signs in."""
    reading = open_reading(request.viewer, subject_id, what="let_sign_in", kinds=PLAN_PAGE)
    names = {seen.representative.pk: seen.representative.name for seen in representatives(reading)}
    return _let_sign_in(request, reading, representative_id, names.get(representative_id, ""))


def _let_sign_in(
    request: ViewerRequest, reading: Reading, party_id: UUID, name: str, code: str = "sign_in"
) -> HttpResponse:
    """One that was written before is replaced or taken away, and never shown."""
    if not name:
        raise Http404
    subject_id, step = reading.subject_id, None
    if request.method == "POST" and "forget" in request.POST:
        form, step = SignInNumberForm(who=as_whom(request)), form_for(request, HouseForm)
        act, code = forgetting(request, subject_id, party_id), "sign_in_gone"
    else:
        form, act = form_for(request, SignInNumberForm), writing(request, subject_id, party_id)
    if request.method == "POST":
        answer = sent(request, step or form, act, done=lambda _row: way_to("team_story", subject_id, code))
        if answer:
            return answer
    context = {
        "form": form, "step": step, "name": name, "written": party_id in who_can_sign_in(reading),
        "back": way_to("team_story", subject_id),
    }  # fmt: skip
    return show_about(request, "team/sign_in_number/page.html", reading, context)
