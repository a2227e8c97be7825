"""Begin the own organisation's work with a person. Tells nothing of them before it is done."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.begin_contact.form import ReasonForm
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.found import found_text, knows_of
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True, roles=MEET_PERSONS)
def begin_contact(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Ask for the reason, and open the plan. The page is the same whether the person exists or not,
    and names them to whoever has just looked them up."""
    form = form_for(request, ReasonForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _version: _begin(request, subject_id, data["reason"]),
            done=lambda member: way_to("team_person", subject_id, "contact") if member else _alone(subject_id),
        )
        if answer:
            return answer
    context = {
        "form": form, "whom": found_text(request, subject_id), "back": reverse("find_person"),
    }  # fmt: skip
    return show_page(request, "team/begin_contact/page.html", context)


def _alone(subject_id: UUID) -> str:
    """Where others hold the plan: what one reaches meanwhile, and how the person lets one in."""
    return way_to("team_reading", subject_id, "contact_alone")


def _begin(request: ViewerRequest, subject_id: UUID, reason: str) -> TeamMember | None:
    """Begin. What hinders is told to whoever has looked the person up alone: to others it would tell that somebody
    has that id, so they get the answer for nobody's.
    """
    try:
        return actions.begin_contact(by=request.viewer, subject_id=subject_id, reason=reason, at=now())
    except RuleBroken:
        if not knows_of(request, subject_id):
            raise NotForYou(request.viewer, subject_id, "begin_contact") from None
        raise
