"""What a SIP form is filled with: the plan, sorted as the law asks, in nobody's words but those written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Consent, Reading, current_consents
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.plans.models import Commitment, Goal, LinkedPlan, Sip
from ledstjarna.domain.plans.queries.history import agreements, linked_plans
from ledstjarna.domain.plans.queries.plan_view import plan_view
from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service


@dataclass(frozen=True, slots=True)
class SipContent:
    """A standing SIP's content. `others_none`: the latest agreement states that nobody else does anything."""

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


def sip_content(reading: Reading) -> SipContent | None:
    """The content of the person's standing SIP; None while there is none. Seven queries at most."""
    view = plan_view(reading, levels=True)
    sip = view.plan.sip if view.plan and view.plan.sip and view.plan.sip.ended_at is None else None
    if view.plan is None or sip is None:
        return None
    public = [part for part in view.parts if is_health_care(part.legal_basis) or is_social_service(part.legal_basis)]
    kinds: Mapping[UUID, Any] = organisations_by_id(
        {part.owner_organisation_id for part in public if part.owner_organisation_id}
    )
    answering = {part.pk: _principal(part, kinds) for part in public}
    by_others = [part for part in view.parts if part.pk not in answering]
    return SipContent(
        sip=sip,
        consent=current_consents(reading).get("plan"),
        goals=[row.goal for row in view.goals],
        by_region=[part for part in public if answering[part.pk] == "region"],
        by_municipality=[part for part in public if answering[part.pk] == "municipality"],
        without_principal=[part for part in public if not answering[part.pk]],
        by_others=by_others,
        others_none=not by_others and _stated_none(reading),
        follow_up=view.plan.next_follow_up,
        follow_up_how=view.plan.follow_up_how,
        linked=linked_plans(reading),
    )


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
