"""One part of the plan: what it stands on; its owner's answer; and its end by the person's wish."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import Reading, open_part, open_reading
from ledstjarna.domain.keeping.queries import disputes
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import (
    decision_of,
    health_said_of,
    owner_change_of,
    prescribes,
    told_with_part,
)
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.rules.owners import CHANGES_OWNER
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.lasting import may_say
from ledstjarna.web.leaving import may_leave, sought_sentence
from ledstjarna.web.team.about import about
from ledstjarna.web.team.application.presenter import period_of
from ledstjarna.web.team.assignment.form import AnswerForm
from ledstjarna.web.team.door import show_about, show_page
from ledstjarna.web.team.fields import text
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.shared_facts import facts_in_words


class StopForm(HouseForm):
    """Why the person no longer wants it, when they say so."""

    why = text(_("Vad säger personen?"), rows=2)


@page(STAFF)
def team_part(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Who does what and why, with the decision or the assessment behind it."""
    reading = open_reading(
        request.viewer, subject_id, what="team_part", kinds=PLAN_PAGE, besides=told_with_part(commitment_id)
    )
    part, health = part_of(reading, commitment_id), health_said_of(reading, commitment_id)
    context = {
        "form": form_for(request, HouseForm),
        "part": part,
        "period": period_of(part),
        "disputes": [row for row in disputes(reading) if row.row_id in (commitment_id, part.goal_id)],
        "decision": decision_of(reading, commitment_id),
        "sought": sought_sentence(owner_change_of(reading, commitment_id)),
        "assessed": health.assessment,
        "prescribed": health.prescribed,
        "may_prescribe": prescribes(request.viewer, part),
        "told": facts_in_words(part.shared_words) if part.legal_basis != "own" else [],
        "may_change_owner": part.legal_basis in CHANGES_OWNER and part.state in ("active", "seeks_owner"),
        "may_say_until": may_say(reading, part),
        "may_stop": COMMITMENT.may(part.state, "stop"),
        "back": way_to("team_person", subject_id),
    }
    return show_about(request, "team/part/page.html", reading, context)


@page(STAFF, writes=True)
def answer_part(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """A unit answers for a part. It sees the facts that the person chose to tell, and no more."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="answer_part")
    part = part_of(reading, commitment_id)
    form = form_for(request, AnswerForm, seen_version=part.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.answer_part(
                by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen,
                yes=data["yes"], words=data["words"], at=now(),
            ),
            done=lambda _row: _home(reading) + "?tack=answered",
        )  # fmt: skip
        if answer:
            return answer
    context: dict[str, Any] = {
        "form": form,
        "part": part,
        "told": [pair for pair in facts_in_words(part.shared_words) if pair[1] not in (part.title, part.when)],
        "back": _home(reading),
        "may_leave": may_leave(part, request.viewer.parties),
        "may_prescribe": prescribes(request.viewer, part),
    }
    if reading.may("basic"):
        return show_about(request, "team/part/answer_about.html", reading, context, whom=about(reading))
    return show_page(request, "team/part/answer.html", context)


@page(STAFF, writes=True)
def stop_part(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """End a part because the person wants to. Asked once more before it is done."""
    reading = open_reading(request.viewer, subject_id, what="stop_part", kinds=PLAN_PAGE)
    part = part_of(reading, commitment_id)
    form = form_for(request, StopForm, seen_version=part.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.stop_commitment(
                by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen,
                why=data["why"], at=now(),
            ),
            done=lambda _row: way_to("team_person", subject_id, "stopped"),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "part": part, "back": way_to("team_part", subject_id, commitment_id=commitment_id)}
    return show_about(request, "team/part/stop.html", reading, context)


def _home(reading: Reading) -> str:
    return way_to("team_person", reading.subject_id) if reading.may("plan") else reverse("team_home")
