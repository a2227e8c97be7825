"""Agree the plan: a new, immutable version with its digest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.people.queries import current_story, mandate_hindrance, person
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, standing_plan
from ledstjarna.domain.plans.events import PlanAgreed
from ledstjarna.domain.plans.models import Agreement, Commitment, Goal, Sip
from ledstjarna.domain.plans.queries.history import linked_plans
from ledstjarna.domain.plans.queries.plan_view import PlanView, plan_view
from ledstjarna.domain.plans.queries.readiness import draft_of
from ledstjarna.domain.plans.rules.agreeing import hindrances
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import GOAL, SIP
from ledstjarna.domain.plans.rules.states import PLAN as PLAN_STATES
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How the agreement was made. `others_none` states that nobody but region and municipality takes measures."""

    way: str = "digital"
    others_none: bool = False
    representative_id: UUID | None = None


@transaction.atomic
def agree_plan(*, by: Viewer, subject_id: UUID, seen_version: int, agreed: Agreed, at: datetime) -> Agreement:
    """Agree the plan by the person's own yes (or their representative's, or as registered by staff).

    Raises RuleBroken with everything that is missing (the SIP rules when SIP is on), ChangedMeanwhile
    when another version was agreed first, NotForYou.
    """
    change = open_change(by, subject_id, what="agree_plan", kinds=[PLAN])
    plan = standing_plan(change)
    check_seen(plan, seen_version, what="plan", mine={"version": seen_version})
    require(*_who_hinders(change, agreed))
    view = plan_view(change)
    require(*hindrances(draft_of(change, view, others_none=agreed.others_none)))
    sip = Sip.objects.select_related("responsible").filter(**change.rows, plan=plan, ended_at=None).first()
    snapshot = _snapshot(change, view, sip, agreed, at)
    agreement = Agreement.objects.create(
        **change.rows, plan=plan, number=plan.version + 1, snapshot=snapshot, digest=digest(snapshot),
        as_sip=sip is not None, parties=snapshot["parties"], agreed_by_id=by.party_id, agreed_by_label=by.label,
        agreed_at=at,
    )  # fmt: skip
    plan.state, plan.version = PLAN_STATES.after(plan.state, "agree"), agreement.number
    plan.save(update_fields=["state", "version"])
    for goal in (row.goal for row in view.goals):
        goal.state = GOAL.after(goal.state, "agree")
        goal.save(update_fields=["state"])
    if sip:
        sip.state, sip.in_force_at = SIP.after(sip.state, "agree"), sip.in_force_at or at
        sip.save(update_fields=["state", "in_force_at"])
    publish(PlanAgreed(**envelope(change, at), agreement_id=agreement.id, number=agreement.number, way=agreed.way))
    return agreement


def _who_hinders(change: Reading, agreed: Agreed) -> list[Finding]:
    kind = change.viewer.kind
    if kind == "person" or (kind == "staff" and agreed.representative_id is None):
        return [Finding("way_missing", field_name="way")] if kind == "staff" and agreed.way == "digital" else []
    who = change.viewer.party_id if kind == "representative" else agreed.representative_id
    if kind in ("representative", "staff") and who:
        hindrance = mandate_hindrance(change, who, "plan")
        return [hindrance] if hindrance else []
    return [Finding("no_mandate", {"kind": kind})]


def _snapshot(change: Reading, view: PlanView, sip: Sip | None, agreed: Agreed, at: datetime) -> dict[str, Any]:
    plan = view.plan
    assert plan is not None
    story = current_story(change) if change.may("story") else None
    name = person(change).name
    names = {row.owner_label for row in view.parts} | {row.label for row in team(change)} | {name}
    ids = {part.owner_organisation_id for part in view.parts if part.owner_organisation_id}
    answers_for = {key: row.name for key, row in organisations_by_id(ids).items()}
    return {
        "form": "ledstjarna.plan/1",
        "plan": str(plan.id),
        "number": plan.version + 1,
        "agreed_at": at.isoformat(),
        "way": agreed.way,
        "person": {"id": str(change.subject_id), "name": name},
        "what_matters": story.what_matters if story else "",
        "parties": sorted(names),
        "goals": [_goal(row.goal) for row in view.goals],
        "parts": [_part(part, answers_for) for part in view.parts],
        "linked": [
            {"kind": row.kind, "title": row.title, "held_by": row.held_by_label} for row in linked_plans(change)
        ],
        "follow_up": {"on": str(plan.next_follow_up or ""), "how": plan.follow_up_how},
        "sip": _sip(sip, agreed) if sip else None,
    }


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "id": str(goal.id), "words": goal.words, "life_area": goal.life_area, "current_level": goal.current_level,
        "wanted_level": goal.wanted_level,
    }  # fmt: skip


def _part(part: Commitment, organisations: dict[Any, str]) -> dict[str, Any]:
    return {
        "id": str(part.id), "goal": str(part.goal_id), "title": part.title, "when": part.when,
        "owner": part.owner_label, "legal_basis": part.legal_basis, "state": part.state,
        "answers_for": organisations.get(part.owner_organisation_id, ""),
    }  # fmt: skip


def _sip(sip: Sip, agreed: Agreed) -> dict[str, Any]:
    return {
        "responsible": sip.responsible.name if sip.responsible else "",
        "judged_by": sip.judged_by_label,
        "person_took_part": sip.person_took_part,
        "close_ones": sip.close_ones_note,
        "others_none": agreed.others_none,
    }
