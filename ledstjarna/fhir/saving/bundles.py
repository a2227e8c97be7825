"""A bundle and how each of its entries ended, as they are kept; and how they end when nothing can be saved. Pure."""

from dataclasses import replace
from typing import Any, Final

from ledstjarna.domain.needs.actions import BundleRead
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.outcomes import EntryOutcome, Outcome
from ledstjarna.fhir.intake.values import text
from ledstjarna.fhir.saving.provenance import as_json
from ledstjarna.foundation.findings import Finding

_LED_SOMEWHERE: Final = (Outcome.TAKEN, Outcome.SUGGESTED)


def bundle_of(found: Intake, *, imported_by: str) -> BundleRead:
    """The file's own facts, the totals, and each entry's outcome."""
    return BundleRead(
        digest=found.file.digest,
        source_system=found.file.source_system[:200],
        file_name=text(found.file.name),
        outcome_counts={outcome.value: count for outcome, count in found.totals.by_outcome.items()},
        outcomes=[entry_of(item) for item in found.outcomes],
        imported_by_label=imported_by[:200],
    )


def entry_of(item: EntryOutcome) -> dict[str, Any]:
    """One entry's place, outcome and reason, and the keys of what it led to."""
    place = item.provenance
    said = {
        "type": place.resource_type,
        "id": place.resource_id,
        "params": dict(item.reason.params),
        "marks": item.marks,
        "supports": item.supports,
    }
    ended = {"entry": place.entry_index, "outcome": item.outcome.value, "reason": item.reason.code}
    return ended | as_json(said)


def refused_whole(found: Intake, why: Finding) -> Intake:
    """The same when nothing of it is saved: what was to be taken or suggested is refused, so the totals still hold."""
    others = Finding("person_refused", {"why": why.code})

    def ended(item: EntryOutcome) -> EntryOutcome:
        if item.outcome not in _LED_SOMEWHERE:
            return item
        is_person = found.person is not None and item.provenance.entry_index == found.person.provenance.entry_index
        return replace(item, outcome=Outcome.REFUSED, reason=why if is_person else others, supports=())

    return Intake(found.file, tuple(map(ended, found.outcomes)), refusal=why)
