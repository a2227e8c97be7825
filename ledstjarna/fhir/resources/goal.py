"""Goal → a suggested goal in the sender's words. It becomes a goal of the plan only when the person makes it theirs."""

from typing import Final

from ledstjarna.fhir.intake.codes import code_of, words_of
from ledstjarna.fhir.intake.dates import PartialDate, partial_date
from ledstjarna.fhir.intake.entries import Entry
from ledstjarna.fhir.intake.found import SuggestedGoal
from ledstjarna.fhir.intake.scene import Scene, Verdict, skipped, suggested
from ledstjarna.fhir.intake.values import Json, records, text

CURRENT: Final = frozenset({"proposed", "planned", "accepted", "active", "on-hold"})
LONGEST_TEXT: Final = 500


def from_fhir(entry: Entry, scene: Scene) -> Verdict:
    """A goal that is still worked towards."""
    resource = entry.resource
    status = text(resource.get("lifecycleStatus"), 40)
    if status == "entered-in-error":
        return skipped("withdrawn", status=status)
    if status not in CURRENT:
        return skipped("not_active", status=status)
    if code_of(resource.get("achievementStatus")) == "achieved":
        return skipped("goal_reached")
    words = words_of(resource.get("description"), LONGEST_TEXT)
    if not words:
        return skipped("no_text")
    return suggested("goal_suggested", SuggestedGoal(entry.provenance, words, status, _due(resource)))


def _due(resource: Json) -> PartialDate | None:
    dates = (partial_date(item.get("dueDate")) for item in records(resource.get("target")))
    return next((found for found in dates if found), None)
