"""Codes with their system. The many names of one code system become one short name."""

from dataclasses import dataclass
from typing import Final

from ledstjarna.fhir.intake.values import Json, record, records, text

SYSTEMS: Final = {
    "http://snomed.info/sct": "sct",
    "urn:oid:2.16.840.1.113883.6.96": "sct",
    "urn:oid:1.2.752.116.2.1.1": "sct",
    "http://loinc.org": "loinc",
    "urn:oid:2.16.840.1.113883.6.1": "loinc",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "http://hl7.org/fhir/sid/icd-10-se": "icd10",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10",
    "urn:oid:1.2.752.116.1.1.1.1.1": "icd10",
    "urn:oid:1.2.752.116.1.1.1.1.3": "icd10",
    "urn:oid:2.16.840.1.113883.6.3": "icd10",
    "urn:oid:2.16.840.1.113883.6.90": "icd10",
    "http://hl7.org/fhir/sid/icf": "icf",
    "http://hl7.org/fhir/sid/icf-nl": "icf",
    "urn:oid:2.16.840.1.113883.6.254": "icf",
    "urn:oid:1.2.752.116.1.1.3.1.1": "icf",
    "http://www.whocc.no/atc": "atc",
    "urn:oid:2.16.840.1.113883.6.73": "atc",
    "urn:oid:1.2.752.129.2.2.3.1.1": "atc",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "rxnorm",
    "urn:oid:2.16.840.1.113883.6.88": "rxnorm",
    "urn:oid:1.2.752.108.1": "npu",
}
"""URI or OID → our short name. OIDs of Swedish editions as Inera's and Socialstyrelsen's lists have them [M]."""

CLASSIFIED: Final = frozenset({"icd10", "icf", "atc", "npu"})
"""Systems whose codes say by themselves where they belong, so that one without a row is known not to matter here."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One code. `system` is our short name where we know it, else what the sender wrote."""

    system: str
    code: str
    display: str = ""

    def __str__(self) -> str:
        return f"{self.system}|{self.code}" if self.system else self.code


def system_name(value: object) -> str:
    """Our short name for a code system, with a version after `|` or an edition after the SNOMED CT URI left out."""
    uri = text(value).split("|", 1)[0].rstrip("/")
    if uri.startswith("http://snomed.info/sct/"):
        return "sct"
    return SYSTEMS.get(uri) or SYSTEMS.get(f"urn:oid:{uri}") or uri


def coding(value: object) -> Coding | None:
    """A Coding with a code; None without one."""
    found = record(value)
    code = text(found.get("code"), 60)
    return Coding(system_name(found.get("system")), code, text(found.get("display"))) if code else None


def codings(concept: object) -> tuple[Coding, ...]:
    """The codings of a CodeableConcept, or of a list of them."""
    found = (coding(item) for one in records(concept) for item in records(one.get("coding")))
    return tuple(item for item in found if item)


def code_of(concept: object) -> str:
    """The first code of a CodeableConcept, or a bare code as text, in lower case; empty when there is none."""
    found = codings(concept)
    return (found[0].code if found else text(concept, 60)).lower()


def words_of(concept: object, limit: int = 200) -> str:
    """What a CodeableConcept calls itself: its text, else its first display."""
    for one in records(concept):
        if found := text(one.get("text"), limit):
            return found
    return next((item.display[:limit] for item in codings(concept) if item.display), "")


def has_code(concepts: object, *codes: str) -> bool:
    """Whether any coding in a CodeableConcept, a list of them, or a list of bare Codings has one of the codes."""
    bare = (coding(item) for item in records(concepts))
    return any(item.code in codes for item in (*codings(concepts), *bare) if item)


def resource_type(resource: Json) -> str:
    """The resource's type as stated; empty when it states none."""
    return text(resource.get("resourceType"), 60)
