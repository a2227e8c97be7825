"""Needs and answered instruments → Observation. Codes only: the texts of ICF are copyrighted, so labels are our own."""

from typing import Any

from ledstjarna.domain.needs.models import InstrumentResult, Need
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
