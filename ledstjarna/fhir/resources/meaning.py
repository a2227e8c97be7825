"""From a code to evidence for life areas, by the tables. The same for conditions, observations, medicines and plans."""

from dataclasses import dataclass
from itertools import groupby

from ledstjarna.fhir.intake.codes import CLASSIFIED, Coding, codings, words_of
from ledstjarna.fhir.intake.dates import PartialDate
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Evidence, Measured
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped, suggested
from ledstjarna.fhir.tables import PRIVATE, Row, Table
from ledstjarna.fhir.tables.rows import LIFE_AREAS


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a table: a concept, when it was so, and the value that was found."""

    table: Table
    concept: object
    when: PartialDate | None = None
    value: Measured | None = None
    extra: tuple[Coding, ...] = ()


def meaning(entry: Entry, scene: Scene, question: Question) -> Verdict:
    """Evidence where the table has it; else why there is none."""
    known = (*codings(question.concept), *question.extra)
    if not known:
        return skipped("no_code")
    coding, rows = question.table.find(known)
    if coding is None:
        return unknown(known)
    if any(row.area == PRIVATE for row in rows):
        return skipped("private_matter")
    if not any(row.area in LIFE_AREAS for row in rows):
        return skipped("not_about_daily_life", code=str(coding))
    evidence = evidence_of(entry, scene, question, coding, rows)
    return suggested("need_suggested", evidence=evidence) if evidence else skipped("no_difficulty", code=str(coding))


def unknown(known: tuple[Coding, ...]) -> Verdict:
    """A code without a row: said of classifications not to matter here, of others not to be known."""
    classified = next((coding for coding in known if coding.system in CLASSIFIED), None)
    if classified:
        return skipped("not_about_daily_life", code=str(classified))
    return skipped("unknown_code", code=str(known[0]))


def evidence_of(
    entry: Entry, scene: Scene, question: Question, coding: Coding, rows: tuple[Row, ...]
) -> tuple[Evidence, ...]:
    """The rows that hold, the heaviest per life area and label."""
    age = scene.age_on(question.when)
    holding = [row for row in rows if row.area in LIFE_AREAS and row.holds(question.value, age)]
    holding.sort(key=lambda row: (row.area, row.label, -row.weight))
    heaviest = (next(group) for _, group in groupby(holding, key=lambda row: (row.area, row.label)))
    words = words_of(question.concept)
    return tuple(
        Evidence(entry.provenance, row.area, row.weight, row.label, coding, words, question.when, question.value)
        for row in heaviest
    )
