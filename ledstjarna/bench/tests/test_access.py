"""The shape of the figures of access, on a county so small that nothing is measured."""

from pathlib import Path

import pytest

from ledstjarna.bench.access import measure
from ledstjarna.bench.county import Size


@pytest.mark.database
def test_a_read_is_told_with_and_without_its_check(tmp_path: Path) -> None:
    told = measure(tmp_path, Size(20, 6), reads=4, say=lambda text: None)
    assert set(told["pages"]) == {"team", "resident"}
    for page in told["pages"].values():
        assert page["without_check_and_log_ms"] > 0
        assert page["median_ms"] > 0
        assert set(page["cost_ms"]) == {"log_row_and_commit", "decision", "policies_and_context"}
        assert page["within"] == (page["share_percent"] <= told["at_most_percent"])
