"""`ledstjarna check deploy`: what is unsafe in this deployment, and in one line each what to do."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledstjarna.cli.database import django_ready, not_whole
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.config.whole import is_whole

if TYPE_CHECKING:
    from ledstjarna.cli.deploying.rules import Rule

# What nothing runs without, and what stands in for it while the rest is looked at: safe, so that it is told once.
_NEEDED = {
    "DATABASE_URL": "postgresql://ledstjarna_app@127.0.0.1/ledstjarna",
    "LEDSTJARNA_SECRET_KEY": "".join(map(chr, range(33, 97))),
}
_WHOLE = {"LEDSTJARNA_POOL": "0", "LEDSTJARNA_PROXIES": "1", "LEDSTJARNA_SMTP_PORT": "587"}


@click.command(
    help=_(
        "Kontrollera att inställningar, inloggning, filer och databasens roll är säkra, i den miljö som webben kör i. "
        "Slutar med 1 när något hittas, och med 4 när en inställning saknas eller inte går att läsa."
    )
)
@click.option(
    "--secrets",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("En fil med hemligheter, som bara ägaren får läsa. Kan anges flera gånger."),
)
def command(secrets: tuple[Path, ...]) -> None:
    """Look at everything, and tell."""
    missing = [name for name in _NEEDED if not os.environ.get(name)]
    lines = [_("Inställningen {name} saknas.").format(name=name) for name in missing]
    wrong = {name: os.environ[name] for name in _WHOLE if not is_whole(os.environ.get(name, "0"))}
    lines += [not_whole(name, text) for name, text in wrong.items()]
    # The rest is looked at all the same: whoever sets things up sees everything at once.
    os.environ.update({name: value for name, value in (_NEEDED | _WHOLE).items() if name in {*missing, *wrong}})
    django_ready()
    from dataclasses import replace

    from psycopg import OperationalError

    from ledstjarna.cli.deploying.facts import of_settings, role_of
    from ledstjarna.cli.deploying.rules import faults

    deployment = of_settings(secrets=secrets)
    found = _told(faults(deployment))
    for line in lines + found:
        click.echo(line, err=True)
    # The database last: what can be mended already is told before anybody waits for it.
    if "DATABASE_URL" not in missing:
        try:
            of_role = _told(faults(replace(deployment, role=role_of(os.environ["DATABASE_URL"]))))
        except OperationalError as error:
            raise Failure(_("Databasen svarar inte: {why}").format(why=str(error).strip()), Exit.DATABASE) from None
        for line in of_role:
            if line not in found:
                click.echo(line, err=True)
        found = of_role
    if lines or found:
        sys.exit(Exit.MACHINE if lines else Exit.FOUND)
    click.echo(_("Allt som gick att kontrollera är säkert."))


def _told(found: "Iterable[tuple[Rule, str]]") -> list[str]:
    return [f"{rule.code}: " + _(rule.do).format(what=what) for rule, what in found]
