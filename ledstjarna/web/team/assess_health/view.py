"""A health care professional says whether a measure suits, and what is ordained, from the beginning and anew."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import health_assessment_of, ordains, ordination_of
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.assess_health.form import HealthForm, OrdainForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def assess_health(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """What the person has chosen, and the professional's answer; of what goes on, what is ordained from now on."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="assess_health")
    reading.needs("basic")
    part = part_of(reading, commitment_id)
    goes_on = part.legal_basis == "health" and part.state == "active"
    stands = ordination_of(part)
    act = actions.ordain if goes_on else actions.assess_health
    form: HouseForm = form_for(
        request, OrdainForm if goes_on else HealthForm, seen_version=part.version,
        initial={"ordination": stands.ordination} if goes_on and stands else {},
    )  # fmt: skip
    home = way_to("team_person", subject_id) if reading.may("plan") else reverse("team_home")
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: act(
                by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen, at=now(),
                **data,
            ),
            done=lambda _row: f"{home}?tack={'ordained' if goes_on else 'assessed'}",
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "part": part, "assessed": health_assessment_of(reading, commitment_id), "back": home,
               "goes_on": goes_on, "may_ordain": ordains(request.viewer, part), "stands": stands}  # fmt: skip
    return show_about(request, "team/assess_health/page.html", reading, context, whom=about(reading))
