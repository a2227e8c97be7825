"""Patient → the person. A doubt about who it is refuses the whole bundle, so that nothing lands on another."""

from dataclasses import replace
from typing import Final

from ledstjarna.fhir.intake.codes import code_of, has_code
from ledstjarna.fhir.intake.dates import PartialDate, partial_date
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import Address, ForeignIdentifier, Found, FoundPerson
from ledstjarna.fhir.intake.scene import Verdict, refused, taken
from ledstjarna.fhir.intake.values import Json, extension, flag, record, records, text, texts
from ledstjarna.fhir.resources.identity import Identity, contradiction, identity_of
from ledstjarna.fhir.resources.names import channels_of, identifiers_of, name_of
from ledstjarna.fhir.resources.related_person import contacts_of
from ledstjarna.foundation.clock import today
from ledstjarna.foundation.identity import IdentityNumber

CONFIDENTIAL: Final = "sekretessmarkering"
PROTECTED_REGISTRATION: Final = "skyddadFolkbokforing"
_SEX: Final = {"female": "woman", "male": "man"}
_ADDRESS_KINDS: Final = {
    "63381000052101": "registered",
    "63391000052104": "special_postal",
    "63401000052101": "abroad",
    "63411000052104": "stated",
}
"""HL7 Sweden's SEBaseAddressPersonExtension: SNOMED CT, Swedish edition."""


def from_fhir(entry: Entry) -> Verdict:
    """The person, or why it cannot be known who this is."""
    identity = identity_of(entry.resource)
    problem = identity.problem or _not_in_use(entry.resource) or _birth_problem(entry.resource, identity)
    if problem:
        return problem if isinstance(problem, Verdict) else refused(problem.code, **problem.params)
    person = _person(entry, identity)
    if not person.name.known and person.identity is None:
        return refused("person_without_name")
    contacts: tuple[Found, ...] = contacts_of(entry) if not person.deceased else ()
    return taken("person_taken", person, *contacts, marks=_marks(entry.resource, person))


def protection_of(resource: Json) -> str:
    """Skyddade personuppgifter, the stronger of the two (OSL 22:1, folkbokföringslagen 16 §); empty without."""
    labels = record(resource.get("meta")).get("security")
    if has_code(labels, PROTECTED_REGISTRATION):
        return PROTECTED_REGISTRATION
    return CONFIDENTIAL if has_code(labels, CONFIDENTIAL) else ""


def _not_in_use(resource: Json) -> Verdict | None:
    replaced = any(text(link.get("type")) == "replaced-by" for link in records(resource.get("link")))
    if replaced:
        return refused("person_replaced")
    return refused("person_not_in_use") if flag(resource.get("active")) is False else None


def _birth_problem(resource: Json, identity: Identity) -> Verdict | None:
    stated, born = text(resource.get("birthDate"), 40), partial_date(resource.get("birthDate"))
    if "birthDate" in resource and resource["birthDate"] is not None and born is None:
        return refused("birth_date_unreadable", stated=stated)
    if born and born.earliest > today():
        return refused("birth_date_in_future", birth_date=str(born))
    wrong = contradiction(identity, born)
    return refused(wrong.code, **wrong.params) if wrong else None


def _person(entry: Entry, identity: Identity) -> FoundPerson:
    resource = entry.resource
    protection = protection_of(resource)
    died = partial_date(resource.get("deceasedDateTime"))
    return FoundPerson(
        provenance=entry.provenance,
        identity=identity.number,
        identifiers=_identifiers(resource, identity),
        name=name_of(resource),
        birth_date=partial_date(resource.get("birthDate")) or _born_by_number(identity.number),
        sex=_SEX.get(text(resource.get("gender")).lower(), "unknown"),
        deceased=bool(flag(resource.get("deceasedBoolean"))) or "deceasedDateTime" in resource,
        deceased_on=died,
        protected_identity=protection,
        addresses=() if protection == PROTECTED_REGISTRATION else _addresses(resource),
        channels=channels_of(resource),
        language=_language(resource),
        interpreter=flag(extension(resource, "patient-interpreterRequired").get("valueBoolean")) is True,
        civil_status=code_of(resource.get("maritalStatus")).upper(),
    )


def _identifiers(resource: Json, identity: Identity) -> tuple[ForeignIdentifier, ...]:
    numbers = (identity.number, *identity.others) if identity.number else identity.others
    official = tuple(ForeignIdentifier(number.system, number.value12, official=True) for number in numbers)
    return official + identifiers_of(resource)


def _born_by_number(number: IdentityNumber | None) -> PartialDate | None:
    born = number.birth_date if number else None
    return PartialDate(born.year, born.month, born.day) if born else None


def _addresses(resource: Json) -> tuple[Address, ...]:
    current = (item for item in records(resource.get("address")) if item.get("use") != "old")
    found = (_address(item) for item in current)
    return tuple(item for item in found if replace(item, kind="") != Address(""))


def _address(item: Json) -> Address:
    kind = extension(item, "SEBaseAddressPersonExtension").get("valueCodeableConcept")
    return Address(
        kind=_ADDRESS_KINDS.get(code_of(kind), ""),
        lines=texts(item.get("line"), 120)[:5],
        postcode=text(item.get("postalCode"), 12),
        place=text(item.get("city"), 80),
        country=text(item.get("country"), 60),
    )


def _language(resource: Json) -> str:
    """The preferred language, else the first, as a language code in two or three letters."""
    spoken = sorted(records(resource.get("communication")), key=lambda item: item.get("preferred") is not True)
    return code_of(spoken[0].get("language")).split("-")[0][:3] if spoken else ""


def _marks(resource: Json, person: FoundPerson) -> tuple[str, ...]:
    birth = person.birth_date
    found = {
        "deceased": person.deceased,
        person.protected_identity: bool(person.protected_identity),
        "address_left_out": person.protected_identity == PROTECTED_REGISTRATION and bool(resource.get("address")),
        "no_identity_number": person.identity is None,
        "partial_birth_date": birth is not None and birth.whole is None,
        "no_birth_date": birth is None,
        "sex_unknown": person.sex == "unknown",
    }
    return tuple(mark for mark, holds in found.items() if holds)
