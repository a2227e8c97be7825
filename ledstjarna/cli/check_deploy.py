"""`ledstjarna check deploy`: what is unsafe in this deployment, and in one line each what to do."""

import os
import sys
from pathlib import Path

import click

from ledstjarna.cli.database import django_ready
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _


@click.command(
    help=_(
        "Kontrollera att inställningar, inloggning, filer och databasens roll är säkra, i den miljö som webben kör i. "
        "Slutar med 1 när något hittas."
    )
)
@click.option(
    "--secrets",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_("En fil med hemligheter, som bara ägaren får läsa. Kan anges flera gånger."),
)
def command(secrets: tuple[Path, ...]) -> None:
    """Look at everything, and tell."""
    for name in ("DATABASE_URL", "LEDSTJARNA_SECRET_KEY"):
        if not os.environ.get(name):
            raise Failure(_("Inställningen {name} saknas.").format(name=name), Exit.MACHINE)
    django_ready()
    from dataclasses import replace

    from django.db import OperationalError

    from ledstjarna.cli.deploying.facts import of_settings, role_now
    from ledstjarna.cli.deploying.rules import faults

    deployment = of_settings(secrets=secrets)
    try:
        deployment = replace(deployment, role=role_now())
    except OperationalError as error:
        raise Failure(_("Databasen svarar inte: {why}").format(why=str(error).strip()), Exit.DATABASE) from None
    found = [f"{rule.code}: " + _(rule.do).format(what=what) for rule, what in faults(deployment)]
    for line in found:
        click.echo(line, err=True)
    if found:
        sys.exit(Exit.FOUND)
    click.echo(_("Allt som gick att kontrollera är säkert."))
