"""The same thing read again has the same keys, so that a second run changes nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.fhir.intake.intake import Intake, Progress, read_bundle
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.tests.bundles import as_bytes, bundle, condition, large, person, whole_life
from ledstjarna.fhir.tests.invariants import assert_sound


def keys(found: Intake) -> set[str]:
    things = {key for item in found.outcomes for key in item.supports}
    return things | {item.provenance.source_key for need in found.needs for item in need.evidence}


def test_the_same_file_twice() -> None:
    data = as_bytes(whole_life())
    assert read_bundle(data) == read_bundle(data)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_the_entries_does_not_matter(seed: int) -> None:
    content = whole_life()
    random.Random(seed).shuffle(content["entry"])
    shuffled, straight = read_bundle(as_bytes(content)), read_bundle(as_bytes(whole_life()))
    assert_sound(shuffled, len(content["entry"]))
    assert keys(shuffled) == keys(straight)
    assert shuffled.totals.by_reason == straight.totals.by_reason
    assert {need.life_area: need.strength for need in shuffled.needs} == {
        need.life_area: need.strength for need in straight.needs
    }


def test_a_change_keeps_the_key_and_changes_the_digest() -> None:
    before = read_bundle(as_bytes(bundle(person(), condition())))
    after = read_bundle(as_bytes(bundle(person(), condition(note=[{"text": "x"}]))))
    assert keys(before) == keys(after)
    first, second = before.outcomes[1].provenance, after.outcomes[1].provenance
    assert first.source_key == second.source_key
    assert first.content_digest != second.content_digest
    assert before.file.digest != after.file.digest


def test_a_person_keeps_the_key_when_the_sender_renumbers() -> None:
    first, second = (read_bundle(as_bytes(person(id=name))).person for name in ("a", "b"))
    assert first is not None
    assert second is not None
    assert first.provenance.source_key == second.provenance.source_key


def test_provenance() -> None:
    meta = {"versionId": "7", "lastUpdated": "2024-05-01T12:00:00+02:00", "source": "https://journal.example#run-4"}
    place = read_bundle(as_bytes(bundle(person(meta=meta), condition())), name="fil.json").outcomes[0].provenance
    assert (place.resource_type, place.resource_id, place.version_id) == ("Patient", "p1", "7")
    assert place.last_updated is not None
    assert (place.last_updated.isoformat(), place.source_system) == (
        "2024-05-01T10:00:00+00:00",
        "https://journal.example",
    )
    assert place.full_url == "https://sender.example/fhir/Patient/p1"


def test_progress_is_told() -> None:
    told: list[Progress] = []
    found = read_bundle(large(0.5), on_progress=told.append)
    assert [item.stage for item in told][:1] == ["decoding"]
    assert told[-1] == Progress("done", len(found.outcomes), len(found.outcomes))
    assert [item.done for item in told] == sorted(item.done for item in told)
    assert sum(item.stage == "judging" for item in told) >= 3


def test_a_large_bundle() -> None:
    found = read_bundle(large(2))
    assert_sound(found)
    assert found.totals.entries > 1500
    assert found.totals.by_outcome[Outcome.REFUSED] == 0
