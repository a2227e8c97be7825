"""How what a check found is answered: looked at, the reader asked, and found to be in order or reported."""

from ledstjarna.domain.control.rules.checks import SECTION
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.states import StateTable, Step

_WHO = "log_controller"
OUTCOME = StateTable(
    noun="log_finding",
    start="found",
    steps=(
        Step("found", "in_order", "cleared", _WHO, SECTION),
        Step("found", "ask_reader", "reader_asked", _WHO, SECTION),
        Step("found", "report_on", "reported", _WHO, SECTION),
        Step("reader_asked", "in_order", "cleared", _WHO, SECTION),
        Step("reader_asked", "report_on", "reported", _WHO, SECTION),
    ),
)


def says_the_same(state: str, verdict: str) -> bool:
    """Whether a verdict is what stands already: somebody else has come to it too, and their own reason is kept."""
    stands = any(step.verb == verdict and step.leads_to == state for step in OUTCOME.steps)
    return stands and not OUTCOME.may(state, verdict)


def verdicts_to_note(state: str) -> tuple[str, ...]:
    """Every verdict that may be noted in a state: those that lead on, and what stands already."""
    verbs = dict.fromkeys(step.verb for step in OUTCOME.steps)
    return tuple(verb for verb in verbs if OUTCOME.may(state, verb) or says_the_same(state, verb))


def reason_finding(reason: str) -> Finding | None:
    """Every outcome says why: somebody else must be able to follow it."""
    return None if reason.strip() else Finding("outcome_reason_missing", section=SECTION, field_name="reason")


LEAST_ANSWER = 10  # letters: "Hon ringde dig." is one [M]


def answer_finding(words: str) -> Finding | None:
    """A question is answered in words, enough of them to tell something: a sign or a word is none."""
    if not words.strip():
        return Finding("log_answer_missing", field_name="answer")
    told = sum(letter.isalpha() for letter in words) >= LEAST_ANSWER
    return None if told else Finding("log_answer_short", field_name="answer")


def question_finding(words: str) -> Finding | None:
    """A question is asked in words."""
    return None if words.strip() else Finding("log_question_missing", field_name="words")
