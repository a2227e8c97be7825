"""Replies from calendars, each in its own transaction: what is wrong with one stops none of the others."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import click
from django.db import transaction
from django.utils import translation

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.importing.run import database_told
from ledstjarna.cli.language import _, chosen
from ledstjarna.domain.plans.actions import Taken, answer_from_calendar
from ledstjarna.domain.plans.rules.replying import CalendarReply
from ledstjarna.foundation.calendar import LARGEST_MAIL, NotAReply, Replied, read_reply
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import Finding, RuleBroken
from ledstjarna.web.wording import finding_text
from ledstjarna.web.wording.meetings import coming_name


def run(paths: list[Path], *, sent_by: str = "") -> int:
    """Every file in order; the exit code. `sent_by`: who sent the files that are no e-mails."""
    refused = 0
    with translation.override(chosen()), database_told():
        for path in paths:
            counted, told = take(path, sent_by=sent_by)
            refused += not counted
            click.echo(f"{path.name}: {told}", err=not counted)
    return Exit.FOUND if refused else Exit.FINE


def _why(error: OSError) -> str:
    """Why a file could not be read, in the reader's language and not the machine's."""
    if isinstance(error, FileNotFoundError):
        return _("den finns inte")
    if isinstance(error, PermissionError):
        return _("du får inte läsa den")
    return _("det är en mapp") if isinstance(error, IsADirectoryError) else _("den går inte att öppna")


def take(path: Path, *, sent_by: str = "") -> tuple[bool, str]:
    """One file: whether it counted, and what came of it. Nothing of what a stranger wrote is shown again.

    An e-mail says who sent it. A file alone does not, whatever address stands in it: whoever takes it in says so.
    """
    try:
        with path.open("rb") as file:
            replied = read_reply(file.read(LARGEST_MAIL + 1))
    except OSError as error:
        return False, _("Filen går inte att läsa: {why}").format(why=_why(error))
    except NotAReply as error:
        return False, _not_a_reply(error.code)
    if replied.sender is None:
        if not sent_by:
            return False, _(
                "Filen säger inte vem som skickade den. Ta in e-postmeddelandet (.eml), eller skriv vem den kom från: "
                "--from ADRESS."
            )
        replied = replace(replied, sender=sent_by.strip())
    try:
        with transaction.atomic():
            taken = answer_from_calendar(reply=_meant(replied), at=now())
    except RuleBroken as broken:
        return False, " ".join(finding_text(finding) for finding in broken.findings)
    return True, _taken(taken, wished=replied.wished is not None)


def _taken(taken: Taken, *, wished: bool) -> str:
    """What came of a reply that counts: a file that comes once more is told as one that stands here already."""
    if wished and taken.new:
        return _("Önskemålet om en annan tid är sparat. Den som kallar ser det och bestämmer.")
    if wished:
        return _("Önskemålet om en annan tid var redan sparat. Den som kallar ser det och bestämmer.")
    said = _("Svaret är sparat: {answer}.") if taken.new else _("Svaret var redan sparat: {answer}.")
    return said.format(answer=coming_name(taken.participant.coming))


def _meant(replied: Replied) -> CalendarReply:
    try:
        call_id = UUID(replied.uid)
    except ValueError:
        raise RuleBroken(Finding("calendar_uid_unknown")) from None
    return CalendarReply(
        call_id, replied.address, replied.coming, replied.sequence, replied.said_at, replied.sender, replied.wished
    )


def _not_a_reply(code: str) -> str:
    return {
        "too_large": _("Filen är för stor för att vara ett svar."),
        "not_a_calendar": _("Filen är ingen kalenderfil."),
        "no_calendar_in_mail": _("E-postmeddelandet har inget kalendersvar i sig (text/calendar saknas)."),
        "no_time_wished": _("Svaret föreslår en annan tid, men ingen går att läsa (DTSTART och DTEND)."),
        "not_a_reply": _("Filen är inget svar på en kallelse (METHOD:REPLY eller COUNTER saknas)."),
        "not_one_event": _("Ett svar gäller ett möte; filen har inget, eller flera."),
        "no_uid": _("Svaret säger inte vilket möte det gäller (UID saknas)."),
        "no_attendee": _("Svaret säger inte vem som svarar (ATTENDEE saknas)."),
        "not_one_attendee": _("Flera svarar i samma fil. Ett svar är från en."),
        "no_answer": _("Svaret säger varken ja, nej eller kanske (PARTSTAT)."),
        "no_stamp": _("Svaret säger inte när det gavs (DTSTAMP)."),
    }[code]
