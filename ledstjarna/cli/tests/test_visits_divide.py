"""`ledstjarna visits divide`: a file for each team, or why not."""

import json
from pathlib import Path

from click.testing import CliRunner

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.engines.routing.fortnight.tests.test_dividing import two_villages
from ledstjarna.engines.routing.tests.instances import TOY


def test_each_team_has_its_file_and_what_cannot_be_divided_is_told(tmp_path: Path) -> None:
    area, folder = tmp_path / "area.json", tmp_path / "lag"
    area.write_text(json.dumps(two_villages()))
    result = CliRunner().invoke(cli, ["visits", "divide", str(area), "-o", str(folder), "--staff", "2"])
    assert result.exit_code == Exit.FINE, result.output
    assert "002: 2 personer, 2 i personalen." in result.output
    assert [each.name for each in sorted(folder.iterdir())] == ["001.json", "002.json"]
    result = CliRunner().invoke(cli, ["visits", "divide", str(TOY), "-o", str(folder)])
    assert result.exit_code == Exit.FOUND
    assert "bara flera dagar delas" in result.output
    (folder / "001.json").write_text(json.dumps(two_villages()))
    result = CliRunner().invoke(cli, ["visits", "divide", str(folder / "001.json"), "-o", str(folder), "--staff", "2"])
    assert (result.exit_code, "är samma fil som" in result.output) == (Exit.USAGE, True)
    assert json.loads((folder / "001.json").read_text()) == two_villages()
    (tmp_path / "full").write_text("")
    result = CliRunner().invoke(cli, ["visits", "divide", str(area), "-o", str(tmp_path / "full" / "lag")])
    assert result.exit_code == Exit.MACHINE
