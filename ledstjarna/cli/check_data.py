"""`ledstjarna check data`: the rules over every row, whatever has been loaded, imported or lived."""

import sys
import time
from typing import Any

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import _

NAME = "check_data"


@click.command(
    help=_("Kör reglerna över varje rad i databasen. Visar id:n, aldrig namn. Slutar med 1 när något hittas.")
)
def command() -> None:
    """Look at everything in one snapshot, note the run in the access log, and tell."""
    with some_database():
        django_ready()
        began = time.monotonic()
        report = _checked()
        _tell(report, time.monotonic() - began)
    if report.found:
        sys.exit(Exit.FOUND)


def _checked() -> Any:
    """The report of a run that is logged before it reads: no log, no answer."""
    from django.db import connection, transaction

    from ledstjarna.cli.checking.run import run
    from ledstjarna.domain.consent.actions import log_run
    from ledstjarna.domain.consent.context import automatic_run

    with transaction.atomic():
        log_run(NAME, population=_population(connection))
    with _progress() as progress, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with automatic_run(NAME):
            return run(connection.connection, progress)


def _population(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM consent_subject")
        return int(cursor.fetchone()[0])


def _progress() -> Any:
    """A bar for each step, on standard error."""
    from ledstjarna.cli.bars import bars

    return bars()


def _tell(report: Any, seconds: float) -> None:
    """Each rule with whole ids on lines of their own: to be read in any window, piped and searched."""
    for found in sorted(report.found.values(), key=lambda found: -found.count):
        click.echo(f"{found.code} · {found.of} · " + _("{number} rader").format(number=found.count))
        section = f" ({found.section})" if found.section else ""
        click.echo(f"  {_(found.says)}{section}")
        if found.rule:
            click.echo(f"  {found.rule}")
        for row_id in found.first:
            click.echo(f"    {row_id}")
        if found.count > len(found.first):
            click.echo("    …")
        click.echo()
    told = _("{rows} rader om {persons} personer, {checks} kontroller, {seconds} sekunder.")
    click.echo(told.format(rows=report.rows, persons=report.persons, checks=report.checks, seconds=round(seconds)))
    click.echo(
        _("Inget fel hittades.")
        if not report.found
        else _("{number} rader håller inte.").format(number=sum(found.count for found in report.found.values()))
    )
