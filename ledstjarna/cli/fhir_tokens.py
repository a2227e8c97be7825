"""`ledstjarna fhir tokens`: the keys that were made, for whom, and which hold."""

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.language import _


@click.command(help=_("Visa de nycklar som finns: id, vem de gäller för, hur länge och om de är avslutade."))
def command() -> None:
    """One line a key."""
    with some_database():
        django_ready()
        from ledstjarna.domain.organisations.queries import machine_tokens
        from ledstjarna.foundation.clock import STOCKHOLM, now

        for token in machine_tokens():
            held = token.revoked_at is None and token.expires_at > now()
            state = _("gäller till {until:%Y-%m-%d}") if held else _("gäller inte")
            words = (
                str(token.pk),
                f"{token.assignment.staff_member.name}, {token.assignment.unit.name}",
                state.format(until=token.expires_at.astimezone(STOCKHOLM)),
                token.note,
            )
            click.echo(" · ".join(word for word in words if word))
