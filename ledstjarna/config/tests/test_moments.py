"""Moments come back as they went in, in UTC, alone and in periods."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection
from psycopg.types.range import TimestamptzRange

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 29, 1, 30, 0, 123_456, tzinfo=UTC)


@pytest.mark.parametrize("moment", [MOMENT, MOMENT.astimezone(timezone(timedelta(hours=2))), MOMENT.replace(year=1)])
def test_a_moment_is_read_in_utc(moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz, tstzrange(%s, NULL)", [moment, moment])
        alone, period = cursor.fetchone()
    assert alone == moment
    assert alone.tzinfo is UTC
    assert period == TimestamptzRange(moment, None)
    assert period.lower.tzinfo is UTC


def test_every_connection_reads_so() -> None:
    with connection.cursor() as cursor:
        loader = cursor.cursor.adapters.get_loader(connection.connection.adapters.types["timestamptz"].oid, 0)
    assert loader.__name__ == "Moments"
