"""Observation → evidence where it speaks of daily life: pain, falls, memory, eating. The newest counts.

Laboratory values and vital signs stay in the health record. Of an instrument only the total is kept, never its items:
several are under copyright, and the items are nobody's business in a plan.
"""

from collections.abc import Iterable
from typing import Final

from ledstjarna.fhir.intake.codes import Coding, code_of, codings, has_code
from ledstjarna.fhir.intake.dates import PartialDate, when_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Measured
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped, suggested
from ledstjarna.fhir.intake.values import Json, flag, number, record, text
from ledstjarna.fhir.resources import weight
from ledstjarna.fhir.resources.meaning import Question, meaning, unknown
from ledstjarna.fhir.tables import FINDINGS, OBSERVATIONS

WITHDRAWN: Final = frozenset({"cancelled", "entered-in-error"})
WITHOUT_RESULT: Final = frozenset({"registered", "unknown"})
_CLINICAL: Final = ("laboratory", "vital-signs", "vital-sign", "imaging", "procedure", "exam", "therapy")
_ABSENT: Final = ("NEG", "N", "ND", "A-")


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """Evidence from the newest result of its kind."""
    status = text(entry.resource.get("status"), 40)
    if status in WITHDRAWN:
        return skipped("withdrawn", status=status)
    if status in WITHOUT_RESULT:
        return skipped("no_value")
    if evidence := weight.loss(entry, scene):
        return suggested("need_suggested", evidence=evidence)
    return _by_code(entry, scene)


def newest(entries: Iterable[Entry]) -> dict[str, int]:
    """Per code that the tables know: the entry with the newest result; of two on one day the later entry."""
    found: dict[str, tuple[PartialDate, int]] = {}
    for entry in entries:
        code, when = _known(entry), when_of_observation(entry)
        stands = text(entry.resource.get("status")) not in WITHDRAWN | WITHOUT_RESULT
        if code and stands and (found.get(code, (when, -1))[0] <= when):
            found[code] = (when, entry.index)
    return {code: index for code, (_, index) in found.items()}


def when_of_observation(entry: Entry) -> PartialDate:
    """When it was so; the beginning of time when nobody says."""
    found = when_of(entry.resource, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
    return found or PartialDate(1)


def value_of(resource: Json) -> Measured | None:
    """The result, as a number, a code or a yes or no; None when there is none."""
    quantity = record(resource.get("valueQuantity"))
    for raw in (quantity.get("value"), resource.get("valueInteger"), resource.get("valueString")):
        if (found := number(raw)) is not None:
            return Measured(number=found, unit=text(quantity.get("unit") or quantity.get("code"), 20))
    if (answer := flag(resource.get("valueBoolean"))) is not None:
        return Measured(present=answer)
    coded = codings(resource.get("valueCodeableConcept"))
    return Measured(coding=coded[0]) if coded else None


def _by_code(entry: Entry, scene: Scene) -> Verdict:
    verdict = _by_total(entry, scene)
    superseded = _newer(entry, scene)
    if superseded is not None and (verdict.evidence or verdict.reason.code in ("no_difficulty", "no_value")):
        return skipped("newer_exists", entry=superseded)
    return verdict


def _by_total(entry: Entry, scene: Scene) -> Verdict:
    resource, when = entry.resource, when_of_observation(entry)
    known, value, dated = codings(resource.get("code")), value_of(resource), None if when.year == 1 else when
    if OBSERVATIONS.find(known)[0] is None:
        if has_code(resource.get("category"), *_CLINICAL):
            return skipped("not_about_daily_life", code=str(next(iter(known), "")))
        return _by_finding(entry, scene, value, dated)
    verdict = meaning(entry, scene, Question(OBSERVATIONS, resource.get("code"), dated, value))
    return skipped("no_value") if value is None and verdict.reason.code == "no_difficulty" else verdict


def _by_finding(entry: Entry, scene: Scene, value: Measured | None, when: PartialDate | None) -> Verdict:
    """An observation that says that a finding is there: the finding is its code with yes, or its coded value."""
    resource = entry.resource
    known = codings(resource.get("code"))
    absent = has_code(resource.get("interpretation"), *_ABSENT) or (value is not None and value.present is False)
    if absent or _icf_level(known, value) == 0:
        return skipped("no_difficulty", code=str(next(iter(known), "")))
    if value is not None and value.coding is not None and FINDINGS.find((value.coding,))[0]:
        return meaning(entry, scene, Question(FINDINGS, resource.get("valueCodeableConcept"), when, value))
    if FINDINGS.find(known)[0] is None:
        return unknown(known) if known else skipped("no_code")
    if value is None:
        return skipped("no_value")
    return meaning(entry, scene, Question(FINDINGS, resource.get("code"), when, value))


def _icf_level(known: tuple[Coding, ...], value: Measured | None) -> int | None:
    """ICF's qualifier: 0 says that there is no difficulty. In the code after a dot, or as the value."""
    code = next((coding.code for coding in known if coding.system == "icf"), None)
    if code is None:
        return None
    inside = code.partition(".")[2]
    if inside.isdecimal() and inside.isascii():
        return int(inside[0])
    if value is None or value.number is None:
        stated = code_of({"coding": [{"code": value.coding.code}]}) if value and value.coding else ""
        return int(stated[-1]) if stated[-1:].isdecimal() and stated.isascii() else None
    return int(value.number)


def _known(entry: Entry) -> str:
    found = codings(entry.resource.get("code"))
    known = OBSERVATIONS.find(found)[0] or FINDINGS.find(found)[0]
    if known is None:
        known = found[0] if found else None
    return str(known) if known else ""


def _newer(entry: Entry, scene: Scene) -> int | None:
    index = scene.newest.get(_known(entry), entry.index)
    return None if index == entry.index else index
