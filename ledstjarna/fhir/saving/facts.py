"""What another system says, as the facts that are kept beside the person with their provenance. Pure."""

from typing import Any

from ledstjarna.domain.needs.actions import FactSaid
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.found import Address, Channel, FoundEncounter, FoundParty, FoundPerson
from ledstjarna.fhir.intake.outcomes import Provenance
from ledstjarna.fhir.saving.provenance import as_json, provenance_of


def facts_of(found: Intake) -> list[FactSaid]:
    """The person as the sender has them, the parties that are mentioned, and where something was found out."""
    person = [] if found.person is None else [_person(found.person)]
    return [*person, *map(_party, found.parties), *map(_encounter, found.encounters)]


def _fact(place: Provenance, words: str, when: str = "", /, **value: Any) -> FactSaid:
    return FactSaid(
        source_key=place.source_key,
        resource_type=place.resource_type[:40],
        provenance=provenance_of(place),
        text=words,
        value=as_json(value),
        when=when,
    )


def _person(person: FoundPerson) -> FactSaid:
    """Also what we do not hold of persons: addresses abroad, telephones, a part of a birth date."""
    return _fact(
        person.provenance,
        str(person.name),
        given=person.name.given,
        called=person.name.called,
        family=person.name.family,
        birth_date=person.birth_date,
        sex=person.sex,
        deceased=person.deceased,
        deceased_on=person.deceased_on,
        protected_identity=person.protected_identity,
        addresses=list(map(_address, person.addresses)),
        channels=list(map(_channel, person.channels)),
        language=person.language,
        interpreter=person.interpreter,
        civil_status=person.civil_status,
    )


def _address(item: Address) -> dict[str, Any]:
    return as_json(
        {
            "kind": item.kind,
            "lines": item.lines,
            "postcode": item.postcode,
            "place": item.place,
            "country": item.country,
        }
    )


def _channel(item: Channel) -> dict[str, Any]:
    return as_json({"kind": item.kind, "value": item.value, "use": item.use})


def _party(party: FoundParty) -> FactSaid:
    return _fact(
        party.provenance,
        party.name,
        kind=party.kind,
        identifiers=[{"system": item.system, "value": item.value} for item in party.identifiers],
        phone=party.phone,
        roles=party.roles,
        practitioner=party.practitioner_key,
        organisation=party.organisation_key,
    )


def _encounter(encounter: FoundEncounter) -> FactSaid:
    return _fact(
        encounter.provenance,
        "",
        str(encounter.since or ""),
        kind=encounter.kind,
        status=encounter.status,
        ongoing=encounter.ongoing,
        until=encounter.until,
        provider=encounter.provider_key,
    )
