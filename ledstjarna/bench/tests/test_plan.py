"""The benchmark's shape, on counties so small that nothing is measured: no figure of time is asserted."""

from pathlib import Path

import pytest

from ledstjarna.bench.county import Size
from ledstjarna.bench.plan import measure


@pytest.fixture
def told(bench_folder: Path) -> dict:
    return measure(bench_folder, [Size(12, 3), Size(40, 12)], seconds=0.2, rounds=1, say=lambda text: None)


@pytest.mark.database
def test_a_plan_is_opened_in_at_most_twelve_queries_at_every_size(told: dict) -> None:
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
