"""The two roles of every database: one that owns and migrates, one that the running house uses.

Row policies are proved by the runtime role alone: it owns nothing and cannot go round them.
"""

import psycopg
from psycopg import sql

from ledstjarna.foundation.postgres.databases import create_database, exists

SUPERUSER = "postgres"
OWNER = "ledstjarna_owner"
APP = "ledstjarna_app"
DATABASE = "ledstjarna"
EXTENSIONS = ("btree_gist", "pg_trgm")
PLAIN = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
LOCK = 0x4C454453  # two starts at once take turns


def ensure_roles(
    superuser_dsn: str, database: str = DATABASE, *, owner_password: str | None = None, app_password: str | None = None
) -> None:
    """Make or mend both roles, the database and its privileges, on any PostgreSQL from 15; safe to repeat.

    Passwords are set only when given. Tables that already are there keep the privileges that migrations gave them.
    """
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        _ensure_role(connection, OWNER, owner_password)
        _ensure_role(connection, APP, app_password)
        if not exists(connection, database):
            create_database(connection, database, owner=OWNER)
        _ensure_database_privileges(connection, database)
        with psycopg.connect(superuser_dsn, dbname=database) as inside:
            ensure_extensions(inside)
            _ensure_schema_privileges(inside)


def ensure_extensions(connection: psycopg.Connection) -> None:
    """Create those of the house's extensions that this server has."""
    rows = connection.execute("SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)])
    for (name,) in rows.fetchall():
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def _ensure_role(connection: psycopg.Connection, role: str, password: str | None) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    name = sql.Identifier(role)
    connection.execute(sql.SQL("{} ROLE {} {}").format(sql.SQL(verb), name, sql.SQL(PLAIN)))
    if password is not None:
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))


def _ensure_database_privileges(connection: psycopg.Connection, database: str) -> None:
    names = {"database": sql.Identifier(database), "owner": sql.Identifier(OWNER), "app": sql.Identifier(APP)}
    for statement in (
        "ALTER DATABASE {database} OWNER TO {owner}",
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {app}",
    ):
        connection.execute(sql.SQL(statement).format(**names))


def _ensure_schema_privileges(connection: psycopg.Connection) -> None:
    names = {"owner": sql.Identifier(OWNER), "app": sql.Identifier(APP)}
    for statement in (
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT EXECUTE ON FUNCTIONS TO {app}",
    ):
        connection.execute(sql.SQL(statement).format(**names))
