"""One server process: start it, wait until it answers, end it."""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from ledstjarna.foundation.postgres.account import Account
from ledstjarna.foundation.postgres.errors import FolderInUse, StartFailed
from ledstjarna.foundation.postgres.folder import Folder
from ledstjarna.foundation.postgres.installation import Installation

LEFTOVER_PATIENCE = 15.0  # seconds for the server of a killed starter to end by itself
RECOVERY_PATIENCE = 300.0  # seconds for crash recovery of a large database
LOG_KEPT = 10 * 2**20  # bytes
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def live_server_pid(data: Path) -> int | None:
    """The server over `data` according to postmaster.pid, when that process really lives and works there."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _works_in(Path(f"/proc/{pid}"), data) else None


def anybody_in(data: Path) -> int | None:
    """Some process that works in `data`: a server, or a part of one whose head was killed."""
    return next((int(each.name) for each in Path("/proc").glob("[0-9]*") if _works_in(each, data)), None)


def _works_in(process: Path, data: Path) -> bool:
    try:
        return os.path.samefile(process / "cwd", data)
    except OSError:
        return False


def wait_for_leftover(folder: Folder) -> None:
    """Give the server of a killed starter time to end. Raises FolderInUse when it stays."""
    deadline = time.monotonic() + LEFTOVER_PATIENCE
    while (pid := anybody_in(folder.data)) is not None:
        if time.monotonic() > deadline:
            raise FolderInUse(folder.root, pid)
        time.sleep(0.1)
    if Path("/proc/self").exists():
        # Nobody is there, but its number may be another program's by now, which a new server would mistake for it.
        (folder.data / "postmaster.pid").unlink(missing_ok=True)


def launch(folder: Folder, installation: Installation, account: Account) -> subprocess.Popen[bytes]:
    """Start the server in a session of its own, so that Ctrl-C in the terminal reaches only us.

    The server ends when the thread that called this ends, even by kill -9: call it from a thread that stays.
    """
    if folder.log.exists() and folder.log.stat().st_size > LOG_KEPT:
        folder.log.unlink()
    with folder.log.open("ab") as log:
        return subprocess.Popen(
            [installation.program("postgres"), "-D", str(folder.data)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 (one system call, no lock taken)
            **account.popen_options(),
        )


def _end_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)


def wait_until_ready(process: subprocess.Popen[bytes], dsn: str, folder: Folder) -> None:
    """Ask SELECT 1 until it is answered; after a hard kill that takes as long as recovery does.

    Raises StartFailed when the server ends or does not answer in time.
    """
    deadline = time.monotonic() + RECOVERY_PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with psycopg.connect(dsn, connect_timeout=5) as connection:
                connection.execute("SELECT 1")
            return
        except psycopg.OperationalError:
            time.sleep(0.02)
    end(process, patience=2)
    raise StartFailed(folder.log_tail())


def end(process: subprocess.Popen[bytes], *, patience: float) -> None:
    """End the server: cleanly within `patience` seconds, else at once, which leaves recovery to the next start."""
    for order, seconds in ((signal.SIGINT, patience), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        if process.poll() is not None:
            return
        process.send_signal(order)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
