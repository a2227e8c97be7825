"""Encounter → when and where something was found out, or a contact that goes on. Not the history of visits."""

from typing import Final

from ledstjarna.fhir.intake.codes import coding, words_of
from ledstjarna.fhir.intake.dates import days_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import FoundEncounter
from ledstjarna.fhir.intake.scene import Scene, Verdict, key_of, skipped, taken
from ledstjarna.fhir.intake.values import text

ONGOING: Final = frozenset({"planned", "arrived", "triaged", "in-progress", "onleave"})
WITHDRAWN: Final = frozenset({"cancelled", "entered-in-error"})


def from_fhir(entry: Entry, scene: Scene, *, is_source: bool) -> Verdict:
    """Taken when it goes on, or when a suggestion stems from it."""
    resource = entry.resource
    status = text(resource.get("status"), 40)
    if status in WITHDRAWN:
        return skipped("withdrawn", status=status)
    ongoing = status in ONGOING
    if not ongoing and not is_source:
        return skipped("past_contact")
    kind, (first, last) = coding(resource.get("class")), days_of(resource.get("period"))
    provider = scene.directory.target(entry, resource.get("serviceProvider"))
    encounter = FoundEncounter(
        provenance=entry.provenance,
        status=status,
        kind=(kind.code if kind else "") or words_of(resource.get("type"), 60),
        ongoing=ongoing,
        since=first,
        until=last,
        provider_key=key_of(provider.entry if provider else None),
    )
    return taken("encounter_ongoing" if ongoing else "encounter_source", encounter)
