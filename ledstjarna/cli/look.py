"""`ledstjarna look`: build the style sheet and gather static files, when something has changed since last time."""

import os
from pathlib import Path

import click

from ledstjarna.cli import places
from ledstjarna.cli.database import django_ready
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

SUFFIXES = {".css", ".js", ".svg", ".png", ".ico", ".woff2", ".webmanifest"}


@click.command(help=_("Bygg stilmall och typsnitt, om något har ändrats sedan förra gången."))
def command() -> None:
    """Build what the browser fetches."""
    os.environ.setdefault("LEDSTJARNA_BUILD", "1")
    click.echo(_("Byggt.") if see_to_look() else _("Inget har ändrats."))


def see_to_look() -> bool:
    """Build when anything is newer than what was built; whether it was. Must come before Django is set up."""
    built = places.var() / "static" / "staticfiles.json"
    if built.exists() and _newest_source() <= built.stat().st_mtime:
        return False
    from ledstjarna.web.layout.bundle import MissingPackagesError, build

    try:
        build(places.var() / "vendor")
    except MissingPackagesError as error:
        raise Failure(
            _("Stilmallens paket saknas ({why}). Kör ”make setup”.").format(why=error), Exit.MACHINE
        ) from None
    django_ready()
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    return True


def _newest_source() -> float:
    web = places.ROOT / "ledstjarna" / "web"
    own = [path for path in web.rglob("*") if path.suffix in SUFFIXES]
    packages = [places.ROOT / "node_modules" / ".package-lock.json", Path(__file__), web / "layout" / "bundle.py"]
    return max(path.stat().st_mtime for path in (*own, *packages) if path.exists())
