"""`check data` and `check log` end as operators expect, log themselves, and show no names."""

from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.errors import CheckViolation

from ledstjarna.cli.check_data import command as check_data
from ledstjarna.cli.check_log import command as check_log
from ledstjarna.cli.checking.log import faults, months_ahead
from ledstjarna.demo.loading import seal_and_check
from ledstjarna.demo.loading.tests.loaded import DAY, PERSONS, copied, owner_of
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.postgres import APP, SUPERUSER
from tests.support.server import TestServer


@pytest.fixture
def county_of_its_own(
    test_server: TestServer, template_database: str, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Any:
    with django_db_blocker.unblock(), copied(test_server, template_database, "commanded") as name:
        monkeypatch.setenv("DATABASE_URL", test_server.url(APP, name))
        yield name


def test_a_fresh_county_is_checked_logged_and_found_whole(county_of_its_own: str, test_server: TestServer) -> None:
    seal_and_check(at=now())
    told = CliRunner().invoke(check_data)
    assert told.exit_code == 0, told.output
    assert "Inget fel hittades." in told.output
    noted = CliRunner().invoke(check_log)
    assert noted.exit_code == 0
    assert "Inget ankare är inställt" in noted.output
    with owner_of(test_server, county_of_its_own) as connection:
        runs = dict(
            connection.execute(
                "SELECT what, (detail->>'population')::int FROM consent_accesslog WHERE verb = 'run' AND county_id = ''"
            ).fetchall()
        )
    assert runs == {"check_data": PERSONS, "check_log": 0}


def test_what_is_found_is_told_by_rule_and_id_never_by_name(county_of_its_own: str, test_server: TestServer) -> None:
    with owner_of(test_server, county_of_its_own) as connection:
        row = connection.execute(
            "UPDATE people_person SET sort_key = 'a' WHERE subject_id ="
            " (SELECT subject_id FROM people_person ORDER BY 1 LIMIT 1) RETURNING subject_id, family_name"
        ).fetchone()
        connection.commit()
    assert row is not None
    told = CliRunner(env={"COLUMNS": "80"}).invoke(check_data)
    assert told.exit_code == 1
    assert "sort_key_wrong" in told.output
    assert str(row[0]) in told.output
    assert str(row[1]) not in told.output


def test_a_configured_anchor_that_is_gone_is_a_finding(county_of_its_own: str, settings: Any, tmp_path: Path) -> None:
    settings.LOG_ANCHORS = [str(tmp_path / "anchor")]
    seal_and_check(at=now())
    assert CliRunner().invoke(check_log).exit_code == 0
    (tmp_path / "anchor").unlink()
    told = CliRunner().invoke(check_log)
    assert told.exit_code == 1
    assert "Ankaret anchor finns inte" in told.output
    assert "Loggen är hel" not in told.output


COPIED = (
    "INSERT INTO consent_accesslog SELECT gen_random_uuid(), '2026-05-09', county_id, subject_id, {party},"
    " unit_id, organisation_id, verb, what, {kinds}, correlation, {detail}"
    " FROM consent_accesslog WHERE verb = 'read' LIMIT 1"
)
NOTHING_SHOWED = """'{"unseen": ["needs"]}'::jsonb"""


def test_a_log_without_coming_months_or_names_is_seen(county_of_its_own: str, test_server: TestServer) -> None:
    with (
        psycopg.connect(test_server.url(SUPERUSER, county_of_its_own)) as connection,
        clock_set_to(DAY),
    ):
        assert list(faults(connection)) == []
        connection.execute(COPIED.format(party="party_id, party_label", kinds="basis, '{}'", detail=NOTHING_SHOWED))
        assert list(faults(connection)) == [], "a search that found nothing says what it asked for"
        for kinds in ("basis, '{}'", "'', kinds"):
            with pytest.raises(CheckViolation, match="log_says_of_what"), connection.transaction():
                connection.execute(COPIED.format(party="party_id, party_label", kinds=kinds, detail="detail"))
        connection.execute("DROP TABLE consent_accesslog_2026_05")
        connection.execute("ALTER TABLE consent_accesslog DROP CONSTRAINT log_says_of_what")
        connection.execute(COPIED.format(party="NULL, ''", kinds="'', '{}'", detail="detail"))
        found = list(faults(connection))
        connection.rollback()
    assert [fault.count for fault in found] == [1, 1, 1, 1]
    assert found[0].what == "consent_accesslog_2026_05"


def test_months_ahead_pass_the_turn_of_the_year() -> None:
    named = [f"consent_accesslog_{month}" for month in ("2026_11", "2026_12", "2027_01", "2027_02")]
    assert months_ahead(DAY.date().replace(month=11)) == named
