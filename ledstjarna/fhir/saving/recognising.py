"""Whether the person of a bundle is somebody we know. A doubt about it refuses the file: one person, one plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import known_as, persons_named
from ledstjarna.fhir.intake.found import FoundPerson
from ledstjarna.fhir.saving.differences import same_name
from ledstjarna.fhir.saving.numbers import SOURCE, Known, foreign_numbers, official_numbers
from ledstjarna.fhir.saving.stated import Stated
from ledstjarna.foundation.findings import Finding


class Unsaved(Exception):
    """The file is right in itself and is not saved. Carries the finding, and whom it was about when that is known."""

    def __init__(self, finding: Finding, held: Person | None = None) -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.held = held


@dataclass(frozen=True, slots=True)
class Recognised:
    """Somebody we know, by which the import is sure of it, and the numbers that are new to us."""

    held: Person
    new_numbers: tuple[Known, ...]


def recognise(person: FoundPerson, told: Stated) -> Recognised | None:
    """The person we hold, by a Swedish number first and then by others' numbers; None when nobody is known by any.

    Runs as an automatic run. Raises Unsaved when the numbers lead to several persons, or others' numbers alone lead
    to somebody of whom we hold something else.
    """
    official, foreign = official_numbers(person), foreign_numbers(person)
    owners = {number: known_as(*number) for number in (*official, *foreign)}
    found = {subject_id for subject_id in owners.values() if subject_id}
    if not found:
        return None
    if len(found) > 1:
        raise Unsaved(Finding("numbers_of_several", {"count": len(found)}))
    held = _held(found)
    if not any(owners[number] for number in official):
        doubt = doubt_about(held, told, has_number=bool(official), has_foreign=_others_number(foreign))
        if doubt:
            raise Unsaved(doubt, held)
    if held.deceased:
        raise Unsaved(Finding("held_deceased"), held)
    return Recognised(held, tuple(number for number, owner in owners.items() if owner is None))


def doubt_about(held: Person, told: Stated, *, has_number: bool, has_foreign: bool) -> Finding | None:
    """Why somebody known by others' numbers alone may be another. Pure.

    A birth date that is known on both sides must agree. The name must agree too when a Swedish number is new to us,
    when nothing but an id on a server leads here, or when the birth dates cannot be compared.
    """
    born, stated = held.birth_date, told.birth_date
    if born and stated and not stated.fits(born):
        return Finding("held_birth_date_differs")
    comparable = bool(born and told.whole_birth_date)
    if has_number and not (comparable and same_name(held, told)):
        return Finding("number_new_for_held")
    if not (comparable and has_foreign) and not same_name(held, told):
        return Finding("held_name_differs")
    return None


def _others_number(foreign: Sequence[Known]) -> bool:
    return any(number.system != SOURCE for number in foreign)


def _held(found: Iterable[UUID]) -> Person:
    [held] = persons_named(found).values()
    return held
