"""Whatever a file holds, it is saved whole or refused whole, and once."""

import json

import pytest

from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.saving.bundles import refused_whole
from ledstjarna.fhir.saving.save import Ended, save
from ledstjarna.fhir.tests.bundles import as_bytes, bundle, person, whole_life
from ledstjarna.fhir.tests.invariants import assert_sound
from ledstjarna.fhir.tests.made import AT, HOW, TOMMY, county, everything
from ledstjarna.fhir.tests.mutations import as_deep_bytes, mutated
from ledstjarna.fhir.wording import PERSON_WHY, REASONS, reason, reason_of_many
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import Finding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_county(db):
    county()
    with clock_set_to(AT):
        yield


def sources() -> dict[str, dict]:
    found = {"made up": whole_life()}
    if TOMMY.exists():
        found["synthea"] = json.loads(TOMMY.read_bytes())
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("source", "seeds", "times"), [("made up", 40, 12), ("synthea", 2, 40)])
def test_mutated_bundles_are_saved_once_or_not_at_all(source: str, seeds: int, times: int) -> None:
    content = sources().get(source) or pytest.skip("the real bundle is not at hand")
    ended = []
    for seed in range(seeds):
        found = read_bundle(as_deep_bytes(mutated(content, seed, times)))
        before = everything()
        done = save(found, HOW)
        ended.append(done.ended)
        assert_sound(done.found)
        assert done.found.totals.entries == found.totals.entries
        if done.ended is Ended.REFUSED:
            assert everything() == before
            continue
        before = everything()
        assert save(found, HOW).ended is Ended.UNCHANGED
        assert everything() == before
    assert {Ended.NEW, Ended.ADDED} & set(ended)


def test_the_longest_of_everything() -> None:
    long = "x" * 5000
    made = person(
        identifier=[{"system": f"https://{long}{number}", "value": long} for number in range(300)],
        name=[{"given": [long] * 300, "family": long}],
        address=[{"line": [long] * 9, "city": long, "postalCode": "632 20"}],
        telecom=[{"system": "phone", "value": long}] * 300,
        communication=[{"language": {"coding": [{"code": long}]}}],
        contact=[{"name": {"text": f"{long}{number}"}} for number in range(150)],
        meta={"source": long, "versionId": long},
        id=long,
    )
    done = save(read_bundle(as_bytes(bundle(made)), name=long), HOW)
    assert done.ended is Ended.NEW
    assert len(done.kept.held.given_name) == len(done.kept.held.street) == 120


def test_a_whole_refusal_keeps_the_totals() -> None:
    found = read_bundle(as_bytes(whole_life()))
    refused = refused_whole(found, Finding("home_unknown", {"place": "Southbridge"}))
    assert_sound(refused, found.totals.entries)
    assert refused.totals.by_outcome["taken"] == refused.totals.by_outcome["suggested"] == 0
    assert refused.totals.by_outcome["skipped"] == found.totals.by_outcome["skipped"]
    assert "Southbridge" in reason(refused.outcomes[0].reason)
    assert "vilken kommun" in reason(refused.outcomes[1].reason)


@pytest.mark.parametrize("code", sorted({"held_deceased", "numbers_of_several", "not_saved"} & set(REASONS)))
def test_every_refusal_can_be_said_of_the_entries_too(code: str) -> None:
    assert code in PERSON_WHY
    assert reason(Finding(code, {"count": 2, "why": "x"}))


def test_what_several_entries_differ_in_is_named_while_it_is_short() -> None:
    def words(code: str, /, **values: list) -> str:
        [(name, given)] = values.items()
        return reason_of_many(code, [Finding(code, {name: value}) for value in given])

    assert words("type_not_used", type=["Claim"] * 3) == "Claim behövs inte i planen."
    assert words("type_not_used", type=["B", "A", "D", "C"]) == "A, B, C … behövs inte i planen."
    assert words("newer_exists", entry=[1, 2]) == "Det finns ett nyare resultat (post …)."
    assert words("unknown_code", code=["sct|1"]) == "Koden sct|1 känns inte igen."
    assert words("unknown_type", type=["x" * 50, "y"]) == "”…” finns inte i FHIR R4."
