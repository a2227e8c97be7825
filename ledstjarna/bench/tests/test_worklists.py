"""The shape of the worklist's figures, on a county so small that nothing is measured."""

from pathlib import Path

import pytest

from ledstjarna.bench.county import Size
from ledstjarna.bench.worklists import EACH_TURN, measure


@pytest.mark.database
def test_a_units_work_is_asked_in_turns(bench_folder: Path) -> None:
    told = measure(bench_folder, [Size(40, 12)], unit=3, rounds=1, say=lambda text: None)
    assert told["counties"][0]["persons_in_unit"] == 3
    asked = told["work_of_a_unit"]["by_persons"][40]
    assert asked["asked"] == EACH_TURN
    assert 0 < asked["median_ms"] <= asked["p95_ms"]
    assert told["work_of_a_unit"]["largest_to_smallest"] == 1.0
