"""Make, copy and drop whole databases, as a superuser or the server's owner."""

import psycopg
from psycopg import sql


def exists(connection: psycopg.Connection, database: str) -> bool:
    """Whether the server has the database."""
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None


def create_database(connection: psycopg.Connection, database: str, *, owner: str) -> None:
    """Make an empty database. The connection must be in autocommit."""
    _run(connection, "CREATE DATABASE {} OWNER {}", database, owner)


def copy_database(connection: psycopg.Connection, source: str, target: str, *, owner: str) -> None:
    """Make `target` anew as a copy of `source`, to which nobody may be connected. Privileges come along."""
    drop_database(connection, target)
    _run(connection, "CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY", target, source, owner)
    rows = connection.execute(
        "SELECT pg_get_userbyid(grantee)::text FROM pg_database, aclexplode(datacl)"
        " WHERE datname = %s AND privilege_type = 'CONNECT' AND grantee <> datdba AND grantee <> 0",
        [source],
    )
    _run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", target)
    for (role,) in rows.fetchall():
        _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", target, role)


def drop_database(connection: psycopg.Connection, database: str) -> None:
    """Drop the database if it is there, ending whoever is connected to it."""
    _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", database)


def _run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
