"""A unit's answer from the engine, as it is taken from a file."""

from pathlib import Path
from uuid import UUID

from click.testing import CliRunner

from ledstjarna.cli.visits_take import command


def test_a_file_that_is_no_plan_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("[]")
    told = CliRunner().invoke(
        command, ["--as", str(UUID(int=1)), "--version", "1", str(tmp_path / "plan.json")], catch_exceptions=True
    )
    assert told.exit_code != 0
    assert "Filen är ingen plan." in told.output + str(told.exception)
    (tmp_path / "plan.json").write_text('{"routes": [], "routes": []}')
    told = CliRunner().invoke(
        command, ["--as", str(UUID(int=1)), "--version", "1", str(tmp_path / "plan.json")], catch_exceptions=True
    )
    assert "routes står två gånger" in told.output + str(told.exception)
