"""The run: read, save and show file by file. What is wrong with one file stops none of the others."""

import getpass
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.db import Error, OperationalError, connection
from django.utils import translation
from psycopg.errors import InsufficientPrivilege, UndefinedColumn, UndefinedTable

from ledstjarna.cli.database import let_go
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.importing.homes import chosen_homes
from ledstjarna.cli.importing.lines import Lines
from ledstjarna.cli.importing.progress import Bar
from ledstjarna.cli.importing.tables import Tables
from ledstjarna.cli.language import _, chosen
from ledstjarna.fhir.intake.intake import read_file
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.saving.save import Ended, How, Saved, save
from ledstjarna.foundation.clock import now

_NOT_MIGRATED = (UndefinedTable, UndefinedColumn)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    municipality: str = ""
    county: str = ""
    about: str = ""
    dry_run: bool = False
    entries: bool = False
    as_json: bool = False


@dataclass(slots=True)
class Tally:
    """How the files have ended so far, all entries by outcome, and how long it took."""

    files: dict[Ended, int] = field(default_factory=lambda: dict.fromkeys(Ended, 0))
    entries: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    seconds: float = 0.0

    def add(self, saved: Saved) -> None:
        """Count one file."""
        self.files[saved.ended] += 1
        for outcome, count in saved.found.totals.by_outcome.items():
            self.entries[outcome] += count

    @property
    def done(self) -> int:
        """Files that have ended."""
        return sum(self.files.values())


def run(paths: list[Path], wanted: Wanted) -> int:
    """Every file in order; the exit code. Raises Failure when the database does not let anything be saved."""
    tally = Tally()
    with translation.override(chosen()), database_told():
        how = How(chosen_homes(wanted.municipality, wanted.county), imported_by(), now(), wanted.dry_run)
        shown = Lines(how, wanted.entries) if wanted.as_json else Tables(how, len(paths), wanted.entries)
        try:
            _each(paths, how, wanted.about, shown, tally)
        except KeyboardInterrupt:
            shown.interrupted(tally.done, len(paths))
            return Exit.INTERRUPTED
        finally:
            shown.end(tally.files, tally.entries, tally.seconds)
            let_go(connection)
    return Exit.FOUND if tally.files[Ended.REFUSED] else Exit.FINE


def _each(paths: list[Path], how: How, about: str, shown: Lines | Tables, tally: Tally) -> None:
    started = time.monotonic()
    with Bar(len(paths)) as bar:
        for path in paths:
            saved = save(read_file(path, about=about, on_progress=bar.begin(path.name)), how)
            tally.add(saved)
            tally.seconds = time.monotonic() - started
            bar.next()
            shown.file(saved)


def imported_by() -> str:
    """The command and the account it runs under, as provenance has it."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        account = "?"
    return f"ledstjarna import fhir ({account})"


@contextmanager
def database_told() -> Iterator[None]:
    """The database's own errors as sentences: it does not answer, or its tables are not what they should be."""
    try:
        yield
    except (OperationalError, psycopg.OperationalError) as error:
        raise Failure(_("Databasen svarar inte: {why}").format(why=str(error).strip()), Exit.DATABASE) from None
    except Error as error:
        if isinstance(error.__cause__, _NOT_MIGRATED):
            raise Failure(
                _("Databasens tabeller är inte uppdaterade. Kör ”ledstjarna migrate” först."), Exit.DATABASE
            ) from None
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise Failure(_("Databasens roll räcker inte till: {why}").format(why=error), Exit.DATABASE) from None
        raise
