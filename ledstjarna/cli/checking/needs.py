"""Assessments: the life areas, their levels, instruments and what was suggested."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, day_of, followed, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.needs.rules import (
    INSTRUMENTS,
    AreaAssessed,
    answer_findings,
    need_findings,
    score,
    suggestion_findings,
    way_finding,
)
from ledstjarna.domain.people.rules import age_on


def _needs(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.needs:
        area = AreaAssessed(
            life_area=row.life_area, own_level=row.own_level, professional_level=row.professional_level,
            wanted_level=row.wanted_level, own_words=row.own_words, resources=row.resources, need=row.need,
        )  # fmt: skip
        yield from fault(row, *need_findings(area))


def _chain(life: Life, _known: Known) -> Iterator[Fault]:
    assessed = {row.id: row.assessed_at for row in life.assessments}
    for rows in grouped(life.needs, "life_area").values():
        ordered = sorted(rows, key=lambda row: (assessed[row.assessment_id], row.replaced_at is None))
        for row, follower in followed(ordered):
            if row.replaced_at != (assessed[follower.assessment_id] if follower else None):
                yield Fault(row.id)


def _assessments(life: Life, known: Known) -> Iterator[Fault]:
    seen = by(life.needs, "assessment_id")
    for row in life.assessments:
        yield from fault(row, way_finding(known.viewer_kind(row.assessed_by_id), row.way))
    yield from each(row for row in life.assessments if row.id not in seen and not life.needs)


def _results(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.results:
        instrument = INSTRUMENTS.get(row.instrument)
        if instrument is None:
            yield Fault(row.id, "instrument_unknown")
        elif instrument.version == row.instrument_version:
            yield from _scored(row, instrument, life)


def _scored(row: Any, instrument: Any, life: Life) -> Iterator[Fault]:
    age = age_on(life.birth_date, day_of(row.answered_at)) if life.birth_date else None
    findings = answer_findings(instrument, row.answers, age)
    yield from fault(row, *findings)
    if not findings:
        found = score(instrument, row.answers, age)
        if (found.score, found.outcome) != (row.score, row.outcome):
            yield Fault(row.id, "score_wrong")


def _suggestions(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.suggestions:
        yield from fault(row, *suggestion_findings(row.kind, row.life_area))
        answered = row.seen_at is not None
        if answered != (row.state != "open") or (row.state == "dismissed" and row.became_id is not None):
            yield Fault(row.id, "suggestion_state")


CHECKS = (
    Check("need_wrong", "Need", N_("Ett bedömt livsområde har fel nivåer."), _needs, "IBIC"),
    Check("need_chain", "Need", N_("Bedömningarna av ett livsområde följer inte på varandra."), _chain),
    Check(
        "assessment_wrong",
        "Assessment",
        N_("En bedömning säger inte hur den gjordes, eller säger inget."),
        _assessments,
    ),
    Check("score_wrong", "InstrumentResult", N_("Ett instruments poäng stämmer inte med svaren."), _results),
    Check("suggestion_wrong", "Suggestion", N_("Ett förslag från annat håll har fel art eller läge."), _suggestions),
)
