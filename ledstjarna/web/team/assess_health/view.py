"""A health care professional says whether a measure suits, and what is prescribed, from the beginning and anew."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import assessors_of, health_said_of, hindered_to_assess_of, prescribes
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.rules.prescribing import PRESCRIBES, goes_on
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.assess_health.form import AssessAndPrescribeForm, AssessForm, PrescribeForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import finding_text, role_name


@page(STAFF, writes=True)
def assess_health(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """What the person has chosen, and the professional's answer; of what goes on, what is prescribed from now on."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="assess_health")
    reading.needs("basic")
    part, health = part_of(reading, commitment_id), health_said_of(reading, commitment_id)
    anew, stands = goes_on(part.legal_basis, part.state), health.prescribed
    act = actions.prescribe if anew else actions.assess_health
    first = AssessAndPrescribeForm if request.viewer.role in PRESCRIBES else AssessForm
    form: HouseForm = form_for(
        request, PrescribeForm if anew else first, seen_version=part.version,
        initial={"ordination": stands.ordination} if anew and stands else {},
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
            done=lambda _row: f"{home}?tack={'prescribed' if anew else 'assessed'}",
        )  # fmt: skip
        if answer:
            return answer
    waits = part.state == "awaits_assessment"
    hindered = hindered_to_assess_of(request.viewer, part) if waits else None
    who_can = assessors_of(request.viewer, part) if hindered else []
    context = {
        "form": form, "part": part, "assessed": health.assessment, "back": home, "goes_on": anew,
        "may_prescribe": prescribes(request.viewer, part), "may_assess": waits and not hindered, "stands": stands,
        "earlier": health.prescriptions[1:], "hindered": finding_text(hindered) if hindered else "",
        "who_can": [f"{name}, {role_name(role).lower()}" for name, role in who_can],
    }  # fmt: skip
    return show_about(request, "team/assess_health/page.html", reading, context, whom=about(reading))
