"""A county that is loaded at night is of the day before: nothing in it has happened that is still to come."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from ledstjarna.cli.checking.run import run
from ledstjarna.demo.loading.load import last_morning
from ledstjarna.demo.loading.tests.loaded import loaded, owner_of
from ledstjarna.demo.whom import look_up
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.foundation.clock import clock_set_to
from tests.support.server import TestServer

NIGHT = datetime(2026, 3, 18, 2, 30, tzinfo=UTC)
DUSK = datetime(2026, 6, 17, 22, 30, tzinfo=UTC)  # already the next day in Sweden
JUST_SEVEN = datetime(2026, 3, 18, 6, 0, tzinfo=UTC)
TOLD = ("consent_accesslog.at", "outbox_happening.recorded_at", "plans_activitymark.told_at", "visits_visit.told_at")


@pytest.mark.parametrize(
    ("at", "day"),
    [(NIGHT, 17), (JUST_SEVEN.replace(hour=5, minute=59), 17), (JUST_SEVEN, 18), (DUSK, 17)],
    ids=["at night", "just before", "at seven", "late, the next day in Sweden"],
)
def test_the_county_is_of_the_latest_morning_that_has_been(at: datetime, day: int) -> None:
    found = last_morning(at)
    assert (found.day, found.hour, found.tzinfo) == (day, 6, UTC)
    assert found <= at


@pytest.mark.database
@pytest.mark.parametrize("at", [NIGHT, JUST_SEVEN, DUSK], ids=["night", "seven", "dusk"])
def test_nothing_lies_ahead_and_everybody_who_signs_in_is_there(
    test_server: TestServer, template_database: str, django_db_blocker: Any, at: datetime
) -> None:
    with (
        django_db_blocker.unblock(),
        loaded(test_server, template_database, "atnight", at=at) as name,
        clock_set_to(at),
    ):
        with owner_of(test_server, name) as connection:
            assert run(connection, lambda *_told: None).found == {}
            for column in TOLD:
                table, field = column.split(".")
                row = connection.execute(f"SELECT count(*), max({field}) FROM {table}").fetchone()
                assert row
                assert row[0], column
                assert row[1] <= at, column
        with transaction.atomic(), automatic_run("test"):
            assert {"person", "close_one", "visits_person"} <= set(look_up())
