"""Somebody who comes from another system, as a file: found by their number, and on to a plan that all agree on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.journeys.cast import Cast, person_link, staff_link, unused_number
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor
from tests.support.house import House

pytestmark = pytest.mark.journey

TOMMY = Path(__file__).parents[3] / "shared/data/fhir/synthea/tommy_friesen.json"
SCT = "http://snomed.info/sct"


def own_bundle(number: str) -> dict[str, Any]:
    """Vera Lund as another system knows her: who she is, and that she has fallen."""
    vera = {
        "resourceType": "Patient",
        "id": "vera",
        "identifier": [{"system": "http://electronichealth.se/identifier/personnummer", "value": number}],
        "name": [{"use": "official", "family": "Lund", "given": ["Vera"]}],
        "birthDate": f"{number[:4]}-{number[4:6]}-{number[6:8]}",
    }
    about = {"subject": {"reference": "Patient/vera"}}
    active = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
    fall = {"coding": [{"system": SCT, "code": "26929004"}], "text": "Alzheimers sjukdom"}
    condition = {"resourceType": "Condition", "id": "fall", "clinicalStatus": active, "code": fall, **about}
    base = "https://sender.example/fhir"
    entries = [{"fullUrl": f"{base}/{one['resourceType']}/{one['id']}", "resource": one} for one in (vera, condition)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def imported(house: House, file: Path, municipality: str) -> dict[str, Any]:
    """What the command says of the file, as programs read it."""
    command = [sys.executable, "-m", "ledstjarna.cli.main", "import", "fhir", str(file), "--json"]
    done = subprocess.run(
        [*command, "--municipality", municipality], env={**os.environ, **house.environment}, capture_output=True,
        check=True, timeout=120, text=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[0])["person"]
    return found


def test_a_person_of_our_own_bundle(house: House, arrive: Arrive, cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "vera.json"
    file.write_text(json.dumps(own_bundle(unused_number())), encoding="utf-8")
    goes_the_whole_way(house, file, arrive, cast)


@pytest.mark.skipif(not TOMMY.exists(), reason="the real bundle is not on this machine")
def test_the_person_of_a_real_bundle(house: House, arrive: Arrive, cast: Cast) -> None:
    goes_the_whole_way(house, TOMMY, arrive, cast)


def goes_the_whole_way(house: House, file: Path, arrive: Arrive, cast: Cast) -> None:
    """Imported, found, told; what came becomes a need, and a goal; proposed, chosen, agreed."""
    municipality = str(cast.municipality.municipality_id)
    first, again = imported(house, file, municipality), imported(house, file, municipality)
    assert first["subject_id"] == again["subject_id"]
    subject_id = UUID(first["subject_id"])
    staff = arrive(staff_link(cast.coordinator), "coordinator", looks=True)
    finds(staff, first["number"])
    staff.goes_to("needs").sees("Att titta på")
    person = arrive(person_link(subject_id), "person")
    person.goes_to("story").writes(what_matters="Att få vara hemma.").presses("Spara min berättelse")
    looks_at_what_came(staff)
    staff.goes_to("team_set_goal").writes(words="Jag vill klara trappan").picks("life_area", "Röra sig")
    staff.ticks("current_level", "Stora").ticks("wanted_level", "Lätta").ticks("way", "Muntligt")
    staff.presses("Spara målet")
    for kind, title in (("own", "Går i trappan varje dag"), ("health", "Träning med fysioterapeut")):
        propose(staff, kind, title, cast)
        person.goes_to("proposals")
        person.page.locator(".card", has_text=title).get_by_role("link", name="Läs och svara").click()
        person.came().presses("Ja tack").is_at("choose")
    staff.goes_to("team_person").follows("Träning med fysioterapeut").is_at("assess_health")
    staff.ticks("suitable", "Ja, det passar").writes(why="Bra för balansen.").presses("Spara bedömningen")
    person.goes_to("agree").sees("Går i trappan varje dag").presses("Ja, vi är överens").is_at("version").sees("Plan 1")


def looks_at_what_came(staff: Visitor) -> None:
    """What another system told of belongs to a need that stands, or is put aside; both are asked once more."""
    staff.goes_to("needs").follows("Stämmer inte").is_at("dismiss_suggestion")
    staff.goes_to("needs").page.locator('main a[href*="/bedom/?omrade="]').first.click()
    staff.came().is_at("assess")
    area = staff.page.locator('main [name$=".need"]').first.get_attribute("name").removesuffix(".need")
    staff.ticks(f"{area}.own_level", "Måttliga").ticks(f"{area}.professional_level", "Måttliga")
    staff.ticks(f"{area}.wanted_level", "Lätta").ticks("person_took_part", "Ja").ticks("way", "Muntligt")
    staff.page.locator('main [name="takes"]').first.uncheck()
    staff.presses("Spara bedömningen").is_at("needs")
    staff.follows("Hör till behovet som finns").is_at("take_suggestion").presses("Spara").is_at("needs")


def finds(staff: Visitor, number: str) -> None:
    """By the person's number, and begins the contact."""
    staff.goes_to("find_person").writes(identity=number).presses("Sök").follows("Börja kontakt")
    staff.writes(reason="Ny hos oss efter flytten.").presses("Börja kontakt").is_at("team_person")


def propose(staff: Visitor, kind: str, title: str, cast: Cast) -> None:
    """One more proposal for the first goal."""
    staff.goes_to("team_person").follows("Ge ett förslag")
    staff.page.goto(f"{staff.page.url.split('?')[0]}?sort={kind}")
    if kind == "health":
        staff.picks("owner", cast.coordinator.unit.name)
    staff.writes(title=title, can_change_mind="Ja.", after_no="Inget händer.").ticks("cost", "Det kostar inget")
    staff.presses("Lägg fram förslaget").is_at("team_person")
