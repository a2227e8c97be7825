"""Where a sender says other than we do. Shown to whoever imports, never written over what we hold. Pure.

More protection of an identity than we knew of is held before this is asked, and is no difference any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.rules import sort_key
from ledstjarna.fhir.resources.patient import PROTECTED_REGISTRATION
from ledstjarna.fhir.saving.stated import Stated


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what we hold, and what the sender states."""

    field: str
    ours: str
    theirs: str


def differences(held: Person, told: Stated) -> tuple[Difference, ...]:
    """Every field that the sender states otherwise. What it does not state is no difference."""
    return tuple(_differences(held, told))


def same_name(held: Person, told: Stated) -> bool:
    """Whether the names are the same but for case and accents."""
    return held.sort_key == sort_key(told.given_name, told.family_name)


def _differences(held: Person, told: Stated) -> Iterator[Difference]:
    if (told.given_name or told.family_name) and not same_name(held, told):
        yield Difference("name", held.name, f"{told.given_name} {told.family_name}".strip())
    if told.birth_date and not (held.birth_date and told.birth_date.fits(held.birth_date)):
        yield Difference("birth_date", str(held.birth_date or ""), str(told.birth_date))
    if told.sex not in ("unknown", held.sex):
        yield Difference("sex", held.sex, told.sex)
    if told.deceased != held.deceased:
        yield Difference("deceased", _yes(held.deceased), _yes(told.deceased))
    if told.protected_identity != held.protected_identity:
        yield Difference("protected_identity", held.protected_identity, told.protected_identity)
    if held.protected_identity != PROTECTED_REGISTRATION:  # where they are is nobody's to compare
        yield from _address_difference(held, told)
    if told.language and told.language != held.language.split("-")[0]:
        yield Difference("language", held.language, told.language)
    if told.interpreter and not held.interpreter:
        yield Difference("interpreter", _yes(False), _yes(True))


def _address_difference(held: Person, told: Stated) -> Iterator[Difference]:
    ours, theirs = (held.street, held.postcode, held.place), (told.street, told.postcode, told.place)
    if any(theirs) and _plain(*ours) != _plain(*theirs):
        yield Difference("address", " ".join(filter(None, ours)), " ".join(filter(None, theirs)))


def _plain(*parts: str) -> str:
    return " ".join(part.casefold().strip() for part in parts)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
