"""What the plan still needs to be agreed, in codes the door words."""

from dataclasses import dataclass

from ledstjarna.domain.consent.queries import Reading, current_consents
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.plans.models import Sip
from ledstjarna.domain.plans.queries.plan_view import PlanView
from ledstjarna.domain.plans.rules.agreeing import Draft, Part, advice, hindrances
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Readiness:
    """What hinders an agreement now, and what is advised."""

    missing: list[Finding]
    advised: list[Finding]


def readiness(reading: Reading, view: PlanView, *, others_none: bool = False) -> Readiness:
    """What the plan needs to be agreed as it stands in `view`."""
    if view.plan is None:
        return Readiness([Finding("no_plan")], [])
    draft = draft_of(reading, view, others_none=others_none)
    return Readiness(hindrances(draft), advice(draft))


def draft_of(reading: Reading, view: PlanView, *, others_none: bool = False) -> Draft:
    """The plan in `view` as the rules see it."""
    assert view.plan is not None
    sip = _standing(view.plan.sip)
    ids = {part.owner_organisation_id for part in view.parts if part.owner_organisation_id}
    kind_of = {key: row.kind for key, row in organisations_by_id(ids).items()}
    consent = current_consents(reading).get("plan") if sip else None
    parties = {part.owner_id for part in view.parts} | {member.party_id for member in team(reading)}
    return Draft(
        parts=[
            Part(p.legal_basis, p.state, p.owner_id, p.owner_organisation_id, kind_of.get(p.owner_organisation_id, ""))
            for p in view.parts
        ],
        goals=len(view.goals),
        parties=len(parties | {reading.subject_id}),
        follow_up_set=view.plan.next_follow_up is not None,
        sip_on=sip is not None,
        consent_to_plan=consent.state if consent else None,
        responsible=sip.responsible_id if sip else None,
        responsible_kind=sip.responsible.kind if sip and sip.responsible else "",
        others_none=others_none,
        person_took_part=sip.person_took_part if sip else None,
    )


def _standing(sip: Sip | None) -> Sip | None:
    return sip if sip is not None and sip.ended_at is None else None
