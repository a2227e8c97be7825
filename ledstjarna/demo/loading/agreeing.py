"""Agreed versions, as rows: each the snapshot that the room's own action would have made."""

from datetime import date, timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.sipping import SipCase, has_both, only_principals
from ledstjarna.domain.plans.models import Agreement, LinkedPlan
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.teams.models import TeamMember

_HOW = ("Vi ses hemma hos mig.", "Vi ringer varandra.", "Vi träffas på vårdcentralen.")


def plan_follow_up(case: Case, plan: Row, today: date) -> None:
    """The day when the plan is followed up: ahead, or for some a few weeks ago and late."""
    day = today + timedelta(days=20 + case.person.serial % 120)
    late = today - timedelta(days=3 + case.person.serial % 20)
    passed = case.turn.overdue and late > case.moments.at.date()
    plan |= {"next_follow_up": late if passed else day, "follow_up_how": case.rng.choice(_HOW)}


def agree(case: Case, plan: Row, goals: list[Row], live: list[Row], sip: SipCase) -> bool:
    """Agree what stands. Returns whether there was something to agree that the rules let be agreed."""
    standing = [goal for goal in goals if goal["state"] in ("wanted", "agreed")]
    open_ids = {goal["id"] for goal in standing}
    parts = [part for part in live if part["goal_id"] in open_ids]
    if not parts or (sip.on and not has_both(parts)):
        return False
    at, way = case.moments.next(), case.way()
    by = case.registrar(way, case.speaking.first(at))
    number = plan["version"] + 1
    parties = sorted({case.person.name} | {part["owner_label"] for part in parts} | _members(case))
    snapshot = {
        "form": "ledstjarna.plan/1", "plan": str(plan["id"]), "number": number, "agreed_at": at.isoformat(), "way": way,
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


def _goal(goal: Row) -> Row:
    kept = {name: goal[name] for name in ("words", "life_area", "current_level", "wanted_level")}
    return {"id": str(goal["id"]), **kept}


def _part(case: Case, part: Row) -> Row:
    organisation = part["owner_organisation_id"]
    return {
        "id": str(part["id"]), "goal": str(part["goal_id"]), "title": part["title"], "when": part["when"],
        "owner": part["owner_label"], "legal_basis": part["legal_basis"], "state": part["state"],
        "answers_for": case.structure.organisation(organisation).name if organisation else "",
    }  # fmt: skip


def _sip(sip: SipCase, parts: list[Row]) -> Row:
    assert sip.row is not None
    return {
        "responsible": sip.responsible, "judged_by": sip.row["judged_by_label"], "person_took_part": True,
        "close_ones": "", "others_none": only_principals(parts),
    }  # fmt: skip
