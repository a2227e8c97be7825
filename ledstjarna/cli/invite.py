"""`ledstjarna invite`: a link by which somebody of an association makes a key to sign in with. It is shown once."""

import getpass

import click

from ledstjarna.cli.assignments import assignment_named, assignments_at, none_such
from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

HELP = _(
    "Gör en inbjudan till den som har ett uppdrag: en länk som gäller en gång, för att göra en inloggningsnyckel eller "
    "koppla ett konto. En äldre inbjudan slutar gälla."
)


@click.command(help=HELP)
@click.option(
    "--for",
    "assignment",
    metavar=_("UPPDRAG"),
    help=_("Uppdragets id, som --list visar; i demon också en roll, som association_contact."),
)
@click.option("--list", "named", metavar=_("NAMN"), help=_("Visa uppdragen hos en förening eller enhet, med id."))
@click.option("--days", default=7, show_default=True, help=_("Hur många dagar den gäller, högst 31."))
@click.option("--lost", is_flag=True, help=_("Nyckeln är borta: ta bort de gamla och logga ut överallt."))
def command(assignment: str | None, named: str | None, days: int, lost: bool) -> None:
    """Make it, log it, show it; or list whom it can be for."""
    if (assignment is None) == (named is None):
        raise Failure(_("Säg vem den är för med --for, eller se uppdragen med --list."), Exit.USAGE)
    with some_database():
        django_ready()
        if named is not None:
            found = list(assignments_at(named))
            click.echo("\n".join(found) or _("Ingen enhet och ingen organisation med uppdrag heter så."))
            return
        from django.conf import settings
        from django.db import transaction
        from django.urls import reverse

        from ledstjarna.domain.consent.actions import log_run
        from ledstjarna.domain.organisations.actions import LONGEST_INVITATION, forget_passkeys, invite
        from ledstjarna.domain.organisations.queries import staff_member_of
        from ledstjarna.foundation.clock import STOCKHOLM, now
        from ledstjarna.foundation.findings import RuleBroken
        from ledstjarna.foundation.sign_in.sessions import end_sessions

        who = staff_member_of(assignment_named(assignment or "", kinds=("staff", "association")))
        try:
            with transaction.atomic():
                if who is None:
                    raise none_such()
                made, code = invite(staff_member_id=who, at=now(), made_by=getpass.getuser(), days=days)
                removed = forget_passkeys(staff_member_id=who, at=now()) if lost else 0
                ended = end_sessions(who_id=who) if lost else 0
                told = {"invitation": str(made.pk), "assignment": assignment, "keys_removed": removed}
                log_run("invited", population=0, detail=told)
        except RuleBroken as broken:
            if broken.findings[0].code == "assignment_not_standing":
                raise none_such() from None
            sentences = {
                "invitation_days_wrong": _("En inbjudan gäller mellan 1 och {longest} dagar."),
            }
            sentence = sentences[broken.findings[0].code].format(longest=LONGEST_INVITATION)
            raise Failure(sentence, Exit.USAGE) from None
        address = settings.PUBLIC_ADDRESS.rstrip("/") + reverse("invitation", kwargs={"invitation_code": code})
    if lost:
        click.echo(_("{keys} nycklar är borttagna, {sessions} inloggningar avslutade.").format(
            keys=removed, sessions=ended), err=True)  # fmt: skip
    click.echo(_("Gäller till {until:%Y-%m-%d %H:%M}, svensk tid, en gång. Den visas inte igen:").format(
        until=made.expires_at.astimezone(STOCKHOLM)), err=True)  # fmt: skip
    click.echo(address)
