"""Agreed plans, SIPs, reports and linked papers, as rows; the agreed version from the rooms' own rules."""

from datetime import datetime, timedelta
from typing import Any

from ledstjarna.demo.loading.case import Case
from ledstjarna.demo.loading.planning import Planning
from ledstjarna.domain.plans.models import Agreement, LinkedPlan, PersonReport, Sip
from ledstjarna.domain.plans.rules.reports import answer_promised
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import is_health_care, is_social_service

_REPORTS = (
    ("nobody_came", "Jag väntade hela förmiddagen."),
    ("not_satisfied", "Jag vill att ni ringer innan ni kommer."),
    ("not_satisfied", "Det var någon ny som inte visste vad jag behövde."),
)


def live(planning: Planning) -> list[dict[str, Any]]:
    """The parts that count in the plan."""
    return [part for part in planning.parts if part["state"] in LIVE_COMMITMENTS]


def may_be_sip(case: Case, planning: Planning) -> bool:
    """Whether both social services and health care take part, as the law asks."""
    bases = [part["legal_basis"] for part in live(planning)]
    return case.draft.with_sip and any(map(is_social_service, bases)) and any(map(is_health_care, bases))


def judge_sip(case: Case, planning: Planning, *, in_force: bool) -> dict[str, Any]:
    """The SIP's row: consented, or in force when the plan is agreed."""
    judged, by = case.moments.next(), case.coordinator
    responsible = case.structure.organisation_of(by.unit)
    sip = {
        "plan_id": planning.plan_id, "state": "in_force" if in_force else "consented", "version": 2,
        "judged_at": judged, "why": "Stödet behöver samordnas mellan region och kommun.",
        "responsible_id": responsible.id if in_force and responsible.kind in ("region", "municipality") else None,
        "person_took_part": True if in_force else None, "in_force_at": judged if in_force else None,
    }  # fmt: skip
    sip_id = case.add(Sip, **sip, **case.by(by, "judged"))
    case.happened("SipJudged", judged, by.id, sip_id=sip_id)
    return {"id": sip_id, **sip, "responsible": responsible.name if sip["responsible_id"] else ""}


def agree(case: Case, planning: Planning, sip: dict[str, Any] | None, today: datetime) -> dict[str, Any]:
    """An agreed version. Returns what changes on the plan's own row."""
    at = case.moments.next()
    follow_up = today.date() + timedelta(days=20 + case.person.serial % 120)
    how = "Vi ses hemma hos mig."
    parties = sorted({case.person.name} | {part["owner_label"] for part in live(planning)} | _members(case))
    snapshot = {
        "form": "ledstjarna.plan/1", "plan": str(planning.plan_id), "number": 1, "agreed_at": at.isoformat(),
        "way": "meeting", "person": {"id": str(case.person.id), "name": case.person.name},
        "what_matters": case.draft.story.what_matters, "parties": parties,
        "goals": [_goal(case, index) for index in range(len(case.draft.goals))],
        "parts": [_part(case, part) for part in live(planning)], "linked": [],
        "follow_up": {"on": str(follow_up), "how": how},
        "sip": sip and {
            "responsible": sip["responsible"], "judged_by": case.label(case.coordinator), "person_took_part": True,
            "close_ones": "", "others_none": True,
        },
    }  # fmt: skip
    agreement_id = case.add(
        Agreement, plan_id=planning.plan_id, number=1, snapshot=snapshot, digest=digest(snapshot),
        as_sip=sip is not None, parties=parties, agreed_at=at, recorded_at=at, **case.by(None, "agreed"),
    )  # fmt: skip
    case.happened("PlanAgreed", at, case.person.id, agreement_id=agreement_id, number=1, way="meeting")
    return {"state": "agreed", "version": 1, "next_follow_up": follow_up, "follow_up_how": how}


def report(case: Case, planning: Planning) -> None:
    """Now and then the person tells that something went wrong; most have an answer."""
    turn = case.person.serial % 24
    if turn >= len(_REPORTS) or not live(planning):
        return
    kind, words = _REPORTS[turn]
    at, by = case.moments.next(), case.coordinator
    answered = case.moments.next() if turn == 1 else None
    case.add(
        PersonReport, plan_id=planning.plan_id, commitment_id=live(planning)[-1]["id"], kind=kind, words=words,
        way="digital", told_at=at, reaches_id=by.id, reaches_label=case.label(by),
        answer_promised_at=answer_promised(kind, at), recorded_at=at, answered_at=answered,
        answer="Tack för att du sa till. Vi ringer dig alltid innan från och med nu." if answered else "",
        answered_by_label=case.label(by) if answered else "", **case.by(None, "told"),
    )  # fmt: skip


def link_papers(case: Case, planning: Planning) -> None:
    """The provider's own how, beside the plan."""
    for part in live(planning)[:1]:
        if part["assignment_id"]:
            case.add(
                LinkedPlan, plan_id=planning.plan_id, kind="implementation_plan", title=part["title"],
                held_by_label=part["owner_label"], linked_by_label=part["owner_label"],
                linked_at=case.moments.next(),
            )  # fmt: skip


def _members(case: Case) -> set[str]:
    return {case.label(member) for member in case.draft.team}


def _goal(case: Case, index: int) -> dict[str, Any]:
    goal = case.draft.goals[index]
    need = case.draft.needs[goal.need]
    return {
        "id": str(goal.id), "words": goal.words, "life_area": need.life_area, "current_level": need.own_level,
        "wanted_level": need.wanted_level,
    }  # fmt: skip


def _part(case: Case, part: dict[str, Any]) -> dict[str, Any]:
    organisation = part["owner_organisation_id"]
    return {
        "id": str(part["id"]), "goal": str(part["goal_id"]), "title": part["title"], "when": part["when"],
        "owner": part["owner_label"], "legal_basis": part["legal_basis"], "state": part["state"],
        "answers_for": case.structure.organisation(organisation).name if organisation else "",
    }  # fmt: skip
