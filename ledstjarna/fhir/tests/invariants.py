"""What holds of every intake, whatever was read."""

from ledstjarna.fhir import wording
from ledstjarna.fhir.intake.found import FoundContact
from ledstjarna.fhir.intake.intake import Intake
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.intake.settling import ENOUGH
from ledstjarna.fhir.tables.rows import LIFE_AREAS

LEADS_SOMEWHERE = (Outcome.TAKEN, Outcome.SUGGESTED)


def assert_sound(found: Intake, entries: int | None = None) -> None:
    """Every entry ends once, with a reason that has words, and leads where it says."""
    if entries is not None and (found.refusal is None or found.outcomes):
        assert found.totals.entries == entries
    assert found.totals.entries == len(found.outcomes) == sum(found.totals.by_reason.values())
    assert [item.provenance.entry_index for item in found.outcomes] == list(range(len(found.outcomes)))
    assert all(item.reason.code in wording.REASONS for item in found.outcomes)
    assert all(mark in wording.MARKS for item in found.outcomes for mark in item.marks)
    assert (found.person is None) is (found.refusal is not None)
    assert found.refusal is None or found.refusal.code in wording.REASONS
    _assert_leads(found)
    _assert_needs(found)
    repr(found).encode()  # nothing that a database or a terminal cannot write


def _assert_leads(found: Intake) -> None:
    keys = {item.provenance.source_key for item in found.parties}
    keys |= {item.provenance.source_key for item in found.plans}
    keys |= {item.provenance.source_key for item in found.goals}
    keys |= {item.provenance.source_key for item in found.encounters}
    keys |= {item.key for item in found.needs}
    keys |= {item.key for item in found.contacts} | ({found.person.provenance.source_key} if found.person else set())
    supported = [key for item in found.outcomes for key in item.supports]
    assert set(supported) == keys
    assert all(bool(item.supports) is (item.outcome in LEADS_SOMEWHERE) for item in found.outcomes)
    assert all(len(key) <= 200 for key in keys)
    parties = {item.provenance.source_key for item in found.parties}
    assert all(isinstance(item, FoundContact) and item.name for item in found.contacts)
    assert len(parties) == len(found.parties)


def _assert_needs(found: Intake) -> None:
    ended = {item.provenance.entry_index: item.outcome for item in found.outcomes}
    assert len({need.life_area for need in found.needs}) == len(found.needs)
    for need in found.needs:
        assert need.life_area in LIFE_AREAS
        assert need.strength >= ENOUGH
        assert need.strength == sum(
            max(item.weight for item in need.evidence if item.label == label)
            for label in {item.label for item in need.evidence}
        )
        for item in need.evidence:
            assert item.label in wording.LABELS
            assert ended[item.provenance.entry_index] is Outcome.SUGGESTED
