"""A letter as it is printed: in the person's language, whatever language the one who prints it reads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import unit
from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.domain.people.queries import representatives
from ledstjarna.domain.people.rules.letters import ADDRESS_LEFT
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.team.letters.words import letter_lines
from ledstjarna.web.wording import date_text, postcode_text
from ledstjarna.web.wording.sent import letter_subject

_LANGUAGES = ("sv", "en")  # that letters are written in; everybody else gets theirs in Swedish


@dataclass(frozen=True, slots=True)
class LetterShown:
    """From whom, to whom, when and what, in `language`."""

    language: str
    subject: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    day: str
    greeting: str
    lines: tuple[str, ...]
    regards: str


def letter_shown(reading: Reading, row: Letter, person: Person, name: str) -> LetterShown:
    """The letter `row` to `person`. One query for the unit that sends it."""
    language = person.language if person.language in _LANGUAGES else _LANGUAGES[0]
    sends = unit(row.unit_id) if row.unit_id else None
    to = _guardian(reading, row)
    if to:
        language = _LANGUAGES[0]  # which one they read is not known
    with override(language):
        return LetterShown(
            language=language,
            subject=letter_subject(row.kind, row.body.get("kind", "")),
            sender=_sender(sends),
            receiver=(to,) if to else _receiver(row, person, name),
            day=date_text(day_of(row.written_at), with_year=True),
            greeting=_("Hej %(name)s!") % {"name": to or person.given_name},
            lines=tuple(letter_lines(reading, row)),
            regards=_("Hälsningar"),
        )


def _guardian(reading: Reading, row: Letter) -> str:
    """The guardian whom the letter is to, by name; empty where it is to the person."""
    if row.to_id is None:
        return ""
    return next((seen.representative.name for seen in representatives(reading) if seen.representative.pk == row.to_id),
                _("vårdnadshavaren"))  # fmt: skip


def _sender(sends: Unit | None) -> tuple[str, ...]:
    if sends is None:
        return ()
    phone = _("Telefon %(phone)s") % {"phone": sends.phone} if sends.phone else ""
    return tuple(line for line in (sends.name, sends.organisation.name, sends.place, phone) if line)


# Skatteverket's förmedlingsuppdrag: it forwards letters to whoever's address nobody else is to know. The address is
# [M]: a correction is one line.
FORWARDS = ("Skatteverket", "Förmedlingsuppdrag", "Box 2820", "403 20 Göteborg")


def _receiver(row: Letter, person: Person, name: str) -> tuple[str, ...]:
    """Name and address. Where the identity is protected nothing at all stands on the outside: see FORWARDS."""
    if person.protected_identity:
        return ()
    if row.kind == ADDRESS_LEFT:
        before = row.body
        return name, before["street"], f"{postcode_text(before['postcode'])} {before['place']}".strip()
    if not person.street:
        return (name,)
    return name, person.street, f"{postcode_text(person.postcode)} {person.place}".strip()
