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
from ledstjarna.domain.plans.queries.version import as_it_stands, standing_yeses
from ledstjarna.domain.plans.rules.agreeing import hindrances
from ledstjarna.domain.plans.rules.snapshot import digest, substance
from ledstjarna.domain.plans.rules.states import GOAL, SIP
from ledstjarna.domain.plans.rules.states import PLAN as PLAN_STATES
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How the agreement was made. `others_none` states that nobody but region and municipality takes measures.

    `read` is the substance of the plan as it was read on a page (queries.substance_now); empty where it was read aloud
    from elsewhere. `person_says` is what the person says themself of what somebody who decides for them answers, as
    `may_choose_for` has it, and `person_how` how it was understood: both are kept in the log.
    """

    way: str = "digital"
    others_none: bool = False
    representative_id: UUID | None = None
    read: str = ""
    person_says: str = ""
    person_how: str = ""


@transaction.atomic
def agree_plan(*, by: Viewer, subject_id: UUID, seen_version: int, agreed: Agreed, at: datetime) -> Agreement | None:
    """Agree the plan by the person's own yes (or their representative's, or as registered by staff).

    Guardians agree together (FB 6:13): None while the yes of another one is waited for; a yes holds for the plan as
    it stood when it was said. Raises RuleBroken with everything that is missing (the SIP rules when SIP is on),
    `plan_changed_since_read` when it is not what was read, ChangedMeanwhile when another version was agreed first,
    NotForYou.
    """
    told = {"person_says": agreed.person_says, "person_how": agreed.person_how} if agreed.person_says else None
    change = open_change(by, subject_id, what="agree_plan", kinds=[PLAN], detail=told)
    plan = standing_plan(change, "agree_plan")
    check_seen(plan, seen_version, what="plan", mine={"version": seen_version})
    require(*_who_hinders(change, agreed))
    # Locked before it is read: a consent that is taken back in the same moment waits, or has ended the SIP already.
    sip = (
        Sip.objects.select_for_update(of=("self",))
        .select_related("responsible")
        .filter(**change.rows, plan=plan, ended_at=None)
        .first()
    )
    view = plan_view(change)
    require(*hindrances(draft_of(change, view, others_none=agreed.others_none)))
    stands = as_it_stands(change, view, sip, others_none=agreed.others_none)
    to = substance(stands)
    require(Finding("plan_changed_since_read") if agreed.read and agreed.read != to else None)
    said = _said_yes(change, plan, to, agreed, at)
    if said is None:
        said_by_id = _speaker(change, agreed)
        publish(PlanYesSaid(**envelope(change, at), plan_id=plan.id, way=agreed.way, said_by_id=said_by_id))
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
        own_hindrance(change, "plan")
        if who == change.subject_id
        else mandate_hindrance(change, who, "plan", person_says=agreed.person_says),
    ]


def _speaker(change: Reading, agreed: Agreed) -> UUID:
    if change.viewer.kind == "staff":
        return agreed.representative_id or change.subject_id
    return change.viewer.party_id


def _said_yes(change: Reading, plan: Plan, to: str, agreed: Agreed, at: datetime) -> list[dict[str, str]] | None:
    """The yeses that make the agreement; None while a guardian's is waited for, and what is said so far then kept."""
    together = {one.id for one in guardians(change)}
    who, by = _speaker(change, agreed), change.viewer
    yes = {
        "who": str(who), "name": _name(change, who), "to": to, "way": agreed.way, "at": at.isoformat(),
        "by": by.label if by.kind == "staff" else "",
    }  # fmt: skip
    if who not in together:
        return [_kept(yes)]
    yeses = {UUID(row["who"]): row for row in standing_yeses(plan, to)} | {who: yes}
    if together <= yeses.keys():
        return sorted((_kept(yeses[one]) for one in together), key=lambda row: row["name"])
    plan.yeses = list(yeses.values())
    plan.save(update_fields=["yeses"])
    return None


def _kept(yes: dict[str, str]) -> dict[str, str]:
    """A yes as the version keeps it: who, in which way, when, and who wrote it down."""
    return {name: yes[name] for name in ("name", "way", "at", "by")}


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
