"""What reading a bundle answers with."""

from dataclasses import dataclass
from functools import cached_property

from ledstjarna.fhir.intake.found import (
    FoundContact,
    FoundEncounter,
    FoundParty,
    FoundPerson,
    SuggestedGoal,
    SuggestedNeed,
    SuggestedPlan,
)
from ledstjarna.fhir.intake.outcomes import EntryOutcome, Totals, totals_of
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file itself. `source_system` is the sender as far as the bundle tells."""

    name: str
    digest: str = ""
    size: int = 0
    bundle_type: str = ""
    bundle_id: str = ""
    made_at: str = ""
    source_system: str = ""


@dataclass(frozen=True)
class Intake:
    """What a bundle holds for one person, and how each of its entries ended, in the bundle's order.

    With a `refusal`, or without a `person`, there is nothing to save.
    """

    file: FileFacts
    outcomes: tuple[EntryOutcome, ...] = ()
    refusal: Finding | None = None
    person: FoundPerson | None = None
    parties: tuple[FoundParty, ...] = ()
    contacts: tuple[FoundContact, ...] = ()
    needs: tuple[SuggestedNeed, ...] = ()
    goals: tuple[SuggestedGoal, ...] = ()
    plans: tuple[SuggestedPlan, ...] = ()
    encounters: tuple[FoundEncounter, ...] = ()

    @cached_property
    def totals(self) -> Totals:
        """How many entries ended each way; together all of them."""
        return totals_of(self.outcomes)
