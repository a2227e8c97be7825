"""The shape of the figures, on counties so small that nothing is measured: no figure of time is asserted.

They stand in one file, so that one worker makes the server, its tables and the counties once for all of them.
"""

from pathlib import Path
from typing import Any

import pytest

from ledstjarna.bench import access, importing, plan, worklists
from ledstjarna.bench.county import Size

pytestmark = pytest.mark.database
FEW, MORE = Size(12, 3), Size(40, 12)


def quiet(_text: str) -> None:
    """Nothing is shown of the progress."""


def test_a_plan_is_opened_in_at_most_twelve_queries_at_every_size(bench_folder: Path) -> None:
    told: dict[str, Any] = plan.measure(bench_folder, [FEW, MORE], seconds=0.2, rounds=1, say=quiet)
    counted = {page: found["most"] for page, found in told["queries_per_page"].items() if found}
    assert set(counted) >= {"team", "resident"}
    assert max(counted.values()) <= 12, counted
    assert [county["persons"] for county in told["counties"]] == [12, 40]
    assert told["counties"][1]["rows"]["plans_commitment"] >= 120
    assert told["counties"][1]["rows"]["consent_accesslog"] >= 400
    assert told["queries_per_page"]["fhir"]["most"] <= 6
    assert told["fhir_to_bare_writes"] > 0
    for page in ("team", "resident", "fhir", "reads", "writes"):
        asked = told["throughput_in_the_largest"][page]
        assert list(asked["statuses"]) == ["200"], page
        assert asked["writes_per_second"] > 0
        assert set(asked["share_of_processors"]) >= {"load_generator", "web", "database", "writers"}
    for page in ("team", "resident"):
        assert set(told["time_of_a_page_alone"][page]["by_persons"]) == {12, 40}
        assert told["page_weight"][page]["after_that_bytes"] < told["page_weight"][page]["first_visit_bytes"]


def test_a_units_work_is_asked_in_turns(bench_folder: Path) -> None:
    told: dict[str, Any] = worklists.measure(bench_folder, [MORE], unit=3, rounds=1, say=quiet)
    assert told["counties"][0]["persons_in_unit"] == 3
    asked = told["work_of_a_unit"]["by_persons"][40]
    assert asked["asked"] == worklists.EACH_TURN
    assert 0 < asked["median_ms"] <= asked["p95_ms"]
    assert told["work_of_a_unit"]["largest_to_smallest"] == 1.0


def test_a_read_is_told_with_and_without_its_check(bench_folder: Path) -> None:
    told: dict[str, Any] = access.measure(bench_folder, MORE, reads=4)
    assert set(told["pages"]) == {"team", "resident"}
    for page in told["pages"].values():
        assert page["without_check_and_log_ms"] > 0
        assert page["median_ms"] > 0
        assert set(page["cost_ms"]) == {"log_row_and_commit", "decision", "policies_and_context"}
        assert page["within"] == (page["share_percent"] <= told["at_most_percent"])


def test_every_bundle_goes_in_once(bench_folder: Path) -> None:
    """The bundles that are measured go in whole, and again changes nothing."""
    told = importing.measure(bench_folder, 5, say=quiet)
    assert (told["new"]["ended"], told["again"]["ended"]) == ({"new": 5}, {"unchanged": 5})
    assert told["new"]["exit_code"] == told["again"]["exit_code"] == 0
