"""Make the data folder: whole or not at all."""

import shutil
import subprocess

from ledstjarna.foundation.postgres.account import Account
from ledstjarna.foundation.postgres.configuration import Mode
from ledstjarna.foundation.postgres.errors import NoDisk, StartFailed
from ledstjarna.foundation.postgres.folder import NEEDED_MIB, Folder
from ledstjarna.foundation.postgres.installation import Installation
from ledstjarna.foundation.postgres.roles import SUPERUSER


def make_cluster(folder: Folder, installation: Installation, account: Account, mode: Mode) -> None:
    """Run initdb beside the data folder and move it into place, so that a killed start leaves no half one."""
    draft = folder.root / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.own(draft)
    command = [installation.program("initdb"), "-D", str(draft), *initdb_options(installation.major, mode)]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **account.popen_options())
    if done.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        if "No space left" in done.stderr:
            raise NoDisk(folder.root, 0, NEEDED_MIB)
        raise StartFailed(done.stderr)
    draft.rename(folder.data)


def initdb_options(major: int, mode: Mode) -> list[str]:
    """UTF-8 with Unicode's letters in upper and lower case, from PostgreSQL itself where it can (there is no ICU)."""
    options = ["--username", SUPERUSER, "--encoding=UTF8", "--locale=C.UTF-8", "--auth=peer"]
    if major >= 17:
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if mode == "test":
        options += ["--no-sync"]
        options += ["--no-data-checksums"] if major >= 18 else []
    return options
