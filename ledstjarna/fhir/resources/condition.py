"""Condition → what a diagnosis or finding may mean for daily life. A diagnosis is never copied into the plan."""

from typing import Final

from ledstjarna.fhir.intake.codes import code_of
from ledstjarna.fhir.intake.dates import when_of
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped
from ledstjarna.fhir.resources.meaning import Question, meaning
from ledstjarna.fhir.tables import FINDINGS

OVER: Final = frozenset({"inactive", "remission", "resolved"})
NOT_CONFIRMED: Final = frozenset({"unconfirmed", "provisional", "differential"})


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """Evidence from an active, confirmed condition whose code the table knows."""
    resource = entry.resource
    certainty = code_of(resource.get("verificationStatus"))
    if certainty in ("refuted", "entered-in-error"):
        return skipped("withdrawn", status=certainty)
    if certainty in NOT_CONFIRMED:
        return skipped("not_confirmed", status=certainty)
    status = code_of(resource.get("clinicalStatus"))
    if status in OVER or when_of(resource, "abatementDateTime", "abatementPeriod", "abatementString"):
        return skipped("not_active", status=status if status in OVER else "resolved")
    when = when_of(resource, "onsetDateTime", "onsetPeriod", "recordedDate")
    return meaning(entry, scene, Question(FINDINGS, resource.get("code"), when))
