"""`ledstjarna visits spread`: what it says when it cannot, and that a folder is planned file by file."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.engines.routing.tests.instances import TOY


def _spread(folder: Path, output: Path, *words: str) -> Result:
    command = ["visits", "spread", str(folder), "-o", str(output), "--rounds", "1000", "--workers", "1", *words]
    return CliRunner().invoke(cli, command)


def _folder(at: Path, **texts: str) -> Path:
    at.mkdir()
    for name, text in texts.items():
        (at / f"{name}.json").write_text(text, encoding="utf-8")
    return at


def test_each_file_has_its_plan_and_the_same_one_again(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "lag", ett=TOY.read_text(), två=TOY.read_text())
    assert _spread(folder, tmp_path / "planer").exit_code == Exit.FINE
    first, second = ((tmp_path / "planer" / f"{name}.json").read_text() for name in ("ett", "två"))
    assert first == second
    checked = CliRunner().invoke(
        cli, ["visits", "check", str(folder / "ett.json"), str(tmp_path / "planer" / "ett.json")]
    )
    assert checked.exit_code == Exit.FINE, checked.output


def test_a_faulty_file_is_told_before_anything_is_planned(tmp_path: Path) -> None:
    told = json.loads(TOY.read_text())
    told["patients"][0]["time_window"] = [60, 0]
    folder = _folder(tmp_path / "lag", ett=TOY.read_text(), fel=json.dumps(told))
    result = _spread(folder, tmp_path / "planer")
    assert result.exit_code == Exit.FOUND
    assert "fel.json: p1 saknar tid för besöket" in result.output
    assert not (tmp_path / "planer").exists()


def test_every_faulty_file_is_told_at_once(tmp_path: Path) -> None:
    told = json.loads(TOY.read_text())
    told["patients"][0]["time_window"] = [60, 0]
    folder = _folder(tmp_path / "lag", bra=TOY.read_text(), a=json.dumps(told), b="{", c="[]")
    result = _spread(folder, tmp_path / "planer")
    assert result.exit_code == Exit.FOUND
    for says in (
        "a.json: p1 saknar tid",
        "b.json: Filen är ingen JSON",
        "c.json: Filen har inget av",
        "3 av 4 filer är fel",
    ):
        assert says in result.output
    assert "bra.json" not in result.output
    assert not (tmp_path / "planer").exists()


def test_plans_are_never_written_over_what_they_are_made_of(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "lag", ett=TOY.read_text(), två=TOY.read_text())
    (tmp_path / "samma").symlink_to(folder)
    planer = tmp_path / "planer"
    planer.mkdir()
    (planer / "ett.json").symlink_to(folder / "två.json")
    for output in (folder, tmp_path / "samma", planer):
        result = _spread(folder, output)
        assert (result.exit_code, "är samma fil som" in result.output) == (Exit.USAGE, True)
    assert all(each.read_text() == TOY.read_text() for each in folder.iterdir())


def test_an_empty_folder_and_a_cluster_that_is_not_there_are_told(tmp_path: Path) -> None:
    nothing = _spread(_folder(tmp_path / "tom"), tmp_path / "planer")
    assert (nothing.exit_code, "inga .json-filer" in nothing.output) == (Exit.FOUND, True)
    result = _spread(
        _folder(tmp_path / "lag", ett=TOY.read_text()), tmp_path / "planer", "--spark", "spark://127.0.0.1:1"
    )
    assert result.exit_code == Exit.MACHINE
    assert "Spark" in result.output
