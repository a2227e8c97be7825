"""`ledstjarna import fhir`: many files, some of them wrong, and what whoever runs it gets to see."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result
from django.db import transaction

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.importing import run as running
from ledstjarna.cli.main import cli
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.models import ImportedBundle
from ledstjarna.domain.people.models import Person
from ledstjarna.fhir.tests.bundles import PERSONNUMMER, about, as_bytes, bundle, condition, person, whole_life
from ledstjarna.fhir.tests.made import county, everything
from ledstjarna.foundation.postgres import OWNER, EmbeddedServer

pytestmark = pytest.mark.usefixtures("a_county")
DATA = Path(__file__).parents[2] / "fhir" / "tests" / "data"


@pytest.fixture
def a_county(own_database: str) -> None:
    with transaction.atomic():
        county()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "a_liv.json").write_bytes(as_bytes(whole_life()))
    return tmp_path


def imported(*words: object) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(cli, ["import", "fhir", *map(str, words)])


def lines(*words: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in imported("--json", *words).stdout.splitlines()]


def rows() -> dict[str, list[Any]]:
    with transaction.atomic():
        return everything()


def persons() -> int:
    with transaction.atomic(), automatic_run("test"):
        return Person.objects.count()


def test_one_file_whole(folder: Path) -> None:
    result = imported(folder / "a_liv.json", "--municipality", "0484")
    assert result.exit_code == Exit.FINE, result.output
    for words in (
        "Maria Birgitta Ljungberg · 19610118-2803 · Eskilstuna", "Personen är ny här", "Övertaget", "Summa",
        "sök numret 19610118-2803", "biståndshandläggare i Eskilstuna", "mål 1, kontakter 2, planer att länka 1",
    ):  # fmt: skip
        assert words in result.output
    before = rows()
    again = imported(folder / "a_liv.json")
    assert (again.exit_code, "(0 nya)" in again.output) == (Exit.FINE, True)
    assert rows() == before


def test_wrong_files_are_told_and_the_others_go_in(folder: Path) -> None:
    wrong = {
        "b_trasig.json": b'{"resourceType": "Bundle", "entry": [',
        "c_tom.json": b"",
        "d_fel_version.json": as_bytes(bundle(person(), condition(clinicalStatus="active", assertedDate="2020-01-01"))),
        "e_nummer.json": as_bytes(bundle(person(identifier=[{"system": PERSONNUMMER, "value": "196101182804"}]))),
        "f_xml.json": b"<Bundle/>",
        "g_stor.json": b'{"resourceType":"Bundle","x":"' + b"x" * 51_000_000 + b'"}',
        "h_ingen.json": as_bytes(bundle(condition())),
        "i_\udcff.json".encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape"): b"{}",
    }
    for name, content in wrong.items():
        (folder / name).write_bytes(content)
    (folder / "z_sist.json").write_bytes(as_bytes(bundle(person(id="z", identifier=[], name=[{"text": "Sista Ek"}]))))
    told = lines(folder, folder / "finns_inte.json", "--municipality", "0484")
    assert [(line["file"][:1], line["ended"]) for line in told if line["ended"] != "refused"] == [
        ("a", "new"), ("z", "new"),
    ]  # fmt: skip
    codes = {line["file"][:2]: line["refusal"]["code"] for line in told if line["refusal"]}
    assert codes == {
        "b_": "file_truncated", "c_": "file_empty", "d_": "wrong_version", "e_": "identity_wrong", "f_": "file_xml",
        "g_": "file_too_large", "h_": "no_person", "i_": "file_not_fhir", "fi": "file_missing",
    }  # fmt: skip
    assert all(sum(line["outcomes"].values()) == line["entries"] for line in told)
    assert all(sum(count for *_, count in line["reasons"]) == line["entries"] for line in told)
    assert all(line["refusal"]["text"] for line in told if line["refusal"])
    assert persons() == 2
    shown = imported(folder, "--municipality", "0484")
    assert shown.exit_code == Exit.FOUND
    assert "kontrollsiffran stämmer inte" in shown.output


def test_the_persons_of_the_swedish_profile() -> None:
    told = lines(*sorted(DATA.glob("Patient-*.json")), "--municipality", "0484")
    assert [line["refusal"]["code"] for line in told if line["refusal"]] == ["birth_date_contradicts"]
    assert persons() == len(told) - 1 == 10
    before = rows()
    assert {line["ended"] for line in lines(DATA, "--municipality", "0484")} == {"unchanged", "refused"}
    assert rows() == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--municipality", "9999"], Exit.USAGE, "0484 Eskilstuna"),
        (["--county", "99"], Exit.USAGE, "04 Södermanlands län"),
        ([], Exit.FOUND, "Ange kommunens kod med --municipality"),
        (["--municipality", "eskilstuna"], Exit.FINE, "Eskilstuna"),
        (["--county", "04"], Exit.FINE, "regionens vård"),
        (["--municipality", "0484", "--dry-run"], Exit.FINE, "inget sparades"),
        (["--municipality", "0484", "--entries"], Exit.FINE, "RelatedPerson"),
        (["--municipality", "0484", "--about", "p1"], Exit.FINE, "Ljungberg"),
        (["--municipality", "0484", "--about", "p2"], Exit.FOUND, "Den person som angavs finns inte i filen"),
    ],
)
def test_what_can_be_chosen(folder: Path, words: list[str], code: int, says: str) -> None:
    result = imported(folder / "a_liv.json", *words)
    assert (result.exit_code, says in result.output) == (code, True), result.output
    assert persons() == (code == Exit.FINE and "--dry-run" not in words)


def test_a_protected_identity_is_not_shown(folder: Path) -> None:
    imported(folder / "a_liv.json", "--municipality", "0484")
    label = {"system": "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel", "code": "sekretessmarkering"}
    secret = person(meta={"security": [label]}, name=[{"family": "Hemlig", "given": ["Siv"]}])
    (folder / "skyddad.json").write_bytes(as_bytes(bundle(secret)))
    result = imported(folder / "skyddad.json")
    assert "De är skyddade här från och med nu" in result.output
    assert "Inget som stod om personen har ändrats" not in result.output
    for trace in ("Hemlig", "Ljungberg", "2803"):
        assert trace not in result.output
    told = lines(folder / "skyddad.json")[0]
    assert (told["person"]["differs"], told["person"]["protection_raised"]) == (["name"], None), "raised already"


def test_a_protection_that_a_file_lacks_stays_and_is_told(folder: Path) -> None:
    label = {"system": "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel", "code": "sekretessmarkering"}
    (folder / "skyddad.json").write_bytes(as_bytes(bundle(person(meta={"security": [label]}))))
    imported(folder / "a_liv.json", "--municipality", "0484")
    dry = imported(folder / "skyddad.json", "--dry-run")
    assert "De skyddas direkt när filen läses in" in dry.output
    assert "Ljungberg" not in dry.output
    told = lines(folder / "skyddad.json")[0]["person"]
    assert (told["protection_raised"], told["protected"], told["differs"]) == ("sekretessmarkering", True, [])
    later = imported(folder / "a_liv.json")
    assert "mer skyddade än hos avsändaren. Skyddet är kvar" in later.output
    assert lines(folder / "a_liv.json")[0]["person"]["differs"] == ["protected_identity"]


def test_nothing_in_a_file_steers_the_terminal(folder: Path) -> None:
    hostile = person(identifier=[], name=[{"text": "\x1b[2J[red]Eve[/red]\u202e"}], meta={"source": "[link=x]y[/link]"})
    (folder / "[red]ond[bold].json").write_bytes(as_bytes(bundle(hostile, about("Claim"))))
    result = imported(folder / "[red]ond[bold].json", "--municipality", "0484", "--entries")
    assert result.exit_code == Exit.FINE, result.output
    assert "\x1b[2J" not in result.output
    assert "[red]Eve[/red]" in result.output
    assert "[red]ond[bold].json" in result.output


def test_many_files_get_a_line_each_and_a_sum(folder: Path) -> None:
    for number in range(12):
        made = person(identifier=[{"system": "https://many.example", "value": str(number)}])
        (folder / f"n{number:02d}.json").write_bytes(as_bytes(bundle(made)))
    result = imported(folder, "--municipality", "0484")
    assert result.exit_code == Exit.FINE
    assert "n07.json: ny person. 1 poster: övertaget 1, föreslaget 0, förbigånget 0, avvisat 0." in result.output
    assert "13 filer på" in result.output
    assert "ny person 13. 27 poster" in result.output


def test_interrupted_between_two_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "b.json").write_bytes(as_bytes(bundle(person(id="b", identifier=[]))))
    save = running.save

    def save_one(found: Any, how: Any) -> Any:
        if found.file.name == "b.json":
            raise KeyboardInterrupt
        return save(found, how)

    monkeypatch.setattr(running, "save", save_one)
    result = imported(folder, "--municipality", "0484")
    assert (result.exit_code, "Avbrutet. 1 av 2 filer är klara" in result.output) == (Exit.INTERRUPTED, True)
    assert persons() == 1


def test_a_database_that_does_not_answer(folder: Path) -> None:
    elsewhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "LEDSTJARNA_LANGUAGE": "sv"}
    command = [sys.executable, "-m", "ledstjarna.cli.main", "import", "fhir", str(folder)]
    ended = subprocess.run(command, check=False, env=os.environ | elsewhere, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr[:24], ended.stdout) == (Exit.DATABASE, "Databasen svarar inte: c", "")


@pytest.mark.slow
def test_a_demo_is_joined_while_it_runs_and_started_for_the_moment_otherwise(folder: Path, open_folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    environment |= {"LEDSTJARNA_VAR": str(open_folder), "LEDSTJARNA_LANGUAGE": "sv"}

    def ledstjarna(*words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "ledstjarna.cli.main", *words]
        return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=120)

    one = ("import", "fhir", str(folder / "a_liv.json"), "--municipality", "0484")
    with EmbeddedServer(open_folder / "demo") as server:
        untold = ledstjarna(*one)
        assert (untold.returncode, "ledstjarna migrate" in untold.stderr) == (Exit.DATABASE, True)
        assert ledstjarna("migrate").returncode == 0
        with psycopg.connect(server.url(OWNER)) as connection:
            connection.execute("INSERT INTO organisations_county VALUES ('04', 'Södermanlands län')")
            connection.execute(
                "INSERT INTO organisations_municipality (code, name, county_id) VALUES ('0484', 'Eskilstuna', '04')"
            )
        joined = ledstjarna(*one)
        assert (joined.returncode, "Personen är ny här" in joined.stdout) == (Exit.FINE, True), joined.stderr
    started = ledstjarna(*one)
    assert (started.returncode, "Personen fanns redan" in started.stdout) == (Exit.FINE, True), started.stderr


def test_a_database_without_municipalities(folder: Path) -> None:
    from ledstjarna.domain.organisations.models import Municipality

    with transaction.atomic():
        Municipality.objects.all().delete()
    result = imported(folder)
    assert (result.exit_code, "inga kommuner" in result.output) == (Exit.DATABASE, True)


def test_who_ran_it_stands_with_the_bundle(folder: Path) -> None:
    imported(folder, "--municipality", "0484")
    with transaction.atomic(), automatic_run("test"):
        assert ImportedBundle.objects.get().imported_by_label.startswith("ledstjarna import fhir (")
