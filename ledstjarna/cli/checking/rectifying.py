"""What persons have said is wrong: answered by whose law allows it, and whole."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, day_of
from ledstjarna.cli.language import N_
from ledstjarna.domain.keeping.rules.rectifying import RECTIFICATION, answer_findings, due_on, request_findings

_SAID = {"rectified": "rectify", "disputed": "dispute", "erased": "erase", "refused": "refuse"}


def _requests(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.rectifications:
        kind = "person" if row.way == "digital" else "staff"
        yield from fault(
            row, *request_findings(about=row.about, wants=row.wants, words=row.words, viewer_kind=kind, way=row.way)
        )
        if row.due_on != due_on(day_of(row.asked_at)) or row.state not in RECTIFICATION.states:
            yield Fault(row.id, "due_wrong")


def _answers(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.rectifications:
        verdict = _SAID.get(row.state)
        if verdict is None:
            if row.answered_at is not None:
                yield Fault(row.id, "answer_too_much")
            continue
        yield from fault(
            row, *answer_findings(law=row.kept_by, verdict=verdict, answer=row.answer, reads_now=row.reads_now)
        )
        if row.answered_at is None or row.answered_at < row.asked_at or bool(row.appeal) != (verdict == "refuse"):
            yield Fault(row.id, "answer_not_whole")


CHECKS = (
    Check(
        "rectification_wrong", "Rectification", N_("Det någon säger inte stämmer är inte helt."), _requests,
        "GDPR art. 12, 16, 17",
    ),
    Check(
        "rectification_answer", "Rectification", N_("Svaret på det som inte stämmer är inte ett som lagen låter."),
        _answers, "PDL 3:8, 3:14; GDPR art. 16, 17",
    ),
)  # fmt: skip
