"""`ledstjarna import calendar-reply FILE…`: what other calendars answered to our invitations (RFC 5546)."""

import os
import sys
from pathlib import Path

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import _

HELP = _(
    "Ta emot svar på kallelser till möten från kalendrar: ett svar (METHOD:REPLY) eller ett förslag på en annan tid "
    "(METHOD:COUNTER) i varje fil, som .ics eller som e-postmeddelandet det kom i (.eml). Den som "
    "inte är kallad räknas inte, inte heller ett svar på en äldre kallelse. Samma fil en gång till ändrar ingenting."
)
FROM = _(
    "Vem filerna kom från, när de är .ics utan sitt e-postmeddelande: den adress som svaret skickades från. Utan det "
    "räknas de inte, för i en fil kan vem som helst skriva vilken adress som helst."
)
ENDS_WITH = _(
    "Slutar med 0 när alla svar räknades, 1 när något inte gjorde det, 2 vid fel i kommandot och 5 vid databasfel."
)


@click.command(help=HELP, epilog=ENDS_WITH)
@click.argument("files", metavar=_("FIL …"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "sent_by", metavar=_("ADRESS"), default="", help=FROM)
def command(files: tuple[Path, ...], sent_by: str) -> None:
    """Take each reply and say what came of it, a line each."""
    os.environ.setdefault("LEDSTJARNA_POOL", "0")
    with some_database():
        django_ready()
        from ledstjarna.cli.importing.replies import run

        code = run(list(files), sent_by=sent_by)
    sys.exit(code)
