"""Run every check over every row: persons one after the other, then the tables as wholes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from ledstjarna.cli.checking import (
    acting,
    agreeing,
    around_plan,
    choosing,
    consents,
    contacts,
    controlling,
    deciding,
    deviating,
    following,
    guarding,
    happenings,
    identity,
    lived,
    mandates,
    messaging,
    needs,
    owners,
    parts,
    rectifying,
    sip,
    visiting,
    words,
)
from ledstjarna.cli.checking.check import Check, Fault
from ledstjarna.cli.checking.known import Known, read_known
from ledstjarna.cli.checking.life import Life
from ledstjarna.cli.checking.reading import lives
from ledstjarna.cli.checking.references import questions
from ledstjarna.cli.language import N_

CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *words.CHECKS,
    *mandates.CHECKS,
    *consents.CHECKS,
    *contacts.CHECKS,
    *needs.CHECKS,
    *choosing.CHECKS,
    *parts.CHECKS,
    *owners.CHECKS,
    *deciding.CHECKS,
    *agreeing.CHECKS,
    *sip.CHECKS,
    *around_plan.CHECKS,
    *deviating.CHECKS,
    *following.CHECKS,
    *lived.CHECKS,
    *visiting.CHECKS,
    *acting.CHECKS,
    *happenings.CHECKS,
    *messaging.CHECKS,
    *controlling.CHECKS,
    *rectifying.CHECKS,
    *guarding.CHECKS,
)
PERSONS, TABLES = N_("Personer"), N_("Tabeller")
Progress = Callable[[str, int, int], None]
_SHOWN = 5  # so many ids of each fault, enough to begin looking
_NOT_WHOLE = (LookupError, TypeError, ValueError, AttributeError)
_STEP = 500  # persons between signs of progress


@dataclass(slots=True)
class Found:
    """What one rule found: how many rows, and the first of them."""

    code: str
    rule: str
    of: str
    says: str
    section: str
    count: int = 0
    first: list[UUID | None] = field(default_factory=list)

    def add(self, row_id: UUID | None) -> None:
        """One row more."""
        self.count += 1
        if len(self.first) < _SHOWN:
            self.first.append(row_id)


@dataclass(slots=True)
class Report:
    """How much was looked at, and what was found, by rule."""

    persons: int = 0
    rows: int = 0
    checks: int = 0
    found: dict[tuple[str, str, str], Found] = field(default_factory=dict)

    def note(self, what: Any, row_id: UUID | None, rule: str = "", section: str = "") -> None:
        """One row that breaks a check, or a question to whole tables."""
        key = (what.code, rule, what.of)
        if key not in self.found:
            self.found[key] = Found(what.code, rule, what.of, what.says, section or what.section)
        self.found[key].add(row_id)


def run(connection: "psycopg.Connection[Any]", progress: Progress) -> Report:
    """Look at everything. Needs a transaction that reaches every row, best one that sees a single moment."""
    report = Report()
    look_at_persons(connection, report, progress)
    look_at_tables(connection, report, progress)
    return report


def look_at_persons(
    connection: "psycopg.Connection[Any]", report: Report, progress: Progress, checks: Sequence[Check] = CHECKS
) -> None:
    """One person after the other, with everything that is kept about them."""
    known, total = read_known(connection), _count(connection)
    report.checks += len(checks)
    for life in lives(connection):
        report.persons += 1
        _look(life, known, checks, report)
        if report.persons % _STEP == 0:
            progress(PERSONS, report.persons, total)
    progress(PERSONS, report.persons, max(total, report.persons))


def look_at_tables(connection: "psycopg.Connection[Any]", report: Report, progress: Progress) -> None:
    """Whole tables: how their rows point at each other."""
    asked = list(questions(connection))
    for number, question in enumerate(asked, start=1):
        for row_id in question.look(connection):
            report.note(question, row_id)
        progress(TABLES, number, len(asked))
    report.checks += len(asked)


def faults(life: Life, known: Known, checks: Sequence[Check] = CHECKS) -> Iterator[tuple[Check, Fault]]:
    """Everything that does not hold of one person's rows."""
    for check in checks:
        try:
            yield from ((check, found) for found in check.look(life, known))
        except _NOT_WHOLE:
            # What a check needs is not there or has another form: that is a fault, not a reason to stop looking.
            yield check, Fault(life.subject_id, "not_whole")


def _look(life: Life, known: Known, checks: Sequence[Check], report: Report) -> None:
    report.rows += life.size
    for check, found in faults(life, known, checks):
        report.note(check, found.row_id, found.rule, found.section)


def _count(connection: "psycopg.Connection[Any]") -> int:
    with connection.cursor() as cursor:
        row = cursor.execute("SELECT count(*) FROM consent_subject").fetchone()
    return int(row[0]) if row else 0
