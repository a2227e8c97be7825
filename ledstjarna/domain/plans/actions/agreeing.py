"""Agree the plan: a new, immutable version with its digest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import guardians, mandate_hindrance, own_hindrance, person, representatives
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, standing_plan
from ledstjarna.domain.plans.events import PlanAgreed, PlanYesSaid
from ledstjarna.domain.plans.models import Agreement, Plan, Sip
from ledstjarna.domain.plans.queries.plan_view import plan_view
from ledstjarna.domain.plans.queries.readiness import draft_of
from ledstjarna.domain.plans.queries.version import as_it_stands
from ledstjarna.domain.plans.rules.agreeing import hindrances
from ledstjarna.domain.plans.rules.snapshot import digest, substance
from ledstjarna.domain.plans.rules.states import GOAL, SIP
from ledstjarna.domain.plans.rules.states import PLAN as PLAN_STATES
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How the agreement was made. `others_none` states that nobody but region and municipality takes measures."""

    way: str = "digital"
    others_none: bool = False
    representative_id: UUID | None = None


@transaction.atomic
def agree_plan(*, by: Viewer, subject_id: UUID, seen_version: int, agreed: Agreed, at: datetime) -> Agreement | None:
    """Agree the plan by the person's own yes (or their representative's, or as registered by staff).

    Guardians agree together (FB 6:13): None while the yes of another one is waited for; a yes holds for the plan as
    it stood when it was said. Raises RuleBroken with everything that is missing (the SIP rules when SIP is on),
    ChangedMeanwhile when another version was agreed first, NotForYou.
    """
    change = open_change(by, subject_id, what="agree_plan", kinds=[PLAN])
    plan = standing_plan(change)
    check_seen(plan, seen_version, what="plan", mine={"version": seen_version})
    require(*_who_hinders(change, agreed))
    view = plan_view(change)
    require(*hindrances(draft_of(change, view, others_none=agreed.others_none)))
    sip = Sip.objects.select_related("responsible").filter(**change.rows, plan=plan, ended_at=None).first()
    stands = as_it_stands(change, view, sip, others_none=agreed.others_none)
    said = _said_yes(change, plan, substance(stands), agreed, at)
    if said is None:
        publish(PlanYesSaid(**envelope(change, at), plan_id=plan.id, way=agreed.way))
        return None
    agreement = _keep(change, plan, sip, {**stands, "agreed_at": at.isoformat(), "way": agreed.way, "agreed": said}, at)
    for goal in (row.goal for row in view.goals):
        goal.state = GOAL.after(goal.state, "agree")
        goal.save(update_fields=["state"])
    publish(PlanAgreed(**envelope(change, at), agreement_id=agreement.id, number=agreement.number, way=agreed.way))
    return agreement


def _who_hinders(change: Reading, agreed: Agreed) -> list[Finding | None]:
    kind, who = change.viewer.kind, _speaker(change, agreed)
    if kind not in ("person", "representative", "staff"):
        return [Finding("no_mandate", {"kind": kind})]
    return [
        Finding("way_missing", field_name="way") if kind == "staff" and agreed.way == "digital" else None,
        own_hindrance(change, "plan") if who == change.subject_id else mandate_hindrance(change, who, "plan"),
    ]


def _speaker(change: Reading, agreed: Agreed) -> UUID:
    if change.viewer.kind == "staff":
        return agreed.representative_id or change.subject_id
    return change.viewer.party_id


def _said_yes(change: Reading, plan: Plan, to: str, agreed: Agreed, at: datetime) -> list[str] | None:
    """The names of those whose yes makes the agreement; None while a guardian's is waited for, and then kept."""
    together = {one.id: one.name for one in guardians(change)}
    who = _speaker(change, agreed)
    if who not in together:
        return [_name(change, who)]
    yeses = {UUID(row["who"]): row for row in plan.yeses if row["to"] == to}
    yeses[who] = {"who": str(who), "to": to, "way": agreed.way, "at": at.isoformat()}
    if together.keys() <= yeses.keys():
        return sorted(together.values())
    plan.yeses = list(yeses.values())
    plan.save(update_fields=["yeses"])
    return None


def _name(change: Reading, who: UUID) -> str:
    if change.viewer.kind != "staff":
        return change.viewer.label
    names = {seen.representative.id: seen.representative.name for seen in representatives(change)}
    return names.get(who) or person(change).name


def _keep(change: Reading, plan: Plan, sip: Sip | None, snapshot: dict[str, Any], at: datetime) -> Agreement:
    """Write the new version, and move the plan and its SIP."""
    by = change.viewer
    agreement = Agreement.objects.create(
        **change.rows, plan=plan, number=snapshot["number"], snapshot=snapshot, digest=digest(snapshot),
        as_sip=sip is not None, parties=snapshot["parties"], agreed_by_id=by.party_id, agreed_by_label=by.label,
        agreed_at=at,
    )  # fmt: skip
    plan.state, plan.version, plan.yeses = PLAN_STATES.after(plan.state, "agree"), agreement.number, []
    plan.save(update_fields=["state", "version", "yeses"])
    if sip:
        sip.state, sip.in_force_at = SIP.after(sip.state, "agree"), sip.in_force_at or at
        sip.save(update_fields=["state", "in_force_at"])
    return agreement
