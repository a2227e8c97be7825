"""The house's own PostgreSQL: one folder, one server, the two roles."""

import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from ledstjarna.foundation.postgres import process
from ledstjarna.foundation.postgres.account import Account, caller_name, server_account
from ledstjarna.foundation.postgres.cluster import make_cluster
from ledstjarna.foundation.postgres.configuration import Mode, configuration
from ledstjarna.foundation.postgres.errors import PostgresError
from ledstjarna.foundation.postgres.folder import Folder
from ledstjarna.foundation.postgres.installation import Installation, embedded
from ledstjarna.foundation.postgres.reach import reachable
from ledstjarna.foundation.postgres.roles import APP, DATABASE, OWNER, SUPERUSER, ensure_roles


class EmbeddedServer:
    """A PostgreSQL over `folder`. A second start finds the data of the first.

    `mode="test"` does not wait for the disk (fsync off): for data nobody will miss.
    `installation` is the wheel's PostgreSQL unless another is given.
    The server ends with the thread that started it, even after kill -9, so start it from one that stays.
    """

    def __init__(self, folder: Path | str, mode: Mode = "demo", *, installation: Installation | None = None) -> None:
        account = server_account(Path(folder) / "data")
        self.folder = Folder(reachable(Path(folder), account))
        self.mode = mode
        self._installation = installation
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: Path | None = None

    def start(self) -> Self:
        """Start, wait until it answers, and see to roles and database.

        Raises FolderInUse, NoDisk, WrongVersion, NoBinaries, NoAccount or StartFailed; nothing is then left running.
        """
        self.folder.take()
        try:
            self._start_held()
        except BaseException:
            self.stop()
            raise
        return self

    def _start_held(self) -> None:
        account = server_account(self.folder.data)
        installation = (self._installation or embedded()).within_reach_of(account)
        self.folder.check_version(installation.major)
        self.folder.check_room()
        process.wait_for_leftover(self.folder)
        if not self.folder.data.exists():
            make_cluster(self.folder, installation, account, self.mode)
        self._socket = self.folder.socket_folder(account)
        self._configure(account)
        self._process = process.launch(self.folder, installation, account)
        process.wait_until_ready(self._process, self.url(SUPERUSER, "postgres"), self.folder)
        ensure_roles(self.url(SUPERUSER, "postgres"))

    def _configure(self, account: Account) -> None:
        roles = (SUPERUSER, OWNER, APP)
        for name, text in configuration(self.mode, self.socket, caller_name(), roles).items():
            path = self.folder.data / name
            path.write_text(text)
            path.chmod(0o600)
            account.own(path)

    def stop(self, *, patience: float = 10.0) -> None:
        """End the server cleanly within `patience` seconds, or at once after that; harmless when it is not running."""
        if self._process is not None:
            process.end(self._process, patience=patience)
            self._process = None
        if self._socket is not None and self._socket.parent != self.folder.root:
            shutil.rmtree(self._socket, ignore_errors=True)
        self.folder.release()

    @property
    def pid(self) -> int | None:
        """The server's process, while it lives."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    @property
    def socket(self) -> Path:
        """The folder of the server's socket. Raises PostgresError before the first start."""
        if self._socket is None:
            raise PostgresError("the server has not been started")
        return self._socket

    def url(self, role: str = APP, database: str = DATABASE) -> str:
        """The address of a database on this server, for a role."""
        return socket_url(self.socket, role, database)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def socket_url(socket: Path, role: str, database: str) -> str:
    """postgresql:// over a socket folder, in the form that psycopg and dj-database-url both read."""
    return f"postgresql://{role}@{quote(str(socket), safe='')}/{database}"


def running_server(folder: Path | str, role: str = APP, database: str = DATABASE) -> str | None:
    """The address of the live server over `folder`, started by another process; None when there is none."""
    place = Folder(reachable(Path(folder), server_account(Path(folder) / "data")))
    if process.live_server_pid(place.data) is None:
        return None
    lines = (place.data / "postmaster.pid").read_text().splitlines()
    return socket_url(Path(lines[4]), role, database) if len(lines) > 4 and lines[4] else None
