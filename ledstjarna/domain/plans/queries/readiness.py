"""What the plan still needs to be agreed, in codes the door words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading, current_consents
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.plans.models import Sip
from ledstjarna.domain.plans.queries.plan_view import PlanView
from ledstjarna.domain.plans.rules.agreeing import Draft, Part, advice, hindrances
from ledstjarna.domain.plans.rules.states import ANSWERED_COMMITMENTS
from ledstjarna.foundation.findings import Finding

_CONSENTED = ("consented", "in_force")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What hinders an agreement now, and what is advised."""

    missing: list[Finding]
    advised: list[Finding]


def readiness(reading: Reading, view: PlanView, *, others_none: bool = False) -> Readiness:
    """What the plan needs to be agreed as it stands in `view`."""
    if view.plan is None:
        return _without_plan(view)
    draft = draft_of(reading, view, others_none=others_none)
    return Readiness(hindrances(draft), advice(draft))


def readiness_in_sight(reading: Reading, view: PlanView) -> Readiness:
    """The same from what `view` already holds, without a query, for a member of the team's page.

    Consent shows in the SIP's own state, which follows it.
    """
    if view.plan is None:
        return _without_plan(view)
    draft = _draft(view, view.plan.sip, reading)
    return Readiness(hindrances(draft), advice(draft))


def _without_plan(view: PlanView) -> Readiness:
    hindrance = view.hindrance("agree_plan")
    return Readiness([hindrance] if hindrance else [], [])


def draft_of(reading: Reading, view: PlanView, *, others_none: bool = False) -> Draft:
    """The plan in `view` as the rules see it."""
    assert view.plan is not None
    sip = _standing(view.plan.sip)
    ids = {part.owner_organisation_id for part in view.parts if part.owner_organisation_id}
    kinds = {key: row.kind for key, row in organisations_by_id(ids).items()}
    consent = current_consents(reading).get("plan") if sip else None
    draft = _draft(view, sip, reading, kinds=kinds, others_none=others_none)
    return replace(draft, consent_to_plan=consent.state if consent else None)


def _draft(
    view: PlanView, sip: Sip | None, reading: Reading, *,
    kinds: Mapping[UUID, str] | None = None, others_none: bool = False,
) -> Draft:  # fmt: skip
    assert view.plan is not None
    sip, kind_of = _standing(sip), kinds or {}
    return Draft(
        parts=[
            Part(
                p.legal_basis, p.state, p.owner_id, p.owner_organisation_id,
                kind_of.get(p.owner_organisation_id, "") if p.owner_organisation_id else "",
            )
            for p in view.parts
        ],
        goals=len(view.goals),
        parties=len(_saying_yes(view, reading)),
        follow_up_set=view.plan.next_follow_up is not None,
        sip_on=sip is not None,
        consent_to_plan="given" if sip and sip.state in _CONSENTED else None,
        responsible=sip.responsible_id if sip else None,
        responsible_kind=sip.responsible.kind if sip and sip.responsible else "",
        others_none=others_none,
        person_took_part=sip.person_took_part if sip else None,
    )  # fmt: skip


def _saying_yes(view: PlanView, reading: Reading) -> set[UUID]:
    """The person, whoever has answered for a part of theirs, and the staff member who agrees it with the person."""
    answered = {part.owner_id for part in view.parts if part.state in ANSWERED_COMMITMENTS}
    here = {reading.viewer.party_id} if reading.viewer.kind == "staff" else set()
    return answered | here | {reading.subject_id}


def _standing(sip: Sip | None) -> Sip | None:
    return sip if sip is not None and sip.ended_at is None else None
