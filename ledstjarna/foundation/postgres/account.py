"""Which account of the machine the server runs as. PostgreSQL refuses to run as root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledstjarna.foundation.postgres.errors import NoAccount

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An account's name and numbers. `switch` is true when we are root and must step down to it."""

    name: str
    uid: int
    gid: int
    switch: bool

    def own(self, path: Path) -> None:
        """Give the path to the account, when it is not ours already."""
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def popen_options(self) -> dict[str, Any]:
        """Options for `subprocess` that start the program as this account and no more."""
        options: dict[str, Any] = {"env": plain_environment()}
        if self.switch:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options


def caller_name() -> str:
    """The name of the account that runs this process. Raises NoAccount when its number has none."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise NoAccount(f"account number {os.geteuid()} has no name on this machine") from None


def server_account(data: Path) -> Account:
    """Whom the server over `data` runs as: ourselves, or as root the folder's owner, `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return Account(caller_name(), os.geteuid(), os.getegid(), switch=False)
    for entry in _preferred(data):
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch=True)
    raise NoAccount("running as root, and neither of the accounts postgres and nobody exists")


def _preferred(data: Path) -> list[pwd.struct_passwd]:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    wanted = [known[name] for name in CANDIDATES if name in known]
    if data.exists() and (owner := data.stat().st_uid) != 0:
        wanted = [entry for entry in known.values() if entry.pw_uid == owner] + wanted
    return wanted


def plain_environment() -> dict[str, str]:
    """The environment without PG* variables, which would steer initdb and the server from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
