"""What a thread of messages may become, and whom a message makes it wait for. Pure."""

from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.states import StateTable, Step

LONGEST_MESSAGE = 10_000
LONGEST_TITLE = 200

THREAD = StateTable(
    "thread",
    "begun",
    (
        Step("begun", "ask", "waits", "whoever begins it and wants an answer"),
        Step("begun", "tell", "rests", "whoever begins it and needs none"),
        Step("waits", "ask", "waits", "everybody in the thread"),
        Step("waits", "tell", "waits", "whoever asked, and adds something"),
        Step("waits", "answer", "rests", "staff of the team, or whoever was asked"),
        Step("waits", "pass_on", "waits", "the clock, by the declared rule"),
        Step("waits", "close", "closed", "the person, or staff of the team"),
        Step("rests", "ask", "waits", "everybody in the thread"),
        Step("rests", "tell", "rests", "everybody in the thread"),
        Step("rests", "close", "closed", "the person, or staff of the team"),
    ),
)


def verb_of(state: str, *, by_kind: str, was_asked: bool, wants_answer: bool) -> str:
    """What a message does: asks, answers what was asked, or only tells.

    `by_kind` is the writer's kind, `was_asked` whether the thread waits for the writer themself. Whoever is staff
    answers for the team, so that nobody waits for a holiday.
    """
    if wants_answer:
        return "ask"
    return "answer" if state == "waits" and (was_asked or by_kind == "staff") else "tell"


def words_findings(words: str, title: str | None = None) -> list[Finding]:
    """What a message lacks, and a thread's title when there is one to write."""
    findings = []
    if title is not None and not title.strip():
        findings.append(Finding("thread_title_missing", field_name="title"))
    if not words.strip():
        findings.append(Finding("message_says_nothing", field_name="words"))
    if len(words) > LONGEST_MESSAGE:
        findings.append(Finding("text_too_long", {"longest": LONGEST_MESSAGE}, field_name="words"))
    if title and len(title) > LONGEST_TITLE:
        findings.append(Finding("text_too_long", {"longest": LONGEST_TITLE}, field_name="title"))
    return findings
