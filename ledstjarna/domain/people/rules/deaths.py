"""Noting that a person has died, and taking it back. Pure.

No law says how a house like this one is told [M]: staff who work for the person write it down, by what they know. What
follows is law: a god man's and a förvaltare's mandate, and a future power, end with the person (FB 11 kap.; lag
2017:310) [M], a guardian's with the child (FB 6 kap.) [M]; records are kept as before (PDL 3:17; SoL 2025:400 15 kap.
[M]), and read on the same grounds.
"""

from datetime import date, timedelta

from ledstjarna.foundation.findings import Finding

SOURCES = ("population_register", "close_one", "care")
TOLD_FOR = timedelta(days=30)  # how long it stands in Att göra; our own choice, not law
LONGEST_AGO = timedelta(days=3 * 366)  # a day further off is a slip of the pen


def death_findings(died_on: date, known: str, *, today: date, birth_date: date | None) -> list[Finding]:
    """What is wrong with a death that somebody writes down, by the field."""
    findings = []
    if died_on > today:
        findings.append(Finding("died_later", field_name="died_on"))
    elif died_on < today - LONGEST_AGO or (birth_date is not None and died_on < birth_date):
        findings.append(Finding("died_unlikely", field_name="died_on"))
    if known not in SOURCES:
        findings.append(Finding("death_source_missing", field_name="known"))
    return findings


def noting_finding(*, deceased: bool) -> Finding | None:
    """What stands is not said once more: it is taken back first, so that nobody's day is changed unseen."""
    return Finding("death_stands") if deceased else None
