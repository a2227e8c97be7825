"""One real bundle of a made-up person, from another system. It lies beside the project and is not shipped."""

from collections import Counter
from pathlib import Path

import pytest

from ledstjarna.fhir.intake.intake import Intake, read_file
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.tests.invariants import assert_sound

FOLDER = Path(__file__).parents[4] / "shared/data/fhir/synthea"
BUNDLES = sorted(FOLDER.glob("*.json"))


@pytest.mark.skipif(not BUNDLES, reason="no real bundle is at hand")
@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_any_real_bundle(path: Path) -> None:
    assert_sound(read_file(path))


@pytest.fixture
def tommy() -> Intake:
    path = FOLDER / "tommy_friesen.json"
    if not path.exists():
        pytest.skip("the real bundle is not at hand")
    return read_file(path)


def test_totals(tommy: Intake) -> None:
    assert tommy.totals.by_outcome == {
        Outcome.TAKEN: 9,
        Outcome.SUGGESTED: 13,
        Outcome.SKIPPED: 296,
        Outcome.REFUSED: 0,
    }
    assert tommy.totals.entries == 318


def test_what_is_suggested(tommy: Intake) -> None:
    assert [(need.life_area, need.label) for need in tommy.needs] == [
        ("d4", "breath"),
        ("d1", "memory"),
        ("safety", "safe_alone"),
        ("carer", "carer_strain"),
        ("d2", "plan_day"),
        ("d6", "household"),
        ("d7", "company"),
    ]
    assert (len(tommy.goals), len(tommy.plans), len(tommy.contacts)) == (5, 3, 0)


def test_what_was_over_is_passed_over(tommy: Intake) -> None:
    over = (item.provenance for item in tommy.outcomes if item.reason.code == "not_active")
    assert Counter(place.resource_type for place in over) == {"Condition": 2, "MedicationRequest": 2, "CarePlan": 1}
