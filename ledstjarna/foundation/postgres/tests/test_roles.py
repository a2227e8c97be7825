"""The two roles, on every PostgreSQL at hand."""

import os
from pathlib import Path

import psycopg
import pytest

from ledstjarna.foundation.postgres import APP, DATABASE, OWNER, SUPERUSER, EmbeddedServer, copy_database, ensure_roles


@pytest.fixture
def house(test_server: EmbeddedServer) -> str:
    """A database of this test's own."""
    name = f"roles_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(test_server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    ensure_roles(test_server.url(SUPERUSER, "postgres"), name)
    return name


def test_the_owner_makes_tables_and_the_runtime_role_uses_them(test_server: EmbeddedServer, house: str) -> None:
    with psycopg.connect(test_server.url(OWNER, house)) as owner:
        owner.execute("CREATE TABLE thing (id bigserial PRIMARY KEY, name text)")
        owner.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    with psycopg.connect(test_server.url(APP, house)) as app:
        app.execute("INSERT INTO thing (name) VALUES ('a')")
        app.execute("UPDATE thing SET name = 'b'")
        assert app.execute("SELECT name, one() FROM thing").fetchall() == [("b", 1)]
        app.execute("DELETE FROM thing")


@pytest.mark.parametrize(
    "statement",
    ["TRUNCATE thing", "DROP TABLE thing", "ALTER TABLE thing ADD x int", "CREATE TABLE mine (x int)"],
)
def test_the_runtime_role_may_not_change_the_house(test_server: EmbeddedServer, house: str, statement: str) -> None:
    with psycopg.connect(test_server.url(OWNER, house)) as owner:
        owner.execute("CREATE TABLE thing (id int)")
    with psycopg.connect(test_server.url(APP, house)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(statement)


def test_the_runtime_role_cannot_become_the_owner(test_server: EmbeddedServer, house: str) -> None:
    with psycopg.connect(test_server.url(APP, house)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(f"SET ROLE {OWNER}")


def test_running_it_again_keeps_what_a_migration_took_away(test_server: EmbeddedServer, house: str) -> None:
    with psycopg.connect(test_server.url(OWNER, house)) as owner:
        owner.execute("CREATE TABLE log (id int)")
        owner.execute(f"REVOKE UPDATE, DELETE ON log FROM {APP}")
    ensure_roles(test_server.url(SUPERUSER, "postgres"), house)
    with psycopg.connect(test_server.url(APP, house)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("DELETE FROM log")


def test_running_it_again_mends_a_role_that_was_given_too_much(open_folder: Path) -> None:
    # On a server of its own: roles belong to the whole server, where other tests prove the row policies.
    with (
        EmbeddedServer(open_folder / "server", mode="test") as server,
        psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection,
    ):
        connection.execute(f"ALTER ROLE {APP} BYPASSRLS")
        ensure_roles(server.url(SUPERUSER, "postgres"))
        row = connection.execute("SELECT rolbypassrls FROM pg_roles WHERE rolname = %s", [APP]).fetchone()
    assert row == (False,)


def test_extensions_are_there(test_server: EmbeddedServer) -> None:
    with psycopg.connect(test_server.url(OWNER, DATABASE)) as connection:
        names = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    assert {"btree_gist", "pg_trgm"} <= names


def test_a_copy_lets_the_same_roles_in(test_server: EmbeddedServer, house: str) -> None:
    with psycopg.connect(test_server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        copy_database(connection, house, f"{house}_copy", owner=OWNER)
    psycopg.connect(test_server.url(APP, f"{house}_copy")).close()
    psycopg.connect(test_server.url(OWNER, f"{house}_copy")).close()
