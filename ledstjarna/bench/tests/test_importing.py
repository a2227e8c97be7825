"""The bundles that are measured go in whole, and again changes nothing; no figure of time is asserted."""

from pathlib import Path

import pytest

from ledstjarna.bench.importing import measure


@pytest.mark.database
def test_every_bundle_goes_in_once(bench_folder: Path) -> None:
    told = measure(bench_folder, 5, say=lambda text: None)
    assert (told["new"]["ended"], told["again"]["ended"]) == ({"new": 5}, {"unchanged": 5})
    assert told["new"]["exit_code"] == told["again"]["exit_code"] == 0
