"""Whatever a file holds, each entry ends exactly once and nothing breaks."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.tests.bundles import as_bytes, bundle, condition, person, whole_life, with_urns
from ledstjarna.fhir.tests.invariants import assert_sound
from ledstjarna.fhir.tests.mutations import as_deep_bytes, mutated

DATA = Path(__file__).parent / "data"
SWEDISH = [json.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*.json"))]
BASES = [whole_life(), with_urns(whole_life()), bundle(*SWEDISH), bundle(*SWEDISH[:2], condition(), full_urls=False)]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("base", range(len(BASES)))
@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 25))
def test_mutated_bundles(base: int, seed: int, times: int) -> None:
    content = mutated(BASES[base], seed, times)
    entries = content.get("entry")
    assert_sound(read_bundle(as_deep_bytes(content)), len(entries) if isinstance(entries, list) else None)


@settings(max_examples=200, deadline=None)
@given(st.lists(json_values, max_size=6), json_values)
def test_any_json(entries: list[Any], anything: Any) -> None:
    assert_sound(read_bundle(as_bytes({"resourceType": "Bundle", "entry": entries})))
    assert_sound(read_bundle(as_bytes({"resourceType": "Bundle", "entry": [{"resource": item} for item in entries]})))
    assert_sound(read_bundle(as_bytes(anything)))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        ["Condition", "Observation", "CareTeam", "CarePlan", "Goal", "Encounter", "RelatedPerson", "Patient"]
    ),
    st.dictionaries(
        st.sampled_from(["id", "code", "status", "name", "identifier", "participant", "activity", "contained",
                         "meta", "category", "valueQuantity", "period", "relationship", "link", "address"]),
        json_values,
    ),
)  # fmt: skip
def test_any_values_in_the_fields_we_read(kind: str, fields: dict[str, Any]) -> None:
    subject = {"subject": {"reference": "Patient/p1"}, "patient": {"reference": "Patient/p1"}}
    found = read_bundle(as_bytes(bundle(person(), fields | subject | {"resourceType": kind})))
    assert_sound(found, 2)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4000), st.integers(0, 60))
def test_any_bytes(noise: bytes, place: int, cut: int) -> None:
    good = as_bytes(bundle(person(), condition()))
    assert_sound(read_bundle(noise))
    assert_sound(read_bundle(good[:place] + noise + good[place + cut :]))


@pytest.mark.parametrize("times", [10, 100, 300, 450, 480, 490, 495, 500, 1000])
def test_depth(times: int) -> None:
    """Deep entries are read, or refused alone, or the file is refused: never a crash."""
    data = as_deep_bytes(bundle(person(), condition(note=f"<deep {times}>"), condition("52448006")))
    found = read_bundle(data)
    assert_sound(found, 3)
    if times <= 100:
        assert [item.reason.code for item in found.outcomes[1:]] == ["need_suggested", "need_suggested"]
    if times >= 1000:
        assert found.refusal is not None
        assert found.refusal.code == "file_too_deep"


@pytest.mark.parametrize("seed", range(5))
def test_a_real_bundle_mutated(seed: int) -> None:
    path = Path(__file__).parents[4] / "shared/data/fhir/synthea/tommy_friesen.json"
    if not path.exists():
        pytest.skip("the real bundle is not at hand")
    content = mutated(json.loads(path.read_bytes()), seed, 160)
    assert_sound(read_bundle(as_deep_bytes(content)), len(content["entry"]))


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (
            lambda n: {"resourceType": "Condition", "id": f"c{n}", "subject": {"reference": f"urn:uuid:{n}"}},
            "lost urns",
        ),
        (lambda n: person(id="p1", birthDate=None) if n % 2 else condition("F03"), "one id for all"),
        (lambda n: person(id=f"p{n}") if n % 2 else condition(subject=person()["identifier"][0]), "one number for all"),
        (
            lambda n: {
                "resourceType": "Organization",
                "id": f"v{n}",
                "partOf": {"reference": f"Organization/v{n + 1}"},
            },
            "chain",
        ),
    ],
)
def test_many_entries_that_could_be_compared_with_each_other_are_not(make: Any, name: str) -> None:
    """Time grows with the entries, not with their square: 20 000 of them in a few seconds."""
    owner = person(managingOrganization={"reference": "Organization/v0"})
    content = {
        "resourceType": "Bundle",
        "entry": [{"resource": make(n)} for n in range(20_000)] + [{"resource": owner}],
    }
    began = time.thread_time()  # its own: others may be at work beside it
    assert_sound(read_bundle(as_bytes(content)), 20_001)
    assert time.thread_time() - began < 20, name
