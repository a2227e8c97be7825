"""Cooperation deviations: reach others than one's own, are promised an answer, and stand where their answers say."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.deviations import ANSWER_WITHIN, answer_promised


def _deviations(life: Life, _known: Known) -> Iterator[Fault]:
    answers = grouped(life.deviation_answers, "deviation_id")
    for row in life.deviations:
        yield from (Fault(row.id, rule) for rule, wrong in _of(row, answers.get(row.id, [])) if wrong)


def _of(row: Any, answers: list[Any]) -> Iterator[tuple[str, bool]]:
    draft = row.state == "draft"
    unsent = draft or (row.state == "withdrawn" and not row.words)
    yield "deviation_reaches_nobody", not answers and not unsent
    yield "draft_sent", unsent and (bool(answers) or bool(row.words))
    yield "deviation_within_own", any(one.organisation_id == row.organisation_id for one in answers)
    yield (
        "answer_not_promised",
        row.kind not in ANSWER_WITHIN
        or any(one.answer_promised_at != answer_promised(row.kind, row.noted_at) for one in answers),
    )
    yield (
        "answer_not_whole",
        any(len({one.answered_at is not None, bool(one.answer), bool(one.answered_by_label)}) > 1 for one in answers),
    )
    every = all(one.answered_at for one in answers)
    answered = row.state in ("answered", "closed")
    yield "state_contradicts", row.state not in ("draft", "withdrawn") and every != answered
    ended = (row.state in ("closed", "withdrawn"), row.ended_at is not None)
    yield "end_contradicts", len(set(ended)) > 1 or bool(row.learnt) != (row.state == "closed")


CHECKS = (
    Check(
        "deviation_wrong",
        "CooperationDeviation",
        N_("En samverkansavvikelse når ingen, eller står inte där svaren säger."),
        _deviations,
    ),
)
