"""When the person's own log has something to show."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from ledstjarna.domain.consent.queries.readings import Reading
from ledstjarna.domain.consent.rules import LOG

Period = tuple[datetime, datetime]

# One probe of the index `log_of_person` for each period, in the partitions that it touches: never the rows themselves.
_WITH_ROWS = """
SELECT p.number FROM unnest(%s::timestamptz[], %s::timestamptz[]) WITH ORDINALITY AS p (first, next, number)
CROSS JOIN LATERAL (SELECT FROM consent_accesslog l WHERE l.county_id = %s AND l.subject_id = %s
                    AND l.at >= p.first AND l.at < p.next LIMIT 1) AS found
ORDER BY p.number
"""


def periods_with_rows(reading: Reading, periods: Sequence[Period]) -> list[Period]:
    """Those of the half-open periods in which the person's log has a row, in their order. Needs the kind `log`."""
    reading.needs(LOG)
    with connection.cursor() as cursor:
        first, after = [period[0] for period in periods], [period[1] for period in periods]
        cursor.execute(_WITH_ROWS, [first, after, reading.county_id, reading.subject_id])
        return [periods[number - 1] for (number,) in cursor.fetchall()]
