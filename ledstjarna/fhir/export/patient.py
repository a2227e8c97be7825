"""Person → Patient, as HL7 Sweden's base profile has it: the numbers' systems and the labels of protected identity."""

from collections.abc import Collection, Iterable

from ledstjarna.domain.consent.rules import birth_shown
from ledstjarna.domain.consent.rules.identities import HOME, REGISTER
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.fhir.export.telling import EXPORT, Resource, Telling, resource

SECURITY_LABEL = "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel"
INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
TEST_DATA = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}
_GENDER = {"woman": "female", "man": "male"}
GENDERS = {"female": "woman", "male": "man", "unknown": "unknown"}


def to_fhir(
    person: Person, numbers: Iterable[PersonIdentifier], to: Telling, told: Collection[str]
) -> Resource:  # fmt: skip
    """The person, as far as the viewer is told of who it is: `told`, by the rule that the pages go by (`told_of_who`).

    A protected one has no name, number, sex or address, and of the day of birth the year, but to themself and who
    decides for them (OSL 22:1): the pages show staff no more either, and a number would do as a name.
    """
    hidden = bool(person.protected_identity) and not to.reveals
    if REGISTER not in told:
        alone = resource(
            "Patient", person.pk, person.changed_at, name=[] if hidden else _name(person),
            address=_address(person) if HOME in told and not hidden else [],
        )  # fmt: skip
        alone["meta"].update({"tag": [TEST_DATA]} if person.synthetic else {})
        return alone
    made = resource(
        "Patient", person.pk, max([person.changed_at, *(number.recorded_at for number in numbers)]),
        security=[{"system": SECURITY_LABEL, "code": person.protected_identity}] if person.protected_identity else [],
        extension=[{"url": INTERPRETER, "valueBoolean": True}] if person.interpreter else [],
        identifier=[] if hidden
        else [{"system": to.system(number.system), "value": number.value} for number in numbers],
        name=[] if hidden else _name(person),
        gender="" if hidden else _GENDER.get(person.sex, "unknown"),
        birthDate=_born(person, to),
        address=[] if hidden else _address(person),
        communication=[{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": person.language}]},
                        "preferred": True}] if person.language else [],
    )  # fmt: skip
    if person.deceased:
        made["deceasedBoolean"] = True
    if person.synthetic:
        made["meta"]["tag"] = [TEST_DATA]
    return made


def _born(person: Person, to: Telling) -> str | None:
    """The day, or the year where no name is told: R4's dates may be shorter."""
    if person.birth_date is None:
        return None
    whole = birth_shown(person.protected_identity, to.basis, EXPORT) == "day"
    return person.birth_date.isoformat() if whole else f"{person.birth_date.year:04}"


def _name(person: Person) -> list[Resource]:
    name = {"use": "official", "text": person.name, "family": person.family_name, "given": person.given_name.split()}
    return [{key: value for key, value in name.items() if value}] if person.name else []


def _address(person: Person) -> list[Resource]:
    lines = [person.street] if person.street else []
    found = {"line": lines, "city": person.place, "postalCode": person.postcode}
    told: Resource = {name: value for name, value in found.items() if value}
    return [{"use": "home", **told, "country": "SE"}] if told else []
