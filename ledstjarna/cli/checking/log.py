"""The access log as a whole: room for the months to come, nothing beside its months, nothing without who and what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

from ledstjarna.cli.language import N_
from ledstjarna.domain.consent.models import LogVerb
from ledstjarna.domain.consent.rules.logged import SAYS_OF_WHAT
from ledstjarna.foundation.clock import today

MONTHS_AHEAD = 3
_PARTITIONS = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'consent_accesslog'::regclass"
_OUTSIDE = "SELECT count(*) FROM consent_accesslog WHERE tableoid = 'consent_accesslog_other'::regclass"
# Everything is done by somebody; an automatic run has its name instead of a party, and tells about how many it was.
_NAMELESS = """
SELECT count(*) FROM consent_accesslog
WHERE party_label = '' OR what = '' OR verb <> ALL (%(verbs)s) OR (verb <> 'run' AND party_id IS NULL)
   OR (verb = 'run' AND (party_id IS NOT NULL OR NOT detail ? 'population'))
"""
# What the database has refused since it was told to: rows from before stand.
_GROUNDLESS = f"SELECT count(*) FROM consent_accesslog WHERE NOT ({SAYS_OF_WHAT})"


@dataclass(frozen=True, slots=True)
class LogFault:
    """What is wrong with the log, of how many rows or months. `says` is worded (N_)."""

    says: str
    count: int
    what: str = ""


def faults(connection: "psycopg.Connection[Any]") -> Iterator[LogFault]:
    """Everything that is wrong with it. Needs a transaction that reaches every row."""
    there = month_tables(connection)
    with connection.cursor() as cursor:
        missing = [name for name in months_ahead(today()) if name not in there]
        if missing:
            yield LogFault(N_("Månader saknas i loggen: {what}."), len(missing), ", ".join(missing))
        for says, query in (
            (N_("Rader ligger utanför loggens månader."), _OUTSIDE),
            (N_("Rader säger inte vem som gjorde vad."), _NAMELESS),
            (N_("Rader säger inte om vem, om vad eller på vilken grund."), _GROUNDLESS),
        ):
            row = cursor.execute(query, {"verbs": LogVerb.values} if query is _NAMELESS else None).fetchone()
            if row and row[0]:
                yield LogFault(says, int(row[0]))


def month_tables(connection: "psycopg.Connection[Any]") -> set[str]:
    """The log's tables that are there, by name."""
    with connection.cursor() as cursor:
        return {str(row[0]).rpartition(".")[2] for row in cursor.execute(_PARTITIONS)}


def months_ahead(day: date) -> list[str]:
    """The log's tables for this month and those to come."""
    first = day.year * 12 + day.month - 1
    return [f"consent_accesslog_{month // 12}_{month % 12 + 1:02d}" for month in range(first, first + MONTHS_AHEAD + 1)]
