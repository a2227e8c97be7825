"""Months of the log that need not be kept go whole, and what is left is proved all the same."""

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.control.actions import drop_log_months
from ledstjarna.domain.control.queries import log_tables
from ledstjarna.domain.control.rules.retention import LOG_YEARS, gone_before, months_kept, months_past
from ledstjarna.domain.control.rules.seals import LogRow, first_break
from ledstjarna.domain.control.tests.soon import sealed
from ledstjarna.domain.control.tests.test_chain import chained
from ledstjarna.domain.control.tests.test_sealing import INSERT, said
from ledstjarna.foundation.anchoring import FileAnchor
from ledstjarna.foundation.clock import now, today
from ledstjarna.foundation.postgres import SUPERUSER
from tests.support.server import TestServer


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_a_month_goes_when_the_years_have_passed_since_it_ended(oldest: date, day: date) -> None:
    every = {f"consent_accesslog_{year}_{month:02d}" for year in range(2015, 2041) for month in range(1, 13)}
    past = months_past(every | {"consent_accesslog_other"}, day)
    for name in sorted(every):
        year, month = int(name[-7:-3]), int(name[-2:])
        ended = date(year + month // 12, month % 12 + 1, 1)
        assert (name in past) == (ended.replace(year=ended.year + LOG_YEARS) <= day.replace(day=1)), name
    assert not set(past) & set(months_kept(oldest, day))
    begins = gone_before(oldest, every - set(past), day)
    assert (begins is None) == (f"consent_accesslog_{oldest:%Y_%m}" not in past)
    assert gone_before(oldest, every, day) is None


@given(st.integers(2, 40), st.integers(1, 7), st.integers(0, 45), st.integers(0, 10_000))
def test_only_what_begins_before_may_be_missing(count: int, size: int, cut: int, one: int) -> None:
    rows = [LogRow((n, n, UUID(int=n + 1)), sha256(b"%d" % n).digest()) for n in range(count)]
    seals = chained(rows, size)
    left = [row for row in rows if row.position[1] >= cut]
    assert first_break(seals, left, gone_before=cut) is None
    assert bool(first_break(seals, left)) == (len(left) < count)
    at = one % count
    begins = at // size * size  # the first row of the seal that the row is in
    without = [row for row in left if row is not rows[at]]
    assert bool(first_break(seals, without, gone_before=cut)) == (begins >= cut)
    if rows[at] in left:
        changed = [LogRow(row.position, sha256(b"x").digest()) if row is rows[at] else row for row in left]
        broken = first_break(seals, changed, gone_before=cut)
        assert broken is not None
        assert (broken.what, broken.row_id) == ("row_changed", rows[at].id)


def test_a_month_is_dropped_when_its_time_has_come_and_in_no_other_way(
    own_database: str, test_server: TestServer, tmp_path: Path
) -> None:
    anchor = FileAnchor(str(tmp_path / "anchor"))
    first, second = _months_ago(LOG_YEARS * 12 + 2), _months_ago(LOG_YEARS * 12 + 1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT consent_log_months(%s, %s)", [first, LOG_YEARS * 12 + 3])
        for day in (first, first, second):
            cursor.execute(INSERT, [datetime(day.year, day.month, 10, tzinfo=UTC)])
    with transaction.atomic():
        log_run("new", population=0)
    assert sealed(anchor, at=now(), rows=4) == 4
    told = drop_log_months(at=now())
    assert [(month.month, month.rows) for month in told] == [(f"{first:%Y-%m}", 2), (f"{second:%Y-%m}", 1)]
    assert {month.table for month in told} <= log_tables(), "a dry run drops nothing"
    _refused(told[0].table, "test")
    _refused("consent_accesslog_other", "retain")
    _refused("people_person", "retain")
    with transaction.atomic(), automatic_run("retain"), connection.cursor() as cursor:
        cursor.execute("SELECT control_drop_log_month(%s, true)", [f"consent_accesslog_{today():%Y_%m}"])
        assert cursor.fetchone() == (False,)
    assert drop_log_months(at=now(), do=True) == told
    assert not {month.table for month in told} & log_tables()
    assert drop_log_months(at=now(), do=True) == []
    assert said(anchor) == ""
    with transaction.atomic(), automatic_run("test"):
        logged = [row.detail for row in AccessLog.objects.filter(what="retain").order_by("at", "id")]
    assert logged == [{"log_month": month.month, "rows": month.rows, "population": 0} for month in told]
    with psycopg.connect(test_server.url(SUPERUSER, own_database), autocommit=True) as root:
        for table in log_tables():
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                root.execute(f"TRUNCATE {table}")
        root.execute(f"DROP TABLE consent_accesslog_{_months_ago(LOG_YEARS * 12):%Y_%m}")
    assert f"{_months_ago(LOG_YEARS * 12):%Y_%m}" in said(anchor)


def _months_ago(months: int) -> date:
    month = today().year * 12 + today().month - 1 - months
    return date(month // 12, month % 12 + 1, 1)


def _refused(table: str, run: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), automatic_run(run), connection.cursor() as cursor:
        cursor.execute("SELECT control_drop_log_month(%s, true)", [table])
