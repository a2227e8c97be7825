"""`ledstjarna fhir revoke`: end a key at once."""

from uuid import UUID

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _


@click.command(help=_("Avsluta en nyckel: nästa fråga med den får inget svar."))
@click.argument("token", metavar=_("NYCKELNS-ID"), type=click.UUID)
def command(token: UUID) -> None:
    """End it and log that."""
    with some_database():
        django_ready()
        from django.db import transaction

        from ledstjarna.domain.consent.actions import log_run
        from ledstjarna.domain.organisations.actions import revoke_machine_token
        from ledstjarna.foundation.clock import now

        with transaction.atomic():
            ended = revoke_machine_token(token_id=token, at=now())
            if ended:
                log_run("fhir_token_revoked", population=0, detail={"token": str(token)})
    if not ended:
        raise Failure(_("Det finns ingen sådan nyckel som gäller."), Exit.USAGE)
    click.echo(_("Nyckeln är avslutad."))
