"""Which FHIR version an entry is shaped as. FHIR files do not say; their shapes do.

The marks are fields and types that R4 (4.0.1) does not have in that form, from the version histories of the
resources. R4B (4.3) has the resources we read as R4 has them, so it is read as R4.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.values import Json, record, text
from ledstjarna.fhir.tables import OTHER_VERSIONS_TYPES

READ_VERSIONS: Final = ("4.0", "4.3", "R4")


@dataclass(frozen=True, slots=True)
class Mark:
    """In a `resource`, `field` with a value of this `shape` (a Python type, or object for any) is `version`."""

    resource: str
    field: str
    shape: type
    version: str


MARKS: Final = (
    Mark("CarePlan", "context", dict, "STU3"),
    Mark("CareTeam", "context", dict, "STU3"),
    Mark("Condition", "patient", dict, "DSTU2"),
    Mark("Condition", "dateRecorded", str, "DSTU2"),
    Mark("Condition", "context", dict, "STU3"),
    Mark("Condition", "assertedDate", str, "STU3"),
    Mark("Condition", "clinicalStatus", str, "STU3"),
    Mark("Condition", "participant", list, "R5"),
    Mark("Encounter", "patient", dict, "DSTU2"),
    Mark("Encounter", "class", str, "DSTU2"),
    Mark("Encounter", "class", list, "R5"),
    Mark("Encounter", "actualPeriod", dict, "R5"),
    Mark("Encounter", "admission", dict, "R5"),
    Mark("Goal", "description", str, "DSTU2"),
    Mark("Goal", "status", str, "STU3"),
    Mark("MedicationRequest", "context", dict, "STU3"),
    Mark("MedicationRequest", "medication", dict, "R5"),
    Mark("Observation", "comments", str, "DSTU2"),
    Mark("Observation", "comment", str, "STU3"),
    Mark("Observation", "context", dict, "STU3"),
    Mark("Observation", "triggeredBy", list, "R5"),
    Mark("Patient", "animal", dict, "STU3"),
    Mark("Patient", "careProvider", list, "DSTU2"),
    Mark("Practitioner", "name", dict, "DSTU2"),
    Mark("Practitioner", "practitionerRole", list, "DSTU2"),
    Mark("PractitionerRole", "contact", list, "R5"),
    Mark("PractitionerRole", "availability", list, "R5"),
)


def stated_version(bundle: Json) -> str:
    """The version a file claims in so many words, when it is one that is not read; else empty."""
    stated = text(bundle.get("fhirVersion"), 20)
    return "" if stated.startswith(READ_VERSIONS) else stated


def foreign_version(entry: Entry) -> str:
    """The other version that an entry's type or shape belongs to; empty when it can be R4."""
    if other := OTHER_VERSIONS_TYPES.get(entry.type, ""):
        return other
    if entry.type == "Patient" and _family_is_a_list(entry.resource):
        return "DSTU2"
    return next((mark.version for mark in MARKS if mark.resource == entry.type and _bears(entry.resource, mark)), "")


def version_of_most(entries: Sequence[Entry]) -> str:
    """The other version that at least half of the entries that can show one belong to; empty when fewer do."""
    showing = {mark.resource for mark in MARKS} | set(OTHER_VERSIONS_TYPES)
    able = [entry for entry in entries if entry.type in showing and not _shapeless(entry)]
    found = Counter(filter(None, map(foreign_version, able)))
    return found.most_common(1)[0][0] if found and sum(found.values()) * 2 >= len(able) else ""


def _shapeless(entry: Entry) -> bool:
    """Persons and observations look alike in most versions, so they only count when they bear a mark."""
    return entry.type in ("Patient", "Practitioner", "Observation", "CarePlan", "CareTeam") and not foreign_version(
        entry
    )


def _bears(resource: Json, mark: Mark) -> bool:
    return isinstance(resource.get(mark.field), mark.shape)


def _family_is_a_list(resource: Json) -> bool:
    names = resource.get("name")
    first = names[0] if isinstance(names, list) and names else None
    return isinstance(record(first).get("family"), list)
