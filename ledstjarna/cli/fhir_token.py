"""`ledstjarna fhir token`: a key by which another system reads as an assignment. It is shown once."""

import getpass

import click

from ledstjarna.cli.assignments import assignment_named, none_such
from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

HELP = _(
    "Gör en nyckel som låter ett annat system läsa som ett uppdrag: det som den medarbetaren når, med samma logg. "
    "Nyckeln visas en gång och sparas inte; bara dess kontrollsumma finns kvar."
)


@click.command(help=HELP)
@click.option(
    "--for",
    "assignment",
    metavar=_("UPPDRAG"),
    required=True,
    help=_("Uppdragets id; i demon också en roll, som coordinator."),
)
@click.option("--days", default=30, show_default=True, help=_("Hur många dagar den gäller, högst 366."))
@click.option(
    "--systems",
    type=click.Choice(["url", "oid"]),
    default="url",
    show_default=True,
    help=_("Hur nummersystem skrivs: som adresser eller som OID."),
)
@click.option("--note", default="", help=_("Vad den är till för."))
def command(assignment: str, days: int, systems: str, note: str) -> None:
    """Make it, log it, show it."""
    with some_database():
        django_ready()
        from django.db import transaction

        from ledstjarna.domain.consent.actions import log_run
        from ledstjarna.domain.organisations.actions import LONGEST_TOKEN, make_machine_token
        from ledstjarna.foundation.clock import STOCKHOLM, now
        from ledstjarna.foundation.findings import RuleBroken

        try:
            with transaction.atomic():
                made, token = make_machine_token(
                    assignment_id=assignment_named(assignment), days=days, at=now(), made_by=getpass.getuser(),
                    number_systems=systems, note=note[:200],
                )  # fmt: skip
                told = {"token": str(made.pk), "assignment": str(made.assignment_id)}
                log_run("fhir_token_made", population=0, detail=told)
        except RuleBroken as broken:
            if broken.findings[0].code == "assignment_not_standing":
                raise none_such() from None
            sentences = {
                "token_days_wrong": _("En nyckel gäller mellan 1 och {longest} dagar.").format(longest=LONGEST_TOKEN),
                "association_has_no_key": _("En förening får ingen nyckel. Den läser det som personen valt att dela."),
            }
            raise Failure(sentences[broken.findings[0].code], Exit.USAGE) from None
    click.echo(_("Nyckel {id}, till {until:%Y-%m-%d %H:%M}, svensk tid. Den visas inte igen:").format(
        id=made.pk, until=made.expires_at.astimezone(STOCKHOLM)), err=True)  # fmt: skip
    click.echo(token)
