"""The server's folder: what lies where in it, and who holds it."""

import fcntl
import os
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from ledstjarna.foundation.postgres.account import Account
from ledstjarna.foundation.postgres.errors import FolderInUse, NoDisk, WrongVersion
from ledstjarna.foundation.postgres.reach import make_open_folder

LONGEST_SOCKET_FOLDER = 85  # a socket's whole path must fit in 107 bytes
NEEDED_MIB = 400
LOCK_PATIENCE = 0.5  # seconds


@dataclass
class Folder:
    """`root` holds data/, the log, the socket and the lock that says who started the server."""

    root: Path
    _lock: int | None = field(default=None, repr=False)

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "postgres.log"

    def take(self) -> None:
        """Hold the folder for this process until it ends. Raises FolderInUse when somebody else holds it."""
        make_open_folder(self.root)
        lock = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        if not _locked(lock):
            holder = os.read(lock, 20).decode().strip()
            os.close(lock)
            raise FolderInUse(self.root, int(holder) if holder.isdigit() else None)
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        self._lock = lock

    def release(self) -> None:
        """Let the folder go; harmless when it is not held."""
        if self._lock is not None:
            os.ftruncate(self._lock, 0)
            os.close(self._lock)
            self._lock = None

    def check_room(self) -> None:
        """Raises NoDisk before anything is written."""
        free = shutil.disk_usage(self.root).free // 2**20
        if free < NEEDED_MIB:
            raise NoDisk(self.root, free, NEEDED_MIB)

    def check_version(self, major: int) -> None:
        """Raises WrongVersion when the data were made by another major version."""
        mark = self.data / "PG_VERSION"
        if mark.exists() and (found := mark.read_text().strip()) != str(major):
            raise WrongVersion(self.data, found, major)

    def socket_folder(self, account: Account) -> Path:
        """A folder that only the server's account (and root) can enter; a short one when ours is too long."""
        place = self.root / "socket"
        if len(os.fsencode(place)) > LONGEST_SOCKET_FOLDER:
            place = Path(tempfile.mkdtemp(prefix="ledstjarna-"))
        place.mkdir(exist_ok=True)
        place.chmod(0o700)
        account.own(place)
        return place

    def log_tail(self, lines: int = 15) -> str:
        """The last lines the server wrote."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def _locked(file: int) -> bool:
    """Whether the lock became ours; a killed holder takes a moment to let go."""
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        else:
            return True
