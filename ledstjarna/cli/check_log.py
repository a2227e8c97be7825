"""`ledstjarna check log`: the access log says who and what of everything in it, and nothing in it has been touched."""

import sys

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import _

NAME = "check_log"


@click.command(
    help=_(
        "Kontrollera att åtkomstloggen är orörd: varje förseglad rad, kedjan och ankarna. Och att den har plats för "
        "kommande månader och att varje rad säger vem och vad. Slutar med 1 när något hittas."
    )
)
def command() -> None:
    """Look at the log as an automatic run, which is itself logged, and tell."""
    with some_database():
        django_ready()
        found, anchored = _checked()
        rows, latest = _looked_at()
    if not anchored:
        click.echo(_(
            "Inget ankare är inställt att jämföra med: en kedja som är avklippt eller gjord på nytt syns inte. "
            "Sätt LEDSTJARNA_LOG_ANCHORS till en fil utanför databasen."
        ))  # fmt: skip
    for line in found:
        click.echo(line, err=True)
    if found:
        sys.exit(Exit.FOUND)
    click.echo(_("Loggen är hel: {rows} rader, den senaste {latest}.").format(rows=rows, latest=latest))


def _looked_at() -> tuple[int, str]:
    """How many rows there are, and the latest's moment in local time."""
    from django.db import connection, transaction

    from ledstjarna.domain.consent.context import automatic_run
    from ledstjarna.foundation.clock import STOCKHOLM

    with transaction.atomic(), automatic_run(NAME), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(at) FROM consent_accesslog")
        rows, latest = cursor.fetchone()
    return rows, f"{latest.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}" if latest else "–"


def _checked() -> tuple[list[str], bool]:
    """What is found, and whether there is any anchor to compare with."""
    from django.db import connection, transaction

    from ledstjarna.cli.checking.log import faults
    from ledstjarna.cli.checking.sealing import seal_faults
    from ledstjarna.domain.consent.actions import log_run
    from ledstjarna.domain.consent.context import automatic_run
    from ledstjarna.foundation.anchoring import configured_anchors

    anchors = configured_anchors()
    with transaction.atomic():
        log_run(NAME, population=0)
    with transaction.atomic(), automatic_run(NAME):
        connection.ensure_connection()
        return [
            _(fault.says).format(what=fault.what) + " " + _("Antal: {number}.").format(number=fault.count)
            for found in (faults(connection.connection), seal_faults(connection.connection, anchors))
            for fault in found
        ], bool(anchors)
