"""Reading the log and its seals in order, a piece at a time: a check holds one seal's rows in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import UUID

from django.db import connection

from ledstjarna.domain.control.models import LogSeal
from ledstjarna.domain.control.rules.seals import LogRow, Position, Seal

_PIECE = 2_000  # rows fetched at a time
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# Every column in one JSON text, as PostgreSQL writes jsonb: the same on every server, and no two rows alike.
CANONICAL = """jsonb_build_array(l.xact::text, l.id, (extract(epoch FROM l.at) * 1000000)::bigint::text, l.county_id,
    l.subject_id, l.party_id, l.party_label, l.unit_id, l.organisation_id, l.verb, l.what, l.basis, to_jsonb(l.kinds),
    l.correlation, l.detail)::text"""
_ROWS = f"""
SELECT l.xact, l.at, l.id, {CANONICAL} FROM consent_accesslog l
WHERE l.county_id = %s AND l.xact <= %s ORDER BY l.xact, l.at, l.id
"""
# Every transaction before the oldest that still runs here is over: nothing can come with a lower number any more. All
# that run on the server are known by number; those that are seen to work in another database write no row of ours.
# One that has ended since, or not yet shown where it works, counts as ours.
_OLDEST_RUNNING = """
SELECT least(
    (SELECT min(running::text::bigint) FROM pg_snapshot_xip(pg_current_snapshot()) AS running
     WHERE NOT EXISTS (
         SELECT 1 FROM pg_locks k JOIN pg_stat_activity a ON a.pid = k.pid
         WHERE k.locktype = 'transactionid' AND k.mode = 'ExclusiveLock' AND k.granted
             AND k.transactionid = running::xid
             AND a.datid <> (SELECT oid FROM pg_database WHERE datname = current_database()))),
    pg_current_xact_id_if_assigned()::text::bigint,
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
"""
_NEW = f"""
SELECT l.xact, l.at, l.id, {CANONICAL} FROM consent_accesslog l
WHERE l.county_id = %s AND l.xact >= %s AND (l.xact, l.at, l.id) > (%s, %s, %s)
    AND l.xact < ({_OLDEST_RUNNING})
ORDER BY l.xact, l.at, l.id LIMIT %s
"""
_HEADS = """
SELECT DISTINCT ON (county_id) county_id, number, hash, last_xact, last_at, last_id FROM control_logseal
ORDER BY county_id, number DESC
"""
_COUNTIES = "SELECT code FROM organisations_county UNION SELECT ''"
_OLDEST = """
SELECT min(l.at) FROM consent_accesslog l
WHERE l.county_id = %s AND l.xact >= %s AND (l.xact, l.at, l.id) > (%s, %s, %s)
"""
_NOWHERE = (-1, _EPOCH, UUID(int=0))


@dataclass(frozen=True, slots=True)
class Head:
    """The last seal of a county; number 0 before the first."""

    county_id: str
    number: int
    hash: str
    last: tuple[int, datetime, UUID]


def micros(at: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (at - _EPOCH) // _MICROSECOND


def heads(first: str) -> dict[str, Head]:
    """The head of every county's chain, those without one too; `first` is what a first seal follows."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTIES)
        found = {code: Head(code, 0, first, _NOWHERE) for (code,) in cursor.fetchall()}
        cursor.execute(_HEADS)
        for county_id, number, made, *last in cursor.fetchall():
            found[county_id] = Head(county_id, number, made, (last[0], last[1], last[2]))
    return found


def unsealed(head: Head, limit: int) -> list[tuple[LogRow, datetime]]:
    """The next rows after the head whose transactions are over, at most `limit`, with their moments."""
    with connection.cursor() as cursor:
        cursor.execute(_NEW, [head.county_id, head.last[0], *head.last, limit])
        return [(_row(*row), row[1]) for row in cursor.fetchall()]


def oldest_unsealed() -> datetime | None:
    """The moment of the oldest row that no seal covers yet. For automatic runs."""
    oldest: list[datetime] = []
    with connection.cursor() as cursor:
        for head in heads("").values():
            cursor.execute(_OLDEST, [head.county_id, head.last[0], *head.last])
            (at,) = cursor.fetchone()
            if at:
                oldest.append(at)
    return min(oldest, default=None)


def sealed_counties() -> list[tuple[str, int]]:
    """The counties that have a chain, and the last transaction that each covers."""
    rows = LogSeal.objects.order_by("county_id", "-number").distinct("county_id")
    return list(rows.values_list("county_id", "last_xact"))


def seals(county_id: str) -> Iterator[Seal]:
    """The county's chain in order."""
    number = 0
    while True:
        rows = list(LogSeal.objects.filter(county_id=county_id, number__gt=number).order_by("number")[:10])
        for row in rows:
            yield _seal(row)
        if not rows:
            return
        number = rows[-1].number


def rows_to(county_id: str, last_xact: int) -> Iterator[LogRow]:
    """The county's rows in order of position, up to a transaction: a cursor on the server, so any number will do."""
    with _named_cursor() as cursor:
        cursor.execute(_ROWS, [county_id, last_xact])
        while piece := cursor.fetchmany(_PIECE):
            for row in piece:
                yield _row(*row)


def log_tables() -> set[str]:
    """The log's tables that are there, by name: a month each, and one for what lies outside them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid "
            "WHERE inhparent = 'consent_accesslog'::regclass"
        )
        return {str(name) for (name,) in cursor.fetchall()}


def hashes(county_id: str, numbers: list[int]) -> dict[int, str]:
    """The hashes of some seals, by number; those that are not there are left out."""
    return dict(LogSeal.objects.filter(county_id=county_id, number__in=numbers).values_list("number", "hash"))


def sealed_until(at: datetime) -> dict[str, int]:
    """The number of each county's last seal that was made before a moment."""
    rows = LogSeal.objects.filter(sealed_at__lt=at).order_by("county_id", "-number").distinct("county_id")
    return dict(rows.values_list("county_id", "number"))


def oldest_sealed() -> datetime | None:
    """The moment of the oldest sealed row."""
    return LogSeal.objects.order_by("first_at").values_list("first_at", flat=True).first()


_NAMES = count()


def _named_cursor() -> Any:
    connection.ensure_connection()
    return connection.connection.cursor(name=f"log_check_{next(_NAMES)}")


def _row(xact: int, at: datetime, row_id: UUID, text: str) -> LogRow:
    return LogRow((xact, micros(at), row_id), sha256(text.encode()).digest())


def _seal(row: LogSeal) -> Seal:
    first: Position = (row.first_xact, micros(row.first_at), row.first_id)
    last: Position = (row.last_xact, micros(row.last_at), row.last_id)
    leaves = bytes(row.leaves)
    return Seal(row.county_id, row.number, row.previous, row.count, first, last, leaves, row.hash)
