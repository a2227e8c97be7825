"""Skyddad folkbokföring: nothing that tells where somebody is comes with them (folkbokföringslagen 1991:481 16 §).

Not the address alone: a telephone number, the care centre that somebody goes to, or who works there, leads there too.
"""

from dataclasses import replace

from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.outcomes import EntryOutcome, Outcome
from ledstjarna.foundation.findings import Finding

CLOSE_ONE = "close_one"


def shielded(found: Intake) -> Intake:
    """The same without addresses, ways to be reached, parties and contacts in care; those close stay, by name."""
    if found.person is None:
        return found
    close = tuple(replace(item, phone="") for item in found.contacts if item.kind == CLOSE_ONE)
    dropped = {item.provenance.source_key for item in found.parties}
    dropped |= {item.key for item in found.contacts} - {item.key for item in close}
    left_out = (("channels_left_out", found.person.channels), ("address_left_out", found.person.addresses))
    marks = tuple(mark for mark, dropped_of in left_out if dropped_of)
    return replace(
        found,
        person=replace(found.person, addresses=(), channels=()),
        parties=(),
        contacts=tuple(replace(item, party_key="", organisation_key="") for item in close),
        encounters=tuple(replace(item, provider_key="") for item in found.encounters),
        outcomes=tuple(_outcome(item, dropped, found.person.provenance.entry_index, marks) for item in found.outcomes),
    )


def _outcome(item: EntryOutcome, dropped: set[str], person: int, marks: tuple[str, ...]) -> EntryOutcome:
    supports = tuple(key for key in item.supports if key not in dropped)
    if item.supports and not supports:
        return EntryOutcome(Outcome.SKIPPED, Finding("protected_left_out"), item.provenance)
    more = marks if item.provenance.entry_index == person else ()
    return replace(item, supports=supports, marks=(*item.marks, *more))
