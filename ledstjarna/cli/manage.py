"""`ledstjarna manage …`: Django's own commands, for developers."""

import os
import sys

import click

from ledstjarna.cli import places
from ledstjarna.cli.database import demo_environment
from ledstjarna.cli.language import _
from ledstjarna.foundation.postgres import APP, OWNER, running_server


@click.command(
    help=_("Djangos egna kommandon, för utvecklare. Använder demons databas om den är igång."),
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Hand everything on to Django."""
    running = running_server(places.demo(), APP), running_server(places.demo(), OWNER)
    if not os.environ.get("DATABASE_URL") and running[0] and running[1]:
        os.environ.update(demo_environment(running[0], running[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledstjarna.config.settings")
    if not os.environ.get("LEDSTJARNA_SECRET_KEY"):
        os.environ["LEDSTJARNA_BUILD"] = "1"  # these commands serve nobody
    from django.core.management import execute_from_command_line

    execute_from_command_line(["ledstjarna manage", *(arguments or ("help",))])
    sys.exit(0)
