"""Expected failures in the terminal: one clear sentence, no traceback, and an exit code to rely on."""

from enum import IntEnum
from typing import IO, Any

import click

from ledstjarna.cli.language import _
from ledstjarna.foundation.postgres import FolderInUse, NoAccount, NoBinaries, NoDisk, PostgresError, WrongVersion


class Exit(IntEnum):
    """What a command ends with; docs/operate/commands.md lists them for operators."""

    FINE = 0
    FOUND = 1  # a check found something
    USAGE = 2  # wrong words on the command line (click's own)
    IN_USE = 3  # a port or a data folder is in use
    MACHINE = 4  # disk, programs, accounts, settings: the machine lacks something
    DATABASE = 5  # the database does not answer or lacks something
    CHILD = 6  # a process that was started ended by itself


class Failure(click.ClickException):
    """A failure with its sentence and its exit code."""

    def __init__(self, sentence: str, code: Exit) -> None:
        super().__init__(sentence)
        self.exit_code = int(code)  # type: ignore[misc] # click reads it from the raised exception

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence to standard error."""
        click.secho(self.message, fg="red", err=True, file=file)


def worded(error: PostgresError) -> Failure:
    """The server's error as a sentence in the user's language."""
    match error:
        case FolderInUse():
            return Failure(_folder_in_use(error), Exit.IN_USE)
        case NoDisk():
            text = _("Disken är nästan full: {free} MiB ledigt i {folder}, {needed} MiB behövs.")
            return Failure(text.format(free=error.free, folder=error.folder, needed=error.needed), Exit.MACHINE)
        case WrongVersion():
            text = _(
                "Datamappen {folder} gjordes av PostgreSQL {found}, men här finns {expected}. Flytta undan mappen."
            )
            values = {"folder": error.folder, "found": error.found, "expected": error.expected}
            return Failure(text.format(**values), Exit.MACHINE)
        case NoBinaries():
            text = _("PostgreSQL:s program saknas eller går inte att köra: {place}. Kör ”make setup”.")
            return Failure(text.format(place=error.place), Exit.MACHINE)
        case NoAccount():
            text = _("Databasen får inte köras av root, och inget annat konto går att använda: {why}.")
            return Failure(text.format(why=error), Exit.MACHINE)
        case _:
            return Failure(_("Databasen startade inte: {why}").format(why=error), Exit.DATABASE)


def _folder_in_use(error: FolderInUse) -> str:
    text = _(
        "Datamappen {folder} används redan av process {pid}. Avsluta den, eller välj en annan mapp med LEDSTJARNA_VAR."
    )
    return text.format(folder=error.folder, pid=error.pid or "?")
