"""Months of the log that need not be kept any more go whole: the one way in which anything of it goes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.control.queries import log_tables
from ledstjarna.domain.control.rules.retention import months_past
from ledstjarna.foundation.clock import day_of

RUN, DRY_RUN = "retain", "retain_dry_run"
# Through the log itself: a month asked by its own name shows nothing.
_COUNTED = """
SELECT count(l.id), count(DISTINCT l.subject_id) FROM (SELECT %s::timestamp AS first) m LEFT JOIN consent_accesslog l
ON l.at >= m.first AT TIME ZONE 'UTC' AND l.at < (m.first + interval '1 month') AT TIME ZONE 'UTC'
"""


@dataclass(frozen=True, slots=True)
class LogMonth:
    """A month of the log that went, or would go: its table, and how many rows about how many persons."""

    table: str
    rows: int
    persons: int

    @property
    def month(self) -> str:
        """The month as people write it: 2020-10."""
        return self.table[-7:].replace("_", "-")


def drop_log_months(*, at: datetime, do: bool = False) -> list[LogMonth]:
    """Count the months that need not be kept on the day of `at`, and with `do` drop them: each with its row in the log.

    The database function that drops asks its own clock too: what that says is too early stays.
    """
    with transaction.atomic():
        past = months_past(log_tables(), day_of(at))
    return [month for table in past if (month := _drop(table, do))]


@transaction.atomic
def _drop(table: str, do: bool) -> LogMonth | None:
    with automatic_run(RUN), connection.cursor() as cursor:
        cursor.execute(_COUNTED, [f"{table[-7:-3]}-{table[-2:]}-01"])
        month = LogMonth(table, *cursor.fetchone())
        cursor.execute("SELECT control_drop_log_month(%s, %s)", [table, do])
        if cursor.fetchone() != (True,):
            return None
    log_run(RUN if do else DRY_RUN, population=month.persons, detail={"log_month": month.month, "rows": month.rows})
    return month
