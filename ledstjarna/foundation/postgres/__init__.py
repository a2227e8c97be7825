"""A real PostgreSQL of the house's own, for demo and tests, and the two roles every server needs.

Knows nothing of Django. See README.md beside this file.
"""

from ledstjarna.foundation.postgres.databases import copy_database, create_database, drop_database
from ledstjarna.foundation.postgres.errors import (
    FolderInUse,
    NoAccount,
    NoBinaries,
    NoDisk,
    PostgresError,
    StartFailed,
    WrongVersion,
)
from ledstjarna.foundation.postgres.installation import Installation, embedded, system
from ledstjarna.foundation.postgres.roles import APP, DATABASE, OWNER, SUPERUSER, ensure_roles
from ledstjarna.foundation.postgres.server import EmbeddedServer, running_server

__all__ = [
    "APP",
    "DATABASE",
    "OWNER",
    "SUPERUSER",
    "EmbeddedServer",
    "FolderInUse",
    "Installation",
    "NoAccount",
    "NoBinaries",
    "NoDisk",
    "PostgresError",
    "StartFailed",
    "WrongVersion",
    "copy_database",
    "create_database",
    "drop_database",
    "embedded",
    "ensure_roles",
    "running_server",
    "system",
]
