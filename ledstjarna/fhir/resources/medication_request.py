"""MedicationRequest → weak evidence: what a medicine may mean for a day. The list stays where it is kept."""

from typing import Final

from ledstjarna.fhir.intake.dates import when_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped
from ledstjarna.fhir.intake.values import flag, text
from ledstjarna.fhir.resources.meaning import Question, meaning
from ledstjarna.fhir.tables import MEDICINES

ONLY_A_THOUGHT: Final = frozenset({"proposal", "option"})


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """Evidence from a medicine in use."""
    resource = entry.resource
    status = text(resource.get("status"), 40)
    if status == "entered-in-error":
        return skipped("withdrawn", status=status)
    if status != "active" or flag(resource.get("doNotPerform")):
        return skipped("not_active", status=status)
    if text(resource.get("intent"), 40) in ONLY_A_THOUGHT:
        return skipped("only_a_proposal")
    concept = resource.get("medicationCodeableConcept")
    if concept is None:
        medication = scene.directory.target(entry, resource.get("medicationReference"))
        concept = medication.resource.get("code") if medication else None
    return meaning(entry, scene, Question(MEDICINES, concept, when_of(resource, "authoredOn")))
