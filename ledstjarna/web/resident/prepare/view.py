"""Så tycker jag att det går: the person's own preparation, in their own time, before the follow-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import FollowUpPreparation
from ledstjarna.domain.plans.queries import GoalView, plan_view, preparation, preparations_said
from ledstjarna.domain.plans.rules.following_up import field_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import telling_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.prepare.form import PrepareForm, asked_fields, not_begun, run_parts
from ledstjarna.web.resident.thanking import thanks_at


@dataclass(frozen=True, slots=True)
class GoalAsked:
    """A goal with its fields, and those of each part: title, whose it is, fields."""

    words: str
    level: Any
    rest: tuple[Any, ...]
    parts: list[tuple[str, str, tuple[Any, ...]]]
    not_begun: list[str]


@page(PERSON, about=PLAN, writes=True)
def prepare(request: ViewerRequest) -> HttpResponse:
    """Say how it goes; what was said last is filled in until it has been followed up."""
    reading = opened(request, "prepare_follow_up", PLAN)
    standing, view = standing_of(reading), plan_view(reading)
    said = preparation(reading)
    form = form_for(
        request, PrepareForm, seen_version=preparations_said(reading), goals=view.goals, standing=standing,
        stands=_stands(view.goals, said),
    )  # fmt: skip

    def act(_fields: dict[str, Any], seen: int) -> object:
        return actions.prepare_follow_up(
            by=request.viewer, subject_id=subject(request), seen_number=seen, at=now(), **form.thoughts(view.goals)
        )

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("follow_ups", "berattat"))
    ):
        return answer
    context = {
        "form": form, "goals": [_asked(form, one) for one in view.goals], "plan": view.plan, "said": said,
        "hindrance": telling_hindrance(reading),
    }  # fmt: skip
    return room(request, "resident/prepare/page.html", reading, context, standing=standing)


def _stands(goals: Sequence[GoalView], said: FollowUpPreparation | None) -> dict[str, Any]:
    stands = dict.fromkeys(asked_fields(goals), "")
    if said is None:
        return stands
    stands["words"] = said.words
    for one in said.goals:
        stands |= {f"{field_of('goal', one['goal'])}_{name}": one[name] for name in ("level", "wants", "words")}
    for one in said.parts:
        stands |= {f"{field_of('part', one['part'])}_{name}": one[name] for name in ("helped", "wants", "words")}
    return stands


def _asked(form: PrepareForm, one: GoalView) -> GoalAsked:
    goal = field_of("goal", one.goal.id)
    parts = [
        (part.title, "" if part.legal_basis == "own" else part.owner_label, _of_part(form, part))
        for part in run_parts(one)
    ]
    return GoalAsked(
        one.goal.words, form[f"{goal}_level"], (form[f"{goal}_wants"], form[f"{goal}_words"]), parts, not_begun(one)
    )


def _of_part(form: PrepareForm, part: Any) -> tuple[Any, ...]:
    return tuple(form[f"{field_of('part', part.id)}_{name}"] for name in ("helped", "wants", "words"))
