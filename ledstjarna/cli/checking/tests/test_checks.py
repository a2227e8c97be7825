"""A fresh county holds; every fault that is seeded in it is seen, by the check that is there for it."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.rows import namedtuple_row

from ledstjarna.cli.checking import run as looking
from ledstjarna.cli.checking.life import Life
from ledstjarna.cli.checking.reading import side_by_side
from ledstjarna.cli.checking.references import questions
from ledstjarna.cli.checking.run import CHECKS, Report, look_at_persons, look_at_tables, run
from ledstjarna.cli.checking.tests.seeded import SEEDS, Seed
from ledstjarna.demo.loading.tests.loaded import DAY, PERSONS, PLANS, owner_of
from ledstjarna.foundation.clock import clock_set_to
from tests.support.server import TestServer

NEVER_CHANGED = (
    "plans_agreement", "plans_authoritydecision", "plans_choice", "plans_followuppreparation", "plans_followup",
    "plans_attainmentscale", "plans_goalresult", "plans_partresult", "plans_plan", "teams_message", "teams_passedon",
    "plans_activitymark", "plans_implementationplan",
)  # fmt: skip


@pytest.fixture(scope="module")
def standing(county: str, test_server: TestServer) -> Iterator["psycopg.Connection[Any]"]:
    with owner_of(test_server, county) as connection:
        yield connection


@pytest.fixture(scope="module")
def kept() -> dict[str, list[Any]]:
    """The rows of each table as they stand when no test has changed them."""
    return {}


@pytest.fixture
def connection(
    standing: "psycopg.Connection[Any]", kept: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> Iterator["psycopg.Connection[Any]"]:
    """The owner's connection; what a test does to the rows is undone after it. A seed reads only what it changed."""
    monkeypatch.setattr(looking, "lives", lambda connection: lives_beside(connection, kept))
    yield standing
    standing.rollback()


def lives_beside(connection: "psycopg.Connection[Any]", kept: dict[str, list[Any]]) -> Iterator[Life]:
    """The lives, from rows that are kept but for the tables that the running transaction has changed."""
    touched = connection.execute(
        "SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
    )
    changed = {name for (name,) in touched}

    def read(table: str, column: str) -> list[Any]:
        if table in kept and table not in changed:
            return kept[table]
        with connection.cursor(row_factory=namedtuple_row) as cursor:
            rows = cursor.execute(f"SELECT * FROM {table} ORDER BY {column}").fetchall()
        return rows if table in changed else kept.setdefault(table, rows)

    return side_by_side(read)


def report_of(connection: "psycopg.Connection[Any]", code: str) -> Report:
    """What the check of one code finds, or the questions to whole tables where it is one of those."""
    report, wanted = Report(), [check for check in CHECKS if check.code == code]
    with clock_set_to(DAY):
        if wanted:
            look_at_persons(connection, report, silent, wanted)
        else:
            look_at_tables(connection, report, silent)
    return report


def silent(step: str, done: int, total: int) -> None:
    """Show no progress."""


def test_a_fresh_county_holds(standing: "psycopg.Connection[Any]") -> None:
    with clock_set_to(DAY):
        report = run(standing, silent)
    assert report.found == {}
    assert report.persons == PERSONS
    assert report.rows > PLANS * 50


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seeded_fault_is_seen(connection: "psycopg.Connection[Any]", seed: Seed) -> None:
    for table in NEVER_CHANGED:
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    changed = [connection.execute(statement).rowcount for statement in seed.statements]
    assert changed[-1] >= 1, "the seed found no row to change"
    found = report_of(connection, seed.code).found
    seen = {(code, rule) for code, rule, _ in found}
    assert (seed.code, seed.rule) in seen if seed.rule else seed.code in {code for code, _ in seen}


def test_every_check_has_a_fault_that_it_sees(connection: "psycopg.Connection[Any]") -> None:
    declared = {check.code for check in CHECKS} | {question.code for question in questions(connection)}
    assert declared == {seed.code for seed in SEEDS}


def test_codes_are_said_once() -> None:
    codes = [check.code for check in CHECKS]
    assert len(codes) == len(set(codes))
    assert all(check.says.endswith(".") for check in CHECKS)
