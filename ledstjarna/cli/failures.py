"""Expected failures in the terminal: one clear sentence, no traceback, and an exit code to rely on."""

from enum import IntEnum
from errno import EACCES, EEXIST, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from typing import IO, Any

import click

from ledstjarna.cli.language import _
from ledstjarna.foundation.postgres import FolderInUse, NoAccount, NoBinaries, NoDisk, StartFailed, WrongVersion


class Exit(IntEnum):
    """What a command ends with; docs/operate/commands.md lists them for operators."""

    FINE = 0
    FOUND = 1  # a check found something
    USAGE = 2  # wrong words on the command line (click's own)
    IN_USE = 3  # a port or a data folder is in use
    MACHINE = 4  # disk, programs, accounts, settings: the machine lacks something
    DATABASE = 5  # the database does not answer or lacks something
    CHILD = 6  # a process that was started ended by itself
    INTERRUPTED = 130  # Ctrl-C before it was done, as shells have it


class Failure(click.ClickException):
    """A failure with its sentence and its exit code."""

    def __init__(self, sentence: str, code: Exit) -> None:
        super().__init__(sentence)
        self.exit_code = int(code)  # type: ignore[misc] # click reads it from the raised exception

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence to standard error."""
        click.secho(self.message, fg="red", err=True, file=file)


def why_not(error: OSError) -> str:
    """Why a file could not be read or written, in the user's language; else as the machine says it."""
    reasons = {
        ENOENT: _("mappen eller filen finns inte"),
        EACCES: _("du har inte rätt till den"),
        EPERM: _("du har inte rätt till den"),
        EEXIST: _("det finns redan en fil med det namnet"),
        EISDIR: _("det är en mapp"),
        ENOTDIR: _("det är inte en mapp"),
        ENOSPC: _("disken är full"),
        EROFS: _("disken går bara att läsa"),
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))


def worded(error: Exception) -> Failure:
    """An expected error as a sentence in the user's language."""
    code, text = _code_and_text(error)
    facts = {"file": getattr(error, "filename", None), "why": str(error).strip(), **vars(error)}
    return Failure(text.format(**facts), code)


def _code_and_text(error: Exception) -> tuple[Exit, str]:
    """The exit code, and the sentence with the error's own facts by name."""
    sentences: dict[type[Exception], tuple[Exit, str]] = {
        FolderInUse: (
            Exit.IN_USE,
            _("Datamappen {folder} används redan av process {pid}. Avsluta den, eller byt LEDSTJARNA_VAR."),
        ),
        NoDisk: (Exit.MACHINE, _("Disken är nästan full: {free} MiB ledigt i {folder}, {needed} MiB behövs.")),
        WrongVersion: (
            Exit.MACHINE,
            _("Datamappen {folder} gjordes av PostgreSQL {found}, men här finns {expected}. Flytta undan mappen."),
        ),
        NoBinaries: (
            Exit.MACHINE,
            _("PostgreSQL:s program saknas eller går inte att köra: {place}. Kör ”make setup”."),
        ),
        NoAccount: (Exit.MACHINE, _("Databasen får inte köras av root, och inget annat konto går att använda: {why}.")),
        PermissionError: (
            Exit.MACHINE,
            _("Det går inte att skriva i {file}. Byt ägare på den, eller välj en annan mapp med LEDSTJARNA_VAR."),
        ),
        StartFailed: (Exit.DATABASE, _("Databasen startade inte. Det sista den skrev:\n{log}")),
    }
    return sentences.get(type(error), (Exit.DATABASE, _("Databasen svarar inte: {why}")))
