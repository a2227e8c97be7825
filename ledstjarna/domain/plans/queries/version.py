"""The plan as it stands, in the form that an agreed version keeps: what, who, on which decision, and who said yes."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.people.queries import current_story, person
from ledstjarna.domain.plans.models import AuthorityDecision, Commitment, Goal, HealthAssessment, Plan, Sip
from ledstjarna.domain.plans.queries.history import linked_plans
from ledstjarna.domain.plans.queries.plan_view import PlanView
from ledstjarna.domain.plans.rules.snapshot import substance
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import STOCKHOLM

FORM = "ledstjarna.plan/2"  # 1 kept neither decisions nor who had said yes to what


def as_it_stands(reading: Reading, view: PlanView, sip: Sip | None, *, others_none: bool) -> dict[str, Any]:
    """The snapshot of the plan now, all but when, in which way and by whom it is agreed."""
    plan = view.plan
    assert plan is not None
    story = current_story(reading) if reading.may("story") else None
    name = person(reading).name
    ids = {part.owner_organisation_id for part in view.parts if part.owner_organisation_id}
    answers_for = {key: row.name for key, row in organisations_by_id(ids).items()}
    assessed = _assessed(reading, view)
    return {
        "form": FORM,
        "plan": str(plan.id),
        "number": plan.version + 1,
        "person": {"id": str(reading.subject_id), "name": name},
        "what_matters": story.what_matters if story else "",
        "parties": sorted({row.owner_label for row in view.parts} | {row.label for row in team(reading)} | {name}),
        "goals": [_goal(row.goal) for row in view.goals],
        "parts": [_part(part, answers_for, _yes(part, assessed)) for part in view.parts],
        "linked": [
            {"kind": row.kind, "title": row.title, "held_by": row.held_by_label} for row in linked_plans(reading)
        ],
        "follow_up": _follow_up(plan),
        "sip": _sip(sip, others_none=others_none) if sip else None,
    }


def substance_now(reading: Reading, view: PlanView) -> str:
    """What whoever reads the plan now would say yes to, as one digest; empty before there is a plan."""
    if view.plan is None:
        return ""
    sip = view.plan.sip if view.plan.sip and view.plan.sip.ended_at is None else None
    return substance(as_it_stands(reading, view, sip, others_none=False))


def standing_yeses(plan: Plan, to: str) -> list[dict[str, str]]:
    """The yeses of those who agree together, to the plan with that substance; a yes to something else is none."""
    return [row for row in plan.yeses if row["to"] == to]


def _assessed(reading: Reading, view: PlanView) -> dict[UUID, HealthAssessment]:
    ids = [part.id for part in view.parts if part.legal_basis == "health"]
    rows = HealthAssessment.objects.filter(**reading.rows, commitment_id__in=ids, suitable=True).order_by(
        "-assessed_at", "-id"
    )
    return {row.commitment_id: row for row in rows}  # the first: what is prescribed anew is no new yes


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "id": str(goal.id), "words": goal.words, "life_area": goal.life_area, "current_level": goal.current_level,
        "wanted_level": goal.wanted_level,
    }  # fmt: skip


def _part(part: Commitment, organisations: Mapping[Any, str], yes: dict[str, str] | None) -> dict[str, Any]:
    return {
        "id": str(part.id), "goal": str(part.goal_id), "title": part.title, "when": part.when,
        "owner": part.owner_label, "legal_basis": part.legal_basis, "state": part.state,
        "answers_for": organisations.get(part.owner_organisation_id, ""), "yes": yes,
        "decision": _decision(decision_on(part)), "provider": part.assignment.unit_label if part.assignment else "",
    }  # fmt: skip


def decision_on(part: Commitment) -> AuthorityDecision | None:
    """The authority's decision that a part stands on, from what the plan's view has read already."""
    application = getattr(part, "application", None)
    return getattr(application, "decision", None) if application else None


def _decision(decision: AuthorityDecision | None) -> dict[str, str] | None:
    if decision is None or decision.period is None:
        return None
    first, beyond = decision.period.lower, decision.period.upper
    return {
        "outcome": decision.outcome, "scope": decision.scope, "from": first.isoformat(),
        "last_day": (beyond - timedelta(days=1)).isoformat() if beyond else "",
    }  # fmt: skip


def _yes(part: Commitment, assessed: Mapping[UUID, HealthAssessment]) -> dict[str, str] | None:
    """Who answered for this part, and on which day; None for the person's own and for what is not answered."""
    decision, assessment = decision_on(part), assessed.get(part.id)
    if decision is not None and decision.period is not None:
        return {"who": decision.decided_by_label, "on": _day(decision.decided_at)}
    if assessment is not None:
        return {"who": assessment.assessed_by_label, "on": _day(assessment.assessed_at)}
    if part.state == "active" and part.owner_answered_at is not None:
        return {"who": part.owner_answered_by_label, "on": _day(part.owner_answered_at)}
    return None


def _day(moment: Any) -> str:
    day: date = moment.astimezone(STOCKHOLM).date()
    return day.isoformat()


def _follow_up(plan: Plan) -> dict[str, str]:
    return {"on": str(plan.next_follow_up or ""), "how": plan.follow_up_how}


def _sip(sip: Sip, *, others_none: bool) -> dict[str, Any]:
    return {
        "responsible": sip.responsible.name if sip.responsible else "",
        "judged_by": sip.judged_by_label,
        "person_took_part": sip.person_took_part,
        "close_ones": sip.close_ones_note,
        "others_none": others_none,
    }
