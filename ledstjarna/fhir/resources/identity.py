"""The Swedish identity number among a resource's identifiers, checked."""

from dataclasses import dataclass

from ledstjarna.fhir.intake.dates import PartialDate
from ledstjarna.fhir.intake.values import Json, records, text
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.identity import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
    contradicts,
    find_system,
    masked,
    parse_in,
)

_ORDER = (Kind.PERSONNUMMER, Kind.SAMORDNINGSNUMMER, Kind.NATIONAL_RESERVE, Kind.LOCAL_RESERVE)


@dataclass(frozen=True, slots=True)
class Identity:
    """The number in force, earlier ones, or why they cannot be right."""

    number: IdentityNumber | None = None
    others: tuple[IdentityNumber, ...] = ()
    problem: Finding | None = None


def identity_of(resource: Json) -> Identity:
    """Every number must be right; of several kinds a personnummer goes before the others; two of a kind is a riddle."""
    current: list[IdentityNumber] = []
    earlier: list[IdentityNumber] = []
    for item in records(resource.get("identifier")):
        system = text(item.get("system"))
        known = find_system(system) if system else None
        if known is None or known.code not in set(Kind):
            continue
        try:
            number = parse_in(system, text(item.get("value")))
        except IdentityNumberError as error:
            return Identity(problem=Finding("identity_wrong", {"kind": known.code, "why": error.code}))
        (earlier if item.get("use") == "old" else current).append(number)
    return _chosen(list(dict.fromkeys(current)), earlier)


def _chosen(current: list[IdentityNumber], earlier: list[IdentityNumber]) -> Identity:
    current.sort(key=lambda number: _ORDER.index(number.kind))
    if len({number.kind for number in current}) < len(current):
        return Identity(problem=Finding("identity_several"))
    others = tuple(dict.fromkeys(current[1:] + earlier))
    return Identity(current[0] if current else None, others)


def contradiction(identity: Identity, birth_date: PartialDate | None) -> Finding | None:
    """The finding when the birth date stated beside a number is not the number's own."""
    number = identity.number
    if number is None or birth_date is None:
        return None
    whole = birth_date.whole
    wrong = contradicts(number, whole) if whole else bool(number.birth_date and not birth_date.fits(number.birth_date))
    return (
        Finding("birth_date_contradicts", {"number": masked(number), "birth_date": str(birth_date)}) if wrong else None
    )
