"""What a SIP form is filled with: the plan, sorted as the law asks, in nobody's words but those written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Consent, Reading, current_consents
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.plans.models import Commitment, Goal, LinkedPlan, Sip
from ledstjarna.domain.plans.queries.history import agreements, linked_plans
from ledstjarna.domain.plans.queries.plan_view import PlanView, plan_view
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service


@dataclass(frozen=True, slots=True)
class SipContent:
    """A SIP's content: the standing one's, else as it was when it ended with its plan (`ended_at`).

    `others_none`: the latest agreement states that nobody else does anything.
    """

    sip: Sip
    consent: Consent | None
    goals: list[Goal]
    by_region: list[Commitment]
    by_municipality: list[Commitment]
    without_principal: list[Commitment]
    by_others: list[Commitment]
    others_none: bool
    follow_up: date | None
    follow_up_how: str
    linked: list[LinkedPlan]
    ended_at: datetime | None = None


def sip_content(reading: Reading) -> SipContent | None:
    """The content of the person's standing SIP, else of the one that was in force in the plan that has ended, as it was
    at its end; None while there is none. Nine queries at most.
    """
    view = plan_view(reading, levels=True)
    plan = view.plan or view.ended
    sip = plan.sip if plan else None
    if plan is None or sip is None or not (sip.ended_at is None or _is_read_on(reading, view, sip)):
        return None
    goals = view.goals if view.plan else view.ended_goals
    parts = view.parts if view.plan else [part for row in goals for part in row.parts if _was_there(part, sip)]
    public = [part for part in parts if is_health_care(part.legal_basis) or is_social_service(part.legal_basis)]
    kinds: Mapping[UUID, Any] = organisations_by_id(
        {part.owner_organisation_id for part in public if part.owner_organisation_id}
    )
    answering = {part.pk: _principal(part, kinds) for part in public}
    by_others = [part for part in parts if part.pk not in answering]
    return SipContent(
        sip=sip,
        consent=current_consents(reading).get("plan"),
        goals=[row.goal for row in goals],
        by_region=[part for part in public if answering[part.pk] == "region"],
        by_municipality=[part for part in public if answering[part.pk] == "municipality"],
        without_principal=[part for part in public if not answering[part.pk]],
        by_others=by_others,
        others_none=not by_others and _stated_none(reading),
        follow_up=plan.next_follow_up,
        follow_up_how=plan.follow_up_how,
        linked=linked_plans(reading),
        ended_at=sip.ended_at,
    )


def sip_was_in_force(reading: Reading, view: PlanView) -> bool:
    """Whether the plan that ended was agreed as a SIP, which was in force until the plan ended."""
    if view.plan or view.ended is None or view.ended.sip is None or view.ended.sip.ended_why != "plan_ended":
        return False
    latest = next((row for row in agreements(reading) if row.plan_id == view.ended.pk), None)
    return bool(latest and latest.as_sip)


def _is_read_on(reading: Reading, view: PlanView, sip: Sip) -> bool:
    """Whether it is read as it was at its end: it was in force in the plan that has ended, to its end or before."""
    return view.plan is None and (bool(sip.in_force_at) or sip_was_in_force(reading, view))


def _was_there(part: Commitment, sip: Sip) -> bool:
    """Whether a part was the plan's when the SIP ended: it goes on, or has ended since."""
    since = sip.ended_at is not None and part.changed_at >= sip.ended_at
    return part.state in LIVE_COMMITMENTS or (part.state == "ended" and since)


def _principal(part: Commitment, kinds: Mapping[UUID, Any]) -> str:
    """Who answers: the principal that owns it. What a provider carries out is the municipality's where it is social."""
    owner = kinds.get(part.owner_organisation_id) if part.owner_organisation_id else None
    kind = owner.kind if owner else ""
    if kind in ("region", "municipality"):
        return str(kind)
    return "municipality" if kind == "provider" and is_social_service(part.legal_basis) else ""


def _stated_none(reading: Reading) -> bool:
    latest = next(iter(agreements(reading)), None)
    sip = latest.snapshot.get("sip") if latest else None
    return bool(sip and sip.get("others_none"))
