"""`ledstjarna visits solve`: what it says when it cannot. (That it solves is tested in the engine's own room.)"""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.engines.routing.tests.instances import TOY


def _solve(instance: Path, output: Path) -> Result:
    return CliRunner().invoke(cli, ["visits", "solve", str(instance), "-o", str(output), "--rounds", "1000"])


def test_a_place_that_cannot_be_written_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    result = _solve(TOY, tmp_path / "nowhere" / "plan.json")
    assert result.exit_code == Exit.MACHINE
    assert "går inte att skriva" in result.output


def test_a_faulty_instance_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    told = json.loads(TOY.read_text())
    told["patients"][0]["time_window"] = [60, 0]
    (tmp_path / "faulty.json").write_text(json.dumps(told))
    result = _solve(tmp_path / "faulty.json", tmp_path / "plan.json")
    assert result.exit_code == Exit.FOUND
    assert "p1 saknar tid för besöket" in result.output
    assert not (tmp_path / "plan.json").exists()
