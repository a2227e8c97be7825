"""See to it that the demo's database holds one whole county, loading it when it does not."""

import sys
from contextlib import nullcontext
from dataclasses import replace

import click
import psycopg

from ledstjarna.cli.bars import bars
from ledstjarna.cli.county_state import County, note, noted
from ledstjarna.cli.database import django_ready, let_go, log_anchor
from ledstjarna.cli.language import _
from ledstjarna.cli.migrate import migrate
from ledstjarna.cli.waiting import waiting
from ledstjarna.foundation.postgres import DATABASE, OWNER, SUPERUSER, EmbeddedServer, drop_database, ensure_roles


def see_to_county(server: EmbeddedServer, wanted: County, *, fresh: bool) -> None:
    """Keep a whole county; load one where there is none, where a load was killed, or where `fresh` says so."""
    owner = server.url(OWNER)
    found = noted(owner)
    if found is not None and (fresh or not found.loaded):
        click.echo(
            _("Länet laddas om från början.")
            if fresh
            else _("Länet blev inte färdigladdat förra gången. Det laddas om.")
        )
        _empty(server)
        found = None
    with waiting(_("Databasens tabeller ses över …")):
        django_ready()
        migrate()
    if found is None:
        note(owner, wanted)
        _load(wanted)
        note(owner, replace(wanted, loaded=True))
    else:
        _tell_kept(found, wanted)


def _empty(server: EmbeddedServer) -> None:
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        drop_database(connection, DATABASE)
    log_anchor().unlink(missing_ok=True)  # another log's
    ensure_roles(server.url(SUPERUSER, "postgres"))


def _tell_kept(found: County, wanted: County) -> None:
    click.echo(_("Länet finns kvar sedan förra gången: {persons} personer.").format(persons=found.persons))
    if replace(found, loaded=False) != wanted:
        click.echo(_("Vill du ha ett annat län, lägg till --fresh (det gamla tas bort)."))


def _load(wanted: County) -> None:
    from django.db import connection

    from ledstjarna.demo.loading import load_county, seal_and_check
    from ledstjarna.foundation.clock import now

    with waiting(_("Länet laddas …")) if not sys.stderr.isatty() else nullcontext(), bars() as progress:
        load_county(wanted.persons, wanted.plans, wanted.seed, progress)
        seal_and_check(at=now())
    let_go(connection)
