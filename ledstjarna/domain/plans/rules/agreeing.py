"""What a plan needs to be agreed, and what the law asks of it when it is also a SIP. Pure.

The statutory content is SoL (2025:400) 10:9 and HSL (2017:30) 16:4; wording as in SFS 2009:981:
(1) which supports are needed, (2) which of them each principal answers for, (3) measures taken by
somebody else than municipality or region, (4) which principal has the overall responsibility.
Goals and a date to follow up are practice, not statute: they are advised, never required.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service
from ledstjarna.foundation.findings import Finding

SIP_CONTENT = "SoL 2025:400 10:9; HSL 2017:30 16:4"
SIP_TRIGGER = "SoL 2025:400 10:8; HSL 2017:30 16:4"


@dataclass(frozen=True, slots=True)
class Part:
    """A live commitment as the rules see it."""

    basis: str
    state: str
    owner: object
    organisation: object | None
    organisation_kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be agreed: parts and, when SIP is on, its facts. `parties` counts those who say yes: the person,
    every owner who has answered for their part, and whoever of the staff agrees it with the person.
    """

    parts: Sequence[Part]
    goals: int
    parties: int
    follow_up_set: bool
    sip_on: bool = False
    consent_to_plan: str | None = None
    responsible_kind: str = ""
    responsible: object | None = None
    others_none: bool = False
    person_took_part: bool | None = None


def hindrances(draft: Draft) -> list[Finding]:
    """What must be in place before the plan can be agreed; empty when it can."""
    findings = []
    if not draft.parts:
        findings.append(Finding("nobody_does_anything"))
    elif draft.parties < 2:
        findings.append(Finding("one_party_only"))
    if draft.sip_on:
        findings.extend(_sip_hindrances(draft))
    return findings


def advice(draft: Draft) -> list[Finding]:
    """What is good practice and missing: goals and a date to follow up (practice [T], SKR's guidance)."""
    findings = []
    if not draft.goals:
        findings.append(Finding("no_goal"))
    if not draft.follow_up_set:
        findings.append(Finding("no_follow_up"))
    return findings


def _sip_hindrances(draft: Draft) -> list[Finding]:
    findings = []
    if draft.consent_to_plan != "given":
        findings.append(Finding("sip_without_consent", section=SIP_TRIGGER))
    if not any(is_social_service(part.basis) for part in draft.parts):
        findings.append(Finding("sip_no_social_service", section=SIP_TRIGGER))
    if not any(is_health_care(part.basis) for part in draft.parts):
        findings.append(Finding("sip_no_health_care", section=SIP_TRIGGER))
    public = [part for part in draft.parts if is_social_service(part.basis) or is_health_care(part.basis)]
    if any(part.organisation is None for part in public):
        findings.append(Finding("sip_part_without_principal", section=SIP_CONTENT))
    if len(public) == len(draft.parts) and not draft.others_none:
        findings.append(Finding("sip_others_not_stated", section=SIP_CONTENT, field_name="others_none"))
    if draft.responsible is None:
        findings.append(Finding("sip_no_responsible", section=SIP_CONTENT, field_name="responsible"))
    elif draft.responsible_kind not in ("region", "municipality"):
        findings.append(Finding("sip_responsible_not_principal", section=SIP_CONTENT, field_name="responsible"))
    if draft.person_took_part is None:
        findings.append(Finding("sip_took_part_not_stated", section=SIP_CONTENT, field_name="person_took_part"))
    return findings
