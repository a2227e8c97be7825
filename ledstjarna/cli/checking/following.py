"""Follow-ups with the person: held when they can have been, whole, and the next one never fallen out."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, day_of, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.attainment import STEPS, is_beforehand, scale_findings
from ledstjarna.domain.plans.rules.following_up import Sitting, goal_findings, part_findings, sitting_findings
from ledstjarna.domain.plans.rules.states import STEP_DOWN
from ledstjarna.domain.plans.rules.stepping import RULES
from ledstjarna.foundation.findings import Finding

_WAYS = {"sol": "review", "lss": "review", "health": "assessment"}
_REVIEWED = frozenset({"review_asked", "review_opened"})


def _held(life: Life, _known: Known) -> Iterator[Fault]:
    plans, rows = by(life.plans, "id"), by(life.follow_ups, "id")
    for row in life.follow_ups:
        sitting = Sitting(
            row.held_on, day_of(row.recorded_at), day_of(plans[row.plan_id].started_at), row.how, row.present,
            row.next_on, row.ends_plan,
        )  # fmt: skip
        yield from fault(row, *sitting_findings(sitting))
        corrected = rows.get(row.corrects_id)
        if row.corrects_id is not None and (corrected is None or corrected.number != row.number - 1):
            yield Fault(row.id, "only_the_latest_is_corrected")


def _numbers(life: Life, _known: Known) -> Iterator[Fault]:
    for rows in (life.follow_ups, life.preparations):
        for of_plan in grouped(rows, "plan_id").values():
            ordered = sorted(of_plan, key=lambda row: row.number)
            yield from (Fault(row.id) for number, row in enumerate(ordered, start=1) if row.number != number)


def _results(life: Life, _known: Known) -> Iterator[Fault]:
    rows, goals, scales = by(life.follow_ups, "id"), by(life.goals, "id"), by(life.scales, "id")
    for result in life.goal_results:
        row = rows[result.follow_up_id]
        findings = goal_findings(
            own=result.own_level, professional=result.professional_level, wants=result.wants,
            attained=result.attained, name="goal",
        )  # fmt: skip
        yield from fault(result, *findings, *_against(result, scales.get(result.scale_id), row))
        if goals[result.goal_id].plan_id != row.plan_id:
            yield Fault(result.id, "goal_of_other_plan")


def _against(result: Any, scale: Any, row: Any) -> list[Finding]:
    """What is wrong with the scale that a result was measured on."""
    if scale is None:
        return []
    of_another = scale.goal_id != result.goal_id
    afterwards = not is_beforehand(day_of(scale.described_at), row.held_on)
    return [Finding("scale_not_beforehand")] if of_another or afterwards else []


def _said(life: Life, _known: Known) -> Iterator[Fault]:
    rows, parts = by(life.follow_ups, "id"), by(life.commitments, "id")
    for result in life.part_results:
        yield from fault(result, *part_findings(helped=result.helped, wants=result.wants, name="part"))
        if parts[result.commitment_id].plan_id != rows[result.follow_up_id].plan_id:
            yield Fault(result.id, "part_of_other_plan")


def _scales(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.scales:
        yield from fault(row, *scale_findings([getattr(row, name) for name, _ in STEPS], row.weight))


def _next(life: Life, _known: Known) -> Iterator[Fault]:
    """A plan that has been followed up and stands has a day for the next time; one that was to end has ended."""
    followed = grouped(life.follow_ups, "plan_id")
    for plan in life.plans:
        rows = followed.get(plan.id, [])
        if rows and plan.ended_at is None and plan.next_follow_up is None:
            yield Fault(plan.id)
        corrected = {row.corrects_id for row in rows}
        if plan.ended_at is None and any(row.ends_plan and row.id not in corrected for row in rows):
            yield Fault(plan.id, "plan_did_not_end")


def _steps(life: Life, _known: Known) -> Iterator[Fault]:
    parts, decided = by(life.commitments, "id"), {row.commitment_id for row in life.applications}
    wants = {(row.follow_up_id, row.commitment_id): row.wants for row in life.part_results}
    codes = {rule.code for rule in RULES}
    for row in life.step_downs:
        said = wants.get((row.follow_up_id, row.commitment_id))
        basis = parts[row.commitment_id].legal_basis
        if not row.reasons or not set(row.reasons) <= codes or said in (None, "change", "end"):
            yield Fault(row.id, "step_down_without_reason")
        if ("person_wants_less" in row.reasons) != (said == "step_down"):
            yield Fault(row.id, "step_down_not_said")
        fits = row.way in ("proposal", _WAYS.get(basis, "proposal")) and basis != "own"
        if not fits or (row.way == "review" and row.commitment_id not in decided):
            yield Fault(row.id, "step_down_way")
        if row.state not in STEP_DOWN.states or (row.state == "proposed") != (row.proposal_id is not None):
            yield Fault(row.id, "step_down_state")
        if row.state in _REVIEWED and row.way != "review":
            yield Fault(row.id, "step_down_state")


CHECKS = (
    Check(
        "follow_up_held", "FollowUp", N_("En uppföljning har en dag, en nästa dag eller ett sätt som inte går."), _held
    ),
    Check("follow_up_numbers", "FollowUp", N_("Uppföljningarna är inte numrerade från ett och uppåt."), _numbers),
    Check("goal_result_wrong", "GoalResult", N_("Det som sas om ett mål vid en uppföljning är inte helt."), _results),
    Check("part_result_wrong", "PartResult", N_("Det som sas om en del vid en uppföljning är inte helt."), _said),
    Check("scale_wrong", "AttainmentScale", N_("Stegen till ett mål är inte beskrivna, alla fem."), _scales),
    Check("next_follow_up_lost", "Plan", N_("En plan som följs upp saknar en dag för nästa gång."), _next),
    Check(
        "step_down_wrong",
        "StepDown",
        N_("En fråga om mindre stöd saknar skäl, eller har gått en väg som inte finns."),
        _steps,
        "FL 2017:900 37 §",
    ),
)
