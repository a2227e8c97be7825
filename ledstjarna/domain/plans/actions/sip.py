"""SIP as a status of the plan: judged, consented, in force, ended. Consent comes first, always."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer, current_consents, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import organisation
from ledstjarna.domain.plans.actions._parts import check_seen, envelope
from ledstjarna.domain.plans.actions.starting import start_plan
from ledstjarna.domain.plans.events import SipEnded, SipJudged
from ledstjarna.domain.plans.models import Plan, Sip
from ledstjarna.domain.plans.rules.agreeing import SIP_CONTENT, SIP_TRIGGER
from ledstjarna.domain.plans.rules.states import SIP
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish

# What an answer does to the SIP. A yes whose time is over is as if taken back.
_VERBS = {
    "ConsentGiven": "consent", "ConsentRefused": "refuse", "ConsentWithdrawn": "withdraw", "ConsentEnded": "withdraw",
}  # fmt: skip


@transaction.atomic
def judge_sip(*, by: Viewer, subject_id: UUID, why: str, at: datetime) -> Sip:
    """Region or municipality judges that a SIP is needed for the needs to be met (SoL 10:8; HSL 16:4)."""
    change = open_change(by, subject_id, what="judge_sip", kinds=[PLAN])
    require(
        None
        if by.organisation_kind in ("region", "municipality")
        else Finding("principals_judge_sip", section=SIP_TRIGGER),
        None if why.strip() else Finding("why_missing", field_name="why"),
    )
    plan = start_plan(by=by, subject_id=subject_id, at=at)
    if plan.sip_id and Sip.objects.filter(pk=plan.sip_id, ended_at=None).exists():
        raise RuleBroken(Finding("sip_already_on"))
    consent = current_consents(change).get("plan")
    given = consent is not None and consent.state == "given"
    sip = Sip.objects.create(
        **change.rows, plan=plan, state=SIP.after(SIP.start, "consent") if given else SIP.start,
        judged_by_id=by.party_id, judged_by_label=by.label, judged_at=at, why=why.strip(),
        consent=consent if given else None,
    )  # fmt: skip
    plan.sip = sip
    plan.save(update_fields=["sip"])
    publish(SipJudged(**envelope(change, at), sip_id=sip.id))
    return sip


@transaction.atomic
def name_responsible(
    *, by: Viewer, subject_id: UUID, seen_version: int, organisation_id: UUID, person_took_part: bool,
    close_ones_note: str = "",
) -> Sip:  # fmt: skip
    """Name the one principal with the overall responsibility, and say whether the person took part."""
    change = open_change(by, subject_id, what="name_responsible", kinds=[PLAN])
    sip = Sip.objects.select_for_update(of=("self",)).filter(**change.rows, ended_at=None).first()
    if sip is None:
        raise RuleBroken(Finding("no_sip"))
    mine = {"responsible_id": organisation_id, "person_took_part": person_took_part}
    check_seen(sip, seen_version, what="sip", mine=mine)
    principal = organisation(organisation_id)
    if principal is None or not principal.is_principal:
        raise RuleBroken(Finding("sip_responsible_not_principal", section=SIP_CONTENT, field_name="responsible"))
    sip.responsible_id, sip.person_took_part = principal.id, person_took_part
    sip.close_ones_note = close_ones_note
    sip.version += 1
    sip.save()
    return sip


@transaction.atomic
def close_sip(*, by: Viewer, subject_id: UUID, why: str, at: datetime) -> Sip:
    """Close a SIP that is no longer needed. The plan, its parts and the decisions stand."""
    change = open_change(by, subject_id, what="close_sip", kinds=[PLAN])
    _lock_plan(change.county_id, subject_id)
    sip = Sip.objects.select_for_update(of=("self",)).filter(**change.rows, ended_at=None).first()
    if sip is None:
        raise RuleBroken(Finding("no_sip"))
    _end(sip, SIP.after(sip.state, "close"), why[:40] or "closed", at)
    publish(SipEnded(**envelope(change, at), sip_id=sip.id, why="closed"))
    return sip


def follow_consent(happening: Happening) -> None:
    """What consent to the plan means for its SIP, in the same moment: on, refused, or ended.

    Hears ConsentGiven, ConsentRefused, ConsentWithdrawn and ConsentEnded. The decisions of authorities stand.
    """
    body = happening.body
    if body["kind"] != "plan":
        return
    verb = _VERBS[happening.kind]
    with automatic_run("consent_changed"):
        _lock_plan(happening.county_id, happening.subject_id)
        sip = Sip.objects.select_for_update(of=("self",)).filter(
            county_id=happening.county_id, subject_id=happening.subject_id, ended_at=None
        ).first()  # fmt: skip
        if sip is None or not SIP.may(sip.state, verb):
            return
        state = SIP.after(sip.state, verb)
        if state in SIP.ends:
            _end(sip, state, f"consent_{verb}", happening.happened_at)
        else:
            sip.state, sip.consent_id = state, UUID(body["consent_id"])
            sip.version += 1
            sip.save()


def _lock_plan(county_id: str, subject_id: UUID) -> None:
    """The plan first and then its SIP, as whoever agrees does: one waits for the other, and never both."""
    Plan.objects.select_for_update().filter(county_id=county_id, subject_id=subject_id, ended_at=None).first()


def _end(sip: Sip, state: str, why: str, at: datetime) -> None:
    sip.state, sip.ended_why, sip.ended_at = state, why, at
    sip.version += 1
    sip.save()
    # An agreed plan without its SIP is still a plan; it says that it has changed until it is agreed anew.
    Plan.objects.filter(pk=sip.plan_id, state="agreed").update(state="changed")
