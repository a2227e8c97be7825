"""What can go wrong with the house's own server. Each error carries facts; the edge words them."""

from pathlib import Path


class PostgresError(Exception):
    """Something expected went wrong with the server; an edge tells the user, without a traceback."""


class FolderInUse(PostgresError):
    """Another live server or another starter holds the data folder. `pid` is its process, when known."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        super().__init__(f"data folder {folder} is in use by process {pid or 'unknown'}")
        self.folder, self.pid = folder, pid


class NoDisk(PostgresError):
    """Too little room for the data folder; both figures in mebibytes."""

    def __init__(self, folder: Path, free: int, needed: int) -> None:
        super().__init__(f"{folder} has {free} MiB free, {needed} MiB needed")
        self.folder, self.free, self.needed = folder, free, needed


class WrongVersion(PostgresError):
    """The data folder was made by another major version of PostgreSQL than the one at hand."""

    def __init__(self, folder: Path, found: str, expected: int) -> None:
        super().__init__(f"{folder} holds data of PostgreSQL {found}, the server is {expected}")
        self.folder, self.found, self.expected = folder, found, expected


class NoBinaries(PostgresError):
    """PostgreSQL's programs are missing or do not run."""

    def __init__(self, place: Path, why: str = "") -> None:
        super().__init__(f"no runnable PostgreSQL in {place}: {why}")
        self.place, self.why = place, why


class NoAccount(PostgresError):
    """The server may not run as root, and there is no account to run it as; or the account has no name."""


class StartFailed(PostgresError):
    """The server ended, or did not answer in time; `log` holds the last lines it wrote."""

    def __init__(self, log: str) -> None:
        super().__init__(f"the server did not start:\n{log}")
        self.log = log
