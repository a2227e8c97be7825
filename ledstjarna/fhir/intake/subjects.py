"""Who the bundle is about, and whether an entry is about that person. Exactly one person per bundle."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.references import Directory, Target, identifier_name
from ledstjarna.fhir.intake.values import Json, records, text
from ledstjarna.foundation.findings import Finding

SUBJECT_FIELD: Final = {
    "CarePlan": "subject",
    "CareTeam": "subject",
    "Condition": "subject",
    "Encounter": "subject",
    "Goal": "subject",
    "MedicationRequest": "subject",
    "Observation": "subject",
    "RelatedPerson": "patient",
}
"""The resources that are about somebody, and where they say about whom."""


def choose(entries: Sequence[Entry], directory: Directory, about: str = "") -> Entry | Finding:
    """The person's entry, or why nobody can be chosen.

    `about` names one: a fullUrl, `Patient/id`, an id or an identifier's value. Else it is a document's subject, the
    only Patient, or the one that more entries are about than are about all others together.
    """
    persons = [entry for entry in entries if entry.type == "Patient" and entry.problem is None]
    if about:
        named = [entry for entry in persons if about in _names(entry)]
        return named[0] if len({entry.provenance.source_key for entry in named}) == 1 else Finding("person_not_found")
    if not persons:
        return Finding("no_person")
    if (documented := _documented(entries, directory)) is not None:
        return documented
    return persons[0] if len(persons) == 1 else _most_spoken_of(entries, persons, directory)


def _names(entry: Entry) -> set[str]:
    resource_id = text(entry.resource.get("id"), 80)
    values = (text(item.get("value")) for item in records(entry.resource.get("identifier")))
    plain = {form for value in values for form in (value, value.replace("-", ""))}
    return {entry.full_url, resource_id, f"Patient/{resource_id}", *plain} - {""}


def _documented(entries: Sequence[Entry], directory: Directory) -> Entry | None:
    for entry in entries:
        if entry.type == "Composition":
            target = directory.target(entry, entry.resource.get("subject"))
            return target.entry if target and target.type == "Patient" else None
    return None


def _most_spoken_of(entries: Sequence[Entry], persons: list[Entry], directory: Directory) -> Entry | Finding:
    counted: Counter[int] = Counter()
    for entry in entries:
        field = SUBJECT_FIELD.get(entry.type)
        target = directory.target(entry, entry.resource.get(field)) if field else None
        if target and target.entry and target.type == "Patient":
            counted[target.entry.index] += 1
    most, times = counted.most_common(1)[0] if counted else (-1, 0)
    if times * 2 > counted.total():
        return next(entry for entry in persons if entry.index == most)
    same = len({entry.provenance.source_key for entry in persons}) == 1
    return persons[0] if same else Finding("several_persons", {"count": len(persons)})


def subject_problem(entry: Entry, person: Entry, directory: Directory) -> Finding | None:
    """Why an entry is not known to be about the person; None when it is."""
    field = SUBJECT_FIELD.get(entry.type)
    if field is None:
        return None
    reference = entry.resource.get(field)
    target = directory.target(entry, reference)
    if target is None:
        return Finding("subject_unknown" if reference else "no_subject")
    return None if _is(target, person) else Finding("about_somebody_else")


def _is(target: Target, person: Entry) -> bool:
    """The person's own entry, or a contained Patient that shares an identifier with it."""
    if target.entry is not None:
        return target.entry.index == person.index
    return target.type == "Patient" and bool(_identifiers(target.resource) & _identifiers(person.resource))


def _identifiers(resource: Json) -> set[tuple[str, str]]:
    return {name for item in records(resource.get("identifier")) if (name := identifier_name(item))}
