"""Needs, answered instruments and what follow-ups said → Observation.

Codes only: the texts of ICF are copyrighted, so labels are our own.
"""

from typing import Any

from ledstjarna.domain.needs.models import InstrumentResult, Need
from ledstjarna.domain.plans.models import GoalResult, PartResult
from ledstjarna.fhir.export.telling import OURS, Resource, Telling, concept, instant, our, reference, resource
from ledstjarna.web.wording import instrument_name, level_name, life_area_name

ICF = "http://hl7.org/fhir/sid/icf"
CATEGORY = concept("survey", "http://terminology.hl7.org/CodeSystem/observation-category")
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_NOT_TOLD = {8: "unknown", 9: "not-applicable"}
_LEVELS = ("own_level", "professional_level", "wanted_level")


def area(code: str) -> Resource:
    """A life area: the ICF's chapter, or one of the two that IBIC adds."""
    return concept(code, ICF if code.startswith("d") else OURS + "life-area", life_area_name(code))


def level(value: int) -> Resource:
    """How great the difficulty is, 0–4; 8 unspecified, 9 not applicable."""
    return our("level", str(value), level_name(value))


def need_to_fhir(need: Need, to: Telling) -> Resource:
    """One life area as it was seen in an assessment: the person's view, the professional's and the wanted one."""
    sitting = need.assessment
    return resource(
        "Observation", need.pk, sitting.recorded_at,
        status="final",
        category=[CATEGORY],
        code=area(need.life_area),
        subject=reference("Patient", need.subject_id),
        effectiveDateTime=instant(sitting.assessed_at),
        issued=instant(sitting.recorded_at),
        performer=[to.party(sitting.assessed_by_id, sitting.assessed_by_label)],
        note=[{"text": text} for text in (need.own_words, need.need, need.resources) if text],
        component=[{"code": our("level-of", name.replace("_", "-")), **_level(getattr(need, name))}
                   for name in _LEVELS],
    )  # fmt: skip


def result_to_fhir(result: InstrumentResult, to: Telling) -> Resource:
    """An answered instrument: the score, what it says, and each answer."""
    return resource(
        "Observation", result.pk, result.recorded_at,
        status="final",
        category=[CATEGORY],
        code=our("instrument", result.instrument.replace("_", "-"), instrument_name(result.instrument)),
        subject=reference("Patient", result.subject_id),
        effectiveDateTime=instant(result.answered_at),
        issued=instant(result.recorded_at),
        performer=[to.party(result.answered_by_id, result.answered_by_label)],
        valueQuantity={
            "value": float(result.score), "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}",
        },
        interpretation=[our("outcome", result.outcome.replace("_", "-"))] if result.outcome else [],
        component=[_answer(result.instrument, item, value) for item, value in result.answers.items()],
    )  # fmt: skip


# How what a follow-up said stands now. What was corrected stays where somebody has read it.
FOLLOWED = {"said": "final", "corrects": "corrected", "corrected": "entered-in-error"}
GOAL_FOLLOWED, PART_FOLLOWED = "goal-followed-up", "part-followed-up"
_FOLLOWED_TEXT = {GOAL_FOLLOWED: "Så gick det med målet", PART_FOLLOWED: "Hjälpte det?"}


def goal_result_to_fhir(result: GoalResult, to: Telling) -> Resource:
    """How a goal went: the person's view, the professional's, the wanted level, the step reached and what they want."""
    attained = [{"code": our("result", "attained"), "valueInteger": result.attained}]
    return _followed(
        result, to, code=area(result.goal.life_area) if result.goal.life_area else _asked(GOAL_FOLLOWED),
        focus=[reference("Goal", result.goal_id)],
        component=[*({"code": our("level-of", name.replace("_", "-")), **_level(getattr(result, name))}
                     for name in _LEVELS), *(attained if result.attained is not None else []), _wants(result.wants)],
    )  # fmt: skip


def part_result_to_fhir(result: PartResult, to: Telling) -> Resource:
    """Whether a part helped, as the person says, and what they want with it now."""
    return _followed(
        result, to, code=_asked(PART_FOLLOWED), focus=[reference("Task", result.commitment_id)],
        component=[_wants(result.wants)], **_helped(result.helped),
    )  # fmt: skip


def _followed(result: GoalResult | PartResult, to: Telling, **said: Any) -> Resource:
    held = result.follow_up
    return resource(
        "Observation", result.pk, result.changed,  # type: ignore[union-attr]
        status=FOLLOWED[result.stands],  # type: ignore[union-attr]
        category=[CATEGORY],
        subject=reference("Patient", result.subject_id),
        effectiveDateTime=held.held_on.isoformat(),
        issued=instant(held.recorded_at),
        performer=[to.party(held.held_by_id, held.held_by_label)],
        note=[{"text": result.words}] if result.words else [],
        **said,
    )  # fmt: skip


def _asked(code: str) -> Resource:
    return our("observation", code, _FOLLOWED_TEXT[code])


def _wants(code: str) -> Resource:
    return {"code": our("result", "wants"), "valueCodeableConcept": our("wants", code.replace("_", "-"))}


def _helped(code: str) -> Resource:
    if code == "unknown":
        return {"dataAbsentReason": concept("asked-unknown", ABSENT)}
    return {"valueCodeableConcept": our("helped", code)}


def _level(value: int) -> Resource:
    if value in _NOT_TOLD:
        return {"dataAbsentReason": concept(_NOT_TOLD[value], ABSENT)}
    return {"valueCodeableConcept": level(value)}


def _answer(instrument: str, item: str, value: Any) -> Resource:
    code = {"code": our(f"instrument-{instrument.replace('_', '-')}", item.replace("_", "-"))}
    if isinstance(value, bool):
        return code | {"valueBoolean": value}
    if isinstance(value, int):
        return code | {"valueInteger": value}
    return code | {"dataAbsentReason": concept("unknown", ABSENT)}
