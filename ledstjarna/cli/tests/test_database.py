"""Which database a command works on, and as whom."""

import pytest
from click.testing import CliRunner
from django.db import connection

from ledstjarna.cli.database import as_owner
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.main import cli
from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER
from tests.support.server import TestServer


def _whoami() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def test_the_owner_comes_and_goes(own_database: str, test_server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDSTJARNA_OWNER_DATABASE_URL", test_server.url(OWNER, own_database))
    with as_owner():
        assert _whoami() == OWNER
    assert _whoami() == APP


@pytest.mark.usefixtures("own_database")
def test_without_an_owner_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEDSTJARNA_OWNER_DATABASE_URL")
    with pytest.raises(Failure, match="LEDSTJARNA_OWNER_DATABASE_URL"), as_owner():
        pass


def test_migrating_twice_does_nothing_the_second_time(
    own_database: str, test_server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDSTJARNA_OWNER_DATABASE_URL", test_server.url(OWNER, own_database))
    result = CliRunner().invoke(cli, ["migrate"])
    assert result.exit_code == 0


def test_preparing_an_ordinary_server(own_database: str, test_server: TestServer) -> None:
    words = ["prepare", "--superuser", test_server.url(SUPERUSER, "postgres"), "--database", own_database]
    result = CliRunner().invoke(cli, words)
    assert (result.exit_code, OWNER in result.output) == (0, True)


def test_preparing_a_server_that_does_not_answer() -> None:
    result = CliRunner().invoke(cli, ["prepare", "--superuser", "postgresql://postgres@%2Fnowhere/postgres"])
    assert result.exit_code == Exit.DATABASE
