"""When an answer is promised, and who gets the question after that."""

from datetime import datetime

from ledstjarna.domain.teams.rules import LADDER, verb_of
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.promising import by_working_day
from tests.spec.tables import RuleTable


def _by(written: str, days: int) -> str:
    due = by_working_day(datetime.fromisoformat(written).replace(tzinfo=STOCKHOLM), days)
    return due.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")


ANSWERING = RuleTable(
    title="When a message is late",
    section="our own promise, not law; public holidays: lag (1989:253) om allmänna helgdagar",
    about="A message is answered before 16 on the second working day after it was written. Then "
    + ", then ".join(f"the {rung.who.replace('_', ' ')} after {rung.working_days}" for rung in LADDER)
    + " working days gets the question.",
    columns=("written, Swedish time", "working days"),
    ask=_by,
    rows=(
        ("2026-03-03T09:00", 2, "2026-03-05 16:00"),
        ("2026-03-03T23:59", 2, "2026-03-05 16:00"),
        ("2026-03-06T15:00", 2, "2026-03-10 16:00"),  # over a weekend
        ("2026-03-07T12:00", 2, "2026-03-10 16:00"),  # written on a Saturday
        ("2026-03-27T15:00", 2, "2026-03-31 16:00"),  # over the change to summer time
        ("2026-04-02T09:00", 2, "2026-04-08 16:00"),  # over Easter
        ("2026-05-13T09:00", 2, "2026-05-18 16:00"),  # over Ascension Day; the day between is worked
        ("2026-06-18T09:00", 2, "2026-06-23 16:00"),  # over midsummer's eve
        ("2026-12-22T09:00", 4, "2026-12-30 16:00"),  # over Christmas
    ),
)

SAYING = RuleTable(
    title="What a message does",
    section="our own promise",
    about="Anyone of staff answers for the team, so that nobody waits for a holiday.",
    columns=("the thread", "who writes", "was asked", "wants an answer"),
    ask=lambda state, kind, asked, wants: verb_of(state, by_kind=kind, was_asked=asked, wants_answer=wants),
    rows=(
        ("begun", "person", False, True, "ask"),
        ("begun", "staff", False, False, "tell"),
        ("waits", "staff", False, False, "answer"),
        ("waits", "staff", False, True, "ask"),
        ("waits", "person", False, False, "tell"),
        ("waits", "association", True, False, "answer"),
        ("rests", "staff", False, False, "tell"),
    ),
)

TABLES = (ANSWERING, SAYING)
