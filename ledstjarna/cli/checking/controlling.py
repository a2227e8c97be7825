"""What checks of the log found and what persons asked: by a rule that is there, and answered as it says."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.control.rules.checks import CODES
from ledstjarna.domain.control.rules.outcomes import OUTCOME


def _findings(life: Life, _known: Known) -> Iterator[Fault]:
    said = grouped(life.log_outcomes, "finding_id")
    for row in life.log_findings:
        if not row.rules or not set(row.rules) <= set(CODES):
            yield Fault(row.id, "rule_unknown")
        if row.first_at > row.last_at or row.times < 1:
            yield Fault(row.id, "readings_unlikely")
        states = [one.state for one in sorted(said.get(row.id, []), key=lambda one: one.noted_at)]
        if row.state not in OUTCOME.states or (states[-1] if states else OUTCOME.start) != row.state:
            yield Fault(row.id, "outcome_missing")


def _outcomes(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.log_outcomes:
        if not row.reason.strip() or not row.noted_by_label:
            yield Fault(row.id)


def _questions(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.log_questions:
        if not row.words.strip() or row.asked_at < row.read_at:
            yield Fault(row.id, "question_says_nothing")
        if bool(row.answer) != (row.answered_at is not None) or bool(row.answer) != bool(row.answered_by_label):
            yield Fault(row.id, "answer_not_whole")


CHECKS = (
    Check("log_finding_wrong", "LogFinding", N_("Ett fynd i loggen saknar regel eller svar."), _findings),
    Check("log_outcome_wrong", "LogOutcome", N_("Ett svar på ett fynd säger inte varför eller vem."), _outcomes),
    Check("log_question_wrong", "LogQuestion", N_("En fråga om vem som har läst är inte hel."), _questions),
)
