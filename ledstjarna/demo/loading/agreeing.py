"""Agreed versions, as rows: each the snapshot that the room's own action would have made."""

from datetime import datetime, timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.sipping import SipCase, has_both, only_principals
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.plans.models import (
    Agreement,
    Application,
    AuthorityDecision,
    HealthAssessment,
    LinkedPlan,
    ProviderAssignment,
)
from ledstjarna.domain.plans.queries.version import FORM
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import ANSWERED_COMMITMENTS
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import STOCKHOLM


def agree(case: Case, plan: Row, goals: list[Row], live: list[Row], sip: SipCase) -> bool:
    """Agree what stands. Returns whether there was something to agree that the rules let be agreed."""
    standing = [goal for goal in goals if goal["state"] in ("wanted", "agreed")]
    open_ids = {goal["id"] for goal in standing}
    parts = [part for part in live if part["goal_id"] in open_ids]
    if not parts or (sip.on and not has_both(parts)):
        return False
    at, way = case.moments.next(), case.way()
    if way == "digital" and not any(_answered_by_another(case, part) for part in parts):
        way = "meeting"  # nobody else has said yes to their part: then somebody of the team agrees it with the person
    speakers = case.speaking.choosing("plan", at)
    by = case.registrar(way, speakers[-1])
    number = plan["version"] + 1
    parties = sorted({case.person.name} | {part["owner_label"] for part in parts} | _members(case))
    snapshot = {
        "form": FORM, "plan": str(plan["id"]), "number": number, "agreed_at": at.isoformat(), "way": way,
        "agreed": sorted((_yes_of(case, voice, way, at) for voice in speakers), key=lambda yes: yes["name"]),
        "person": {"id": str(case.person.id), "name": case.person.name},
        "what_matters": case.draft.story.what_matters, "parties": parties,
        "goals": [_goal(goal) for goal in standing], "parts": [_part(case, part) for part in parts],
        "linked": [
            {"kind": row["kind"], "title": row["title"], "held_by": row["held_by_label"]} for row in case.of(LinkedPlan)
        ],
        "follow_up": {"on": str(plan["next_follow_up"] or ""), "how": plan["follow_up_how"]},
        "sip": _sip(sip, parts) if sip.on else None,
    }  # fmt: skip
    row = case.add(
        Agreement, plan_id=plan["id"], number=number, snapshot=snapshot, digest=digest(snapshot), as_sip=sip.on,
        parties=parties, agreed_at=at, recorded_at=at, **case.by(by, "agreed"),
    )  # fmt: skip
    plan |= {"state": "agreed", "version": number}
    for goal in standing:
        goal["state"] = "agreed"
    if sip.on and sip.row is not None:
        sip.row |= {"state": "in_force", "in_force_at": sip.row["in_force_at"] or at}
    case.happened("PlanAgreed", at, by.id, agreement_id=row["id"], number=number, way=way)
    return True


def _members(case: Case) -> set[str]:
    return {row["label"] for row in case.of(TeamMember) if row["period"].upper is None}


def _yes_of(case: Case, voice: Voice, way: str, at: datetime) -> Row:
    by = "" if way == "digital" else case.label(case.coordinator)
    return {"name": voice.name, "way": way, "at": at.isoformat(), "by": by}


def _answered_by_another(case: Case, part: Row) -> bool:
    return part["state"] in ANSWERED_COMMITMENTS and part["owner_id"] != case.person.id


def _goal(goal: Row) -> Row:
    kept = {name: goal[name] for name in ("words", "life_area", "current_level", "wanted_level")}
    return {"id": str(goal["id"]), **kept}


def _part(case: Case, part: Row) -> Row:
    organisation = part["owner_organisation_id"]
    return {
        "id": str(part["id"]), "goal": str(part["goal_id"]), "title": part["title"], "when": part["when"],
        "owner": part["owner_label"], "legal_basis": part["legal_basis"], "state": part["state"],
        "answers_for": case.structure.organisation(organisation).name if organisation else "",
        "yes": _yes(case, part), "decision": _decision(_decision_on(case, part)), "provider": _provider(case, part),
    }  # fmt: skip


def _decision_on(case: Case, part: Row) -> Row | None:
    application = next((row for row in case.of(Application) if row["commitment_id"] == part["id"]), None)
    of_it = application["id"] if application else None
    rows = (row for row in case.of(AuthorityDecision) if row["application_id"] == of_it and row["period"] is not None)
    return next(rows, None)


def _decision(row: Row | None) -> Row | None:
    if row is None:
        return None
    beyond = row["period"].upper
    return {
        "outcome": row["outcome"], "scope": row["scope"], "from": row["period"].lower.isoformat(),
        "last_day": (beyond - timedelta(days=1)).isoformat() if beyond else "",
    }  # fmt: skip


def _provider(case: Case, part: Row) -> str:
    found = (row for row in case.of(ProviderAssignment) if row["id"] == part["assignment_id"])
    return next((row["unit_label"] for row in found), "")


def _yes(case: Case, part: Row) -> Row | None:
    decision = _decision_on(case, part)
    if decision is not None:
        return {"who": decision["decided_by_label"], "on": _day(decision["decided_at"])}
    for row in case.of(HealthAssessment):
        if row["commitment_id"] == part["id"] and row["suitable"]:
            return {"who": row["assessed_by_label"], "on": _day(row["assessed_at"])}
    if part["state"] == "active" and part["owner_answered_at"] is not None:
        return {"who": part["owner_answered_by_label"], "on": _day(part["owner_answered_at"])}
    return None


def _day(moment: datetime) -> str:
    return moment.astimezone(STOCKHOLM).date().isoformat()


def _sip(sip: SipCase, parts: list[Row]) -> Row:
    assert sip.row is not None
    return {
        "responsible": sip.responsible, "judged_by": sip.row["judged_by_label"], "person_took_part": True,
        "close_ones": "", "others_none": only_principals(parts),
    }  # fmt: skip
