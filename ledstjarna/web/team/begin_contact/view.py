"""Begin the own organisation's work with a person. Tells nothing of them before it is done."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.teams import actions
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.begin_contact.form import ReasonForm
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True, roles=MEET_PERSONS)
def begin_contact(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Ask for the reason, and open the plan. The page is the same whether the person exists or not."""
    form = form_for(request, ReasonForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _version: actions.begin_contact(
                by=request.viewer, subject_id=subject_id, reason=data["reason"], at=now()
            ),
            done=lambda _member: way_to("team_person", subject_id, "contact"),
        )
        if answer:
            return answer
    return show_page(request, "team/begin_contact/page.html", {"form": form, "back": reverse("find_person")})
