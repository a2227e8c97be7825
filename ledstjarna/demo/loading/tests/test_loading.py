"""A loaded county is whole or not there, the same for the same seed and day, and guarded as before."""

import os
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from django.utils import translation

from ledstjarna.demo.loading import load_county
from ledstjarna.demo.loading.ahead import drawn_ahead
from ledstjarna.demo.loading.load import guarded_models
from ledstjarna.demo.loading.tests.loaded import PERSONS, PLANS, loaded, owner_of
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.postgres import APP, OWNER
from tests.support.database import copy_of, worker_name
from tests.support.server import TestServer

KILLED = """
import sys, django
django.setup()
from ledstjarna.demo.loading import load_county
load_county(30_000, 3_000, 1, lambda *told: print(*told, flush=True))
"""


def tables() -> list[str]:
    """Every table that the loading fills for persons."""
    return sorted(model._meta.db_table for model in guarded_models())


def counts(connection: "psycopg.Connection[Any]") -> dict[str, int]:
    """How many rows show, by table."""
    found = {}
    for table in [*tables(), "consent_subject", "organisations_party"]:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        found[table] = row[0] if row else 0
    return found


def content(connection: "psycopg.Connection[Any]") -> dict[str, str]:
    """A digest of every row, by table, in no order."""
    found = {}
    for table in [
        *tables(),
        "consent_subject",
        "organisations_party",
        "organisations_unit",
        "organisations_assignment",
    ]:
        # Without the transaction that wrote a row of the log: its number is the server's.
        text = "(to_jsonb(t) - 'xact')::text" if table == "consent_accesslog" else "t::text"
        row = connection.execute(f"SELECT md5(string_agg({text}, '|' ORDER BY {text})) FROM {table} t").fetchone()
        found[table] = row[0] if row else ""
    return found


def test_the_same_seed_and_day_give_the_same_rows_in_any_language(
    county: str, test_server: TestServer, template_database: str, django_db_blocker: Any
) -> None:
    with owner_of(test_server, county) as connection:
        first = content(connection)
    with (
        django_db_blocker.unblock(),
        translation.override("en"),
        loaded(test_server, template_database, "again") as again,
        owner_of(test_server, again) as connection,
    ):
        assert content(connection) == first
    empty = {table for table, digest in first.items() if not digest}
    brought_by_imports = {"needs_foreignfact", "needs_importedbundle", "needs_suggestion"}
    begun_by_somebody = {
        "people_noticetoother", "people_protectionchange", "people_signinnumber", "visits_helpcall",
        "visits_toldlater",
    }  # fmt: skip
    asked_in_an_emergency = {"consent_blocklift"}
    found_by_checks = {"control_logfinding", "control_logoutcome"}
    assert empty == brought_by_imports | begun_by_somebody | asked_in_an_emergency | found_by_checks


def test_it_holds_whom_it_says(county: str, test_server: TestServer) -> None:
    with owner_of(test_server, county) as connection:
        found = counts(connection)
        assert (found["people_person"], found["consent_subject"]) == (PERSONS, PERSONS)
        with_team = connection.execute("SELECT count(DISTINCT subject_id) FROM teams_teammember").fetchone()
        assert with_team == (PLANS,)
        runs = connection.execute("SELECT detail->>'population' FROM consent_accesslog WHERE verb = 'run'").fetchall()
        assert {row[0] for row in runs} == {str(PERSONS)}


def test_without_a_viewer_the_runtime_role_sees_nobody(county: str, test_server: TestServer) -> None:
    with psycopg.connect(test_server.url(APP, county)) as connection:
        found = counts(connection)
    assert {table: number for table, number in found.items() if number} == {
        "consent_subject": PERSONS, "organisations_party": found["organisations_party"],
    }  # fmt: skip


def test_row_security_is_forced_again_after_loading(county: str, test_server: TestServer) -> None:
    with psycopg.connect(test_server.url(OWNER, county)) as connection:
        rows = connection.execute(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = ANY (%s)", [tables()]
        ).fetchall()
    assert {row[0] for row in rows} == set(tables())
    assert all(enabled and forced for _, enabled, forced in rows)


class Tired(Exception):
    """Somebody had enough of waiting."""


def test_a_load_that_fails_leaves_nothing(
    test_server: TestServer, template_database: str, django_db_blocker: Any
) -> None:
    def give_up(step: str, done: int, total: int) -> None:
        if done:
            raise Tired

    with copy_of(test_server, template_database, f"tired_{worker_name()}") as name:
        with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
            patch.setenv("LEDSTJARNA_OWNER_DATABASE_URL", test_server.url(OWNER, name))
            with pytest.raises(Tired):
                load_county(PERSONS, PLANS, 1, give_up)
        with owner_of(test_server, name) as connection:
            assert not any(counts(connection).values())


@pytest.mark.slow
def test_a_killed_load_leaves_an_empty_and_guarded_database(test_server: TestServer, template_database: str) -> None:
    with copy_of(test_server, template_database, f"killed_{worker_name()}") as name:
        environment = {"LEDSTJARNA_OWNER_DATABASE_URL": test_server.url(OWNER, name)}
        process = _loading(environment | {"DATABASE_URL": test_server.url(APP, name)})
        assert process.stdout is not None
        told = next(line for line in process.stdout if line.split()[1:2] not in ([], ["0"]))
        process.kill()
        process.wait(10)
        process.stdout.close()
        assert told.startswith("Personer ")
        with owner_of(test_server, name) as connection:
            assert not any(counts(connection).values())
            open_tables = connection.execute(
                "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND NOT relforcerowsecurity", [tables()]
            ).fetchall()
            assert open_tables == []


def _loading(environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", KILLED], env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True
    )


def test_batches_come_in_order_and_with_the_clock_that_was_set() -> None:
    moment = now()
    with clock_set_to(moment):
        assert list(drawn_ahead((number, now()) for number in range(5))) == [(number, moment) for number in range(5)]


def test_what_goes_wrong_in_the_drawing_is_told_to_whoever_waits() -> None:
    def drawn() -> Any:
        yield 1
        raise Tired

    found = drawn_ahead(drawn())
    assert next(found) == 1
    with pytest.raises(Tired):
        next(found)
