"""RelatedPerson, and the contacts inside Patient → suggested close ones: the person chooses who is close.

A mandate (guardian, god man …) is never imported: somebody must have seen its ground. That the sender says so is
kept as a mark.
"""

from typing import Final

from ledstjarna.fhir.intake.codes import codings, words_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import FoundContact
from ledstjarna.fhir.intake.keys import contact_key
from ledstjarna.fhir.intake.scene import Scene, Verdict, refused, skipped, suggested
from ledstjarna.fhir.intake.values import Json, flag, record, records
from ledstjarna.fhir.resources.identity import identity_of
from ledstjarna.fhir.resources.names import in_use, name_of, phone_of

RELATIONS: Final = {
    "spouse": ("SPS", "HUSB", "WIFE", "DOMPART", "S", "SIGOTHR"),
    "child": ("CHILD", "NCHILD", "CHLDADOPT", "DAU", "DAUC", "DAUINLAW", "SON", "SONC", "SONINLAW", "STPCHLD"),
    "parent": ("PRN", "FTH", "MTH", "NPRN", "NMTH", "NFTH", "ADOPTP", "STPPRN"),
    "sibling": ("SIB", "BRO", "SIS", "HSIB", "NSIB"),
    "grandchild": ("GRNDCHILD", "GRNDDAU", "GRNDSON"),
    "grandparent": ("GRPRN", "GRFTH", "GRMTH"),
    "relative": ("FAMMEMB", "EXT", "AUNT", "UNCLE", "COUSN", "NIECE", "NEPHEW", "NIENEPH", "INLAW", "N"),
    "friend": ("FRND", "ROOM"),
    "neighbour": ("NBOR",),
}
"""HL7 v3 RoleCode and v2-0131 → our own words for who somebody is to the person."""
REPRESENTATIVES: Final = frozenset({"GUARD", "GUADLTM", "POWATT", "DPOWATT", "HPOWATT", "SPOWATT", "RESPRSN", "GT"})
_WORD_OF: Final = {code: word for word, codes in RELATIONS.items() for code in codes}


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """A close one to confirm. Only name, relation and telephone: an address is not needed and may be protected."""
    if flag(entry.resource.get("active")) is False or not in_use(entry.resource.get("period")):
        return skipped("not_active", status="inactive")
    identity = identity_of(entry.resource)
    if identity.problem:
        return refused(identity.problem.code, **identity.problem.params)
    contact = _contact(entry, entry.resource, entry.provenance.source_key)
    if not contact.name:
        return skipped("contact_without_name")
    marks = ("says_representative",) if contact.says_representative else ()
    return suggested("close_one_suggested", contact, marks=marks)


def contacts_of(patient: Entry) -> tuple[FoundContact, ...]:
    """The people in Patient.contact; an organisation's name alone is nobody close."""
    found = []
    for index, item in enumerate(records(patient.resource.get("contact"))):
        if in_use(item.get("period")):
            found.append(_contact(patient, item, contact_key(patient.provenance.source_key, "contact", str(index))))
    return tuple(item for item in found if item.name)


def _contact(entry: Entry, item: Json, key: str) -> FoundContact:
    holder = {"name": [record(item.get("name"))]} if isinstance(item.get("name"), dict) else item
    codes = [coding.code for coding in codings(item.get("relationship"))]
    is_resource = item is entry.resource
    return FoundContact(
        provenance=entry.provenance,
        key=key,
        kind="close_one",
        name=str(name_of(holder))[:160],
        role=words_of(item.get("relationship"), 60),
        relation=next((_WORD_OF[code] for code in codes if code in _WORD_OF), "other"),
        phone=phone_of(item),
        identity=identity_of(item).number if is_resource else None,
        says_representative=any(code in REPRESENTATIVES for code in codes),
    )
