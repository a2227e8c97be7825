"""Folders that the server's account can reach. For root's own home it cannot, so those go elsewhere."""

import hashlib
import os
import stat
from pathlib import Path

from ledstjarna.foundation.postgres.account import Account

ELSEWHERE = Path("/var/lib/ledstjarna")  # for root, when the project's folder is closed to the server's account


def reachable(wanted: Path, account: Account) -> Path:
    """`wanted`, or for root a folder under /var/lib when the account cannot enter the wanted one's parents."""
    wanted = wanted.absolute()
    if not account.switch or all(_may_enter(parent, account) for parent in wanted.parents if parent.exists()):
        return wanted
    return ELSEWHERE / f"{wanted.name}-{hashlib.sha256(os.fsencode(wanted)).hexdigest()[:10]}"


def make_open_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, open to enter whatever the umask is."""
    for path in reversed([folder, *folder.parents]):
        if not path.exists():
            path.mkdir(exist_ok=True)
            path.chmod(0o755)


def _may_enter(folder: Path, account: Account) -> bool:
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def open_for_reading(folder: Path) -> None:
    """Let everybody read the folder and all in it, and run what can be run, whatever the umask was."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & stat.S_IXUSR else 0o444))
