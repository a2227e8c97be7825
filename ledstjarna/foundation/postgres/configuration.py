"""What the server is told: postgresql.conf for a small machine, pg_hba.conf and pg_ident.conf."""

from pathlib import Path
from typing import Literal

Mode = Literal["demo", "test"]
SOCKET_PORT = 5432  # part of the socket's file name only: nothing listens on a port

SMALL_MACHINE = {
    "max_connections": "80",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "wal_level": "minimal",  # nobody replicates from here, and bulk loads write far less
    "max_wal_senders": "0",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",  # compiling costs more than it gives on pages that take milliseconds
    "synchronous_commit": "on",
    "timezone": "'UTC'",
    "lc_messages": "'C'",  # the log is read by programs too
    "log_timezone": "'UTC'",
    "log_line_prefix": "'%m [%p] '",
    "log_parameter_max_length_on_error": "0",  # no personal data in the log
    "log_min_error_statement": "panic",
    "logging_collector": "off",
}
# A lost test database is made anew, so nothing waits for the disk. Never outside tests.
CARELESS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
}


def postgresql_conf(mode: Mode, socket: Path) -> str:
    """The whole postgresql.conf, later lines winning."""
    settings = SMALL_MACHINE | (CARELESS if mode == "test" else {})
    settings |= {
        "listen_addresses": "''",  # the socket is the only way in
        "port": str(SOCKET_PORT),
        "unix_socket_directories": f"'{str(socket).replace(chr(39), chr(39) * 2)}'",
        "unix_socket_permissions": "0777",  # the folder around it is closed instead
    }
    return "".join(f"{name} = {value}\n" for name, value in settings.items())


PG_HBA_CONF = "local all all peer map=house\n"  # over the socket, whom the kernel vouches for; nobody else


def pg_ident_conf(account: str, roles: tuple[str, ...]) -> str:
    """The account that started the server, and no other, may act as each of the roles."""
    return "".join(f'house "{account}" "{role}"\n' for role in roles)


def configuration(mode: Mode, socket: Path, caller: str, roles: tuple[str, ...]) -> dict[str, str]:
    """All three files by name; they are ours and are written anew at every start."""
    return {
        "postgresql.conf": postgresql_conf(mode, socket),
        "pg_hba.conf": PG_HBA_CONF,
        "pg_ident.conf": pg_ident_conf(caller, roles),
    }
