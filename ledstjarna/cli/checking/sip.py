"""The plan as SIP: consent first, one principal answers, and it ends with the consent."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.agreeing import Draft, Part, hindrances
from ledstjarna.domain.plans.rules.states import SIP

_SECTION = "SoL 2025:400 10:8–9; HSL 2017:30 16:4"
_PRINCIPALS = ("region", "municipality")


def _states(life: Life, known: Known) -> Iterator[Fault]:
    plans, consents = by(life.plans, "id"), by(life.consents, "id")
    for row in life.sips:
        standing = row.state not in SIP.ends
        if row.state not in SIP.states or standing != (row.ended_at is None) or standing == bool(row.ended_why):
            yield Fault(row.id)
        if standing and plans[row.plan_id].sip_id != row.id:
            yield Fault(row.id, "sip_not_of_its_plan")
        if known.kind_of(known.organisation_of(row.judged_by_id)) not in _PRINCIPALS or not row.why.strip():
            yield Fault(row.id, "principals_judge_sip")
        yield from _consented(row, consents, life)


def _consented(row: Any, consents: dict[Any, Any], life: Life) -> Iterator[Fault]:
    current = life.current_consent("plan")
    given = current is not None and current.state == "given"
    if row.state in ("consented", "in_force"):
        named = consents.get(row.consent_id)
        if not given or named is None or (named.kind, named.state) != ("plan", "given"):
            yield Fault(row.id, "sip_without_consent", _SECTION)
    if row.state == "judged" and given:
        yield Fault(row.id, "sip_waits_for_what_it_has")


def _in_force(life: Life, known: Known) -> Iterator[Fault]:
    agreements, plans = grouped(life.agreements, "plan_id"), by(life.plans, "id")
    for row in life.sips:
        agreed = [agreement for agreement in agreements.get(row.plan_id, []) if agreement.as_sip]
        if row.state != "in_force":
            continue
        if row.in_force_at is None or not agreed:
            yield Fault(row.id, "sip_never_agreed")
            continue
        yield from fault(row, *hindrances(_standing(row, max(agreed, key=lambda one: one.number), life, known)))
        if plans[row.plan_id].state == "written":
            yield Fault(row.id, "sip_before_its_plan")


def _standing(row: Any, agreed: Any, life: Life, known: Known) -> Draft:
    """What was agreed as it stands now: the parts' own rows, the consent of today and who is responsible."""
    named = {part["id"] for part in agreed.snapshot["parts"]}
    parts = [part for part in life.commitments if str(part.id) in named]
    consent = life.current_consent("plan")
    return Draft(
        parts=[
            Part(p.legal_basis, p.state, p.owner_id, p.owner_organisation_id, known.kind_of(p.owner_organisation_id))
            for p in parts
        ],
        goals=len(agreed.snapshot["goals"]), parties=len(agreed.parties), follow_up_set=True, sip_on=True,
        consent_to_plan=consent.state if consent else None, responsible=row.responsible_id,
        responsible_kind=known.kind_of(row.responsible_id), others_none=bool(agreed.snapshot["sip"]["others_none"]),
        person_took_part=row.person_took_part,
    )  # fmt: skip


CHECKS = (
    Check("sip_state", "Sip", N_("SIP:en står fel mot samtycket, eller är bedömd av fel part."), _states, _SECTION),
    Check("sip_in_force_lacks", "Sip", N_("En SIP gäller utan det som lagen kräver."), _in_force, _SECTION),
)
