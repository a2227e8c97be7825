"""`ledstjarna visits solve`: what it says when it cannot. (That it solves is tested in the engine's own room.)"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.engines.routing.fortnight.tests.own import MONDAY, small
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


@pytest.mark.parametrize("how", ["same", "symlink", "hardlink"])
def test_a_plan_is_never_written_over_what_it_is_made_of(tmp_path: Path, how: str) -> None:
    told = tmp_path / "day.json"
    told.write_text(TOY.read_text())
    output = told if how == "same" else tmp_path / "plan.json"
    if how == "symlink":
        output.symlink_to(told)
    elif how == "hardlink":
        output.hardlink_to(told)
    result = _solve(told, output)
    assert result.exit_code == Exit.USAGE
    assert "är samma fil som" in result.output
    assert told.read_text() == TOY.read_text()


def test_what_is_no_number_is_told_with_its_place_and_in_the_readers_words(tmp_path: Path) -> None:
    told = json.loads(TOY.read_text())
    told["distances"][2][3] = None
    (tmp_path / "faulty.json").write_text(json.dumps(told))
    result = _solve(tmp_path / "faulty.json", tmp_path / "plan.json")
    assert "distances[2][3]: null går inte att räkna med" in result.output
    del told["distances"]
    (tmp_path / "faulty.json").write_text(json.dumps(told))
    assert "Restiderna saknas" in _solve(tmp_path / "faulty.json", tmp_path / "plan.json").output


def test_a_visit_of_no_minutes_is_noted(tmp_path: Path) -> None:
    told = json.loads(TOY.read_text())
    told["patients"][0]["required_caregivers"][0]["duration"] = 0
    (tmp_path / "day.json").write_text(json.dumps(told))
    assert "Besöket är 0 minuter långt: p1." in _solve(tmp_path / "day.json", tmp_path / "plan.json").output
    own = small()
    own["visits"][0]["minutes"] = 0
    assert f"0 minuter långt: {own['visits'][0]['id']}." in _solve(_own(tmp_path, **own), tmp_path / "own.plan").output


def _own(tmp_path: Path, **more: object) -> Path:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({**small(), **more}))
    return path


def test_a_fortnight_is_planned_told_and_checked(tmp_path: Path) -> None:
    told = small()
    told["visits"].append({**told["visits"][0], "id": "v9", "optional": True, "abilities": ["dialysis"]})
    told["travel"]["car"]["matrix"][0][1] = 6
    told["weights"] = {"faces": 3}
    path, plan = _own(tmp_path, **told), tmp_path / "plan.json"
    result = _solve(path, plan)
    assert result.exit_code == Exit.FINE, result.output
    assert "Restiderna skiljer sig åt" in result.output
    assert "v9 utgår: för få har kompetens" in result.output
    assert "median 1" in result.output
    made = json.loads(plan.read_text())
    assert made["unmade"] == [{"visit": "v9", "why": "ability", "needed": 1, "carers": []}]
    assert made["faces"] == {"p1": 1, "p2": 1, "p3": 2}
    checked = CliRunner().invoke(cli, ["visits", "check", str(path), str(plan)])
    assert checked.exit_code == Exit.FINE, checked.output
    assert "Planen håller." in checked.output
    made["routes"] = [each for each in made["routes"] if each["carer"] == "c1"]
    plan.write_text(json.dumps(made))
    checked = CliRunner().invoke(cli, ["visits", "check", str(path), str(plan)])
    assert checked.exit_code == Exit.FOUND
    assert "för få kommer" in checked.output


def test_what_is_wrong_with_a_fortnight_is_told(tmp_path: Path) -> None:
    path, plan = _own(tmp_path, days=["2026-03-29"]), tmp_path / "plan.json"
    assert f"{MONDAY} är ingen av dagarna" in _solve(path, plan).output
    told = json.dumps(small()).replace(MONDAY, "2026-03-29").replace("07:30", "02:30")
    path.write_text(told)
    assert "2026-03-29 02:30 finns inte" in _solve(path, plan).output
    result = CliRunner().invoke(cli, ["visits", "solve", str(_own(tmp_path)), "-o", str(plan), "--day", "2027-01-01"])
    assert "2027-01-01 är ingen av dagarna" in result.output
