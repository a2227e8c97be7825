"""The plan, its goals and its agreed versions: numbered from one, intact, and with what the law asks of a SIP."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, day_of, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.needs.rules import AreaAssessed, need_findings
from ledstjarna.domain.plans.rules.agreeing import Draft, Part, hindrances
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import GOAL, PLAN


def _plans(life: Life, _known: Known) -> Iterator[Fault]:
    agreements = grouped(life.agreements, "plan_id")
    for row in life.plans:
        count = len(agreements.get(row.id, []))
        fits = {"written": count == 0, "agreed": count > 0, "changed": count > 0, "ended": True}.get(row.state, False)
        if not fits or row.state not in PLAN.states or row.version != count:
            yield Fault(row.id)
        if (row.ended_at is not None) != (row.state == "ended"):
            yield Fault(row.id, "plan_ended")


def _settled(life: Life, _known: Known) -> Iterator[Fault]:
    """An agreed plan holds nothing that came after it was agreed: no goal still wished for, no younger part."""
    agreements, goals, parts = (grouped(rows, "plan_id") for rows in (life.agreements, life.goals, life.commitments))
    for row in life.plans:
        if row.state == "agreed" and row.id in agreements:
            last = max(agreement.agreed_at for agreement in agreements[row.id])
            yield from each(goal for goal in goals.get(row.id, []) if goal.state == "wanted")
            yield from each(part for part in parts.get(row.id, []) if part.recorded_at > last)


def _follow_up(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.plans:
        if row.next_follow_up is not None and row.next_follow_up < day_of(row.started_at):
            yield Fault(row.id)


def _goals(life: Life, _known: Known) -> Iterator[Fault]:
    plans = by(life.plans, "id")
    for row in life.goals:
        area = AreaAssessed(life_area=row.life_area, own_level=row.current_level, wanted_level=row.wanted_level)
        yield from fault(row, *need_findings(area))
        if row.state not in GOAL.states or not row.words.strip() or len(row.earlier) != _rewritten(row):
            yield Fault(row.id, "goal_state")
        if row.state in ("agreed", "reached") and plans[row.plan_id].version == 0:
            yield Fault(row.id, "goal_never_agreed")


def _rewritten(goal: Any) -> int:
    """How many times a goal was written anew: each leaves what it said before; letting go of it does not."""
    return int(goal.version) - (2 if goal.state == "ended" else 1)


def _numbers(life: Life, _known: Known) -> Iterator[Fault]:
    for rows in grouped(life.agreements, "plan_id").values():
        ordered = sorted(rows, key=lambda row: row.agreed_at)
        yield from each(row for number, row in enumerate(ordered, start=1) if row.number != number)


def _intact(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.agreements:
        if digest(row.snapshot) != row.digest or not _is_of(row):
            yield Fault(row.id)


def _is_of(row: Any) -> bool:
    """Whether the snapshot is of this very agreement."""
    kept = row.snapshot
    return (
        (kept["plan"], kept["number"], kept["person"]["id"]) == (str(row.plan_id), row.number, str(row.subject_id))
        and datetime.fromisoformat(kept["agreed_at"]) == row.agreed_at
        and (kept["sip"] is not None) == row.as_sip
        and kept["parties"] == row.parties
    )


def _mentions(life: Life, _known: Known) -> Iterator[Fault]:
    """Every goal and part that was agreed is still there: ended perhaps, never gone."""
    goals, parts = ({str(row.id) for row in rows} for rows in (life.goals, life.commitments))
    for row in life.agreements:
        told = {goal["id"] for goal in row.snapshot["goals"]}, {part["id"] for part in row.snapshot["parts"]}
        if not told[0] <= goals or not told[1] <= parts:
            yield Fault(row.id)


def _agreeable(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.agreements:
        yield from fault(row, *hindrances(_as_agreed(row, life, known)))


def _as_agreed(row: Any, life: Life, known: Known) -> Draft:
    """An agreed version as the rules saw it, from its snapshot and the consent of that moment."""
    kept, sip = row.snapshot, row.snapshot["sip"] or {}
    consent = life.consent_at("plan", row.agreed_at)
    kinds = {organisation.name: organisation.kind for organisation in known.organisations.values()} if sip else {}
    return Draft(
        parts=[
            Part(part["legal_basis"], part["state"], part["owner"], part["answers_for"] or None, "")
            for part in kept["parts"]
        ],
        goals=len(kept["goals"]), parties=_saying_yes(row, kept, known), follow_up_set=bool(kept["follow_up"]["on"]),
        sip_on=row.as_sip, consent_to_plan=consent.state if consent else None,
        responsible=sip.get("responsible") or None, responsible_kind=kinds.get(sip.get("responsible", ""), ""),
        others_none=bool(sip.get("others_none")), person_took_part=sip.get("person_took_part"),
    )  # fmt: skip


def _saying_yes(row: Any, kept: Any, known: Known) -> int:
    """The person, each owner who had answered for a part of theirs, and the staff member who agreed it with them."""
    if kept["form"] == "ledstjarna.plan/1":  # kept no yeses
        return len(kept["parties"])
    answered = {part["owner"] for part in kept["parts"] if part["yes"] and part["legal_basis"] != "own"}
    return 1 + len(answered) + (known.viewer_kind(row.agreed_by_id) == "staff")


CHECKS = (
    Check(
        "plan_state",
        "Plan",
        N_("Planens läge stämmer inte med det ni har kommit överens om."),
        _plans,
        "plans/rules/states.py",
    ),
    Check("plan_unsettled", "Goal", N_("En överenskommen plan har mål eller delar som kom till efteråt."), _settled),
    Check("follow_up_wrong", "Plan", N_("Uppföljningen ligger före planens början."), _follow_up),
    Check("goal_wrong", "Goal", N_("Ett mål har fel nivåer, ord eller läge."), _goals),
    Check("agreement_numbers", "Agreement", N_("Versionerna är inte numrerade från ett och uppåt."), _numbers),
    Check("agreement_changed", "Agreement", N_("En överenskommen version är ändrad i efterhand."), _intact),
    Check(
        "agreement_mentions", "Agreement", N_("En överenskommen version nämner något som inte finns kvar."), _mentions
    ),
    Check(
        "agreement_lacks",
        "Agreement",
        N_("Det ni kom överens om saknade något som krävs."),
        _agreeable,
        "SoL 2025:400 10:9; HSL 16:4",
    ),
)
