"""Builds the structure for a county of so many drawn persons. Same seed and number, same structure and ids."""

from collections import Counter
from random import Random
from typing import Any, NamedTuple

from ledstjarna.demo.county.files import rows, toml
from ledstjarna.demo.county.geometry import Point
from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.places import localities
from ledstjarna.demo.county.structure.model import COUNTIES, County, OrganisationDraft, UnitDraft
from ledstjarna.demo.county.structure.staff import Staffing
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.county.tables import Municipality, municipalities

VISITED = "1880"  # Örebro, where a provider's board of visits is as full as a real one's
FEWEST, ONE_FOR, MOST = 9, 125, 36  # who make them: at least so many, one for so many persons, and at most
ONE_SERVES = 250  # residents of one who makes visits (organisations/units.toml)


def makes_visits(persons: int) -> int:
    """How many make the visits that a demonstration shows, in a county of so many persons."""
    return min(max(FEWEST, persons // ONE_FOR), MOST)


def build_structure(*, seed: int, persons: int) -> Structure:
    """Both regions, all municipalities, providers and associations, staffed for `persons` drawn persons."""
    return _Builder(seed, persons).build()


class _Site(NamedTuple):
    municipality: str
    place: str
    point: Point


class _Builder:
    def __init__(self, seed: int, persons: int) -> None:
        self._seed, self._persons = seed, persons
        self._share = persons / sum(m.population for m in municipalities())
        self._rng = Random(f"{seed}/structure/{persons}")
        self._staffing = Staffing(seed, self._rng)
        self._organisations: list[OrganisationDraft] = []
        self._units: list[UnitDraft] = []
        self._named: Counter[str] = Counter()
        self._templates = toml("organisations/units.toml")
        self._names = toml("organisations/names.toml")

    def build(self) -> Structure:
        for county in COUNTIES:
            self._region(county)
        for municipality in municipalities():
            self._municipality(municipality)
            self._associations(municipality)
        for provider in self._templates["provider"]:
            self._provider(provider)
        # After everybody else, so that who they are is drawn as before: whoever plans home nursing.
        for unit in self._units:
            if unit.kind == "home_nursing":
                self._staffing.staff(unit, {"planner": [1, 0]}, 0)
        return Structure(self._organisations, self._units, self._staffing.assignments)

    def _region(self, county: County) -> None:
        region = self._organisation("region", county.region, county.code, "")
        own = [m for m in municipalities() if m.county == county.code]
        for template in self._templates["unit"]:
            if template["owner"] == "region":
                for municipality in own:
                    if municipality.code in template.get("towns", [m.code for m in own]):
                        self._units_of(template, region, municipality, county.region)
        hospitals = [row for row in rows("hospitals.csv") if row["municipality"][:2] == county.code]
        for hospital in hospitals:
            self._hospital(hospital, region)

    def _hospital(self, hospital: dict[str, str], region: OrganisationDraft) -> None:
        template = self._templates["hospital"]
        wards = (
            template["wards"]
            if hospital["name"] in template["large"]
            else [*template["wards"][:2], template["wards"][-1]]
        )
        point = Point(float(hospital["latitude"]), float(hospital["longitude"]))
        site = _Site(hospital["municipality"], hospital["locality"], point)
        for ward in wards:
            name = ward["name"].format(hospital=hospital["name"])
            unit = self._unit(region, "hospital_ward", ward["service"], name, site)
            self._staffing.staff(unit, template["staff"], self._share * 300_000)  # a hospital serves half a county

    def _municipality(self, municipality: Municipality) -> None:
        body = self._organisation("municipality", municipality.body, municipality.county, municipality.code)
        for template in self._templates["unit"]:
            if template["owner"] == "municipality":
                self._units_of(template, body, municipality, "")

    def _units_of(
        self, template: dict[str, Any], owner: OrganisationDraft, municipality: Municipality, region: str
    ) -> None:
        residents = municipality.population * self._share
        number = max(1, round(residents / template["persons"])) if "persons" in template else 1
        for index in range(number):
            place = localities(municipality.code)[index % len(localities(municipality.code)) if number > 1 else 0]
            name = self._name(template, municipality, region, place.name, index)
            site = _Site(municipality.code, place.name, place.point)
            unit = self._unit(owner, template["kind"], template["service"], name, site)
            self._staffing.staff(unit, template["staff"], residents / number)

    def _name(self, template: dict[str, Any], municipality: Municipality, region: str, place: str, index: int) -> str:
        kind = template.get("names", "")
        if kind == "places":
            own = place if index < 3 else self._names["centres"][index % len(self._names["centres"])]
        else:
            names = self._names.get(kind, [""])
            own = names[(index * 7 + int(municipality.code) + len(template["service"]) * 3) % len(names)]
        name = template["name"].format(name=own, place=place, municipality=municipality.name, region=region)
        self._named[f"{municipality.code}{name}"] += 1
        times = self._named[f"{municipality.code}{name}"]
        return name if times == 1 else f"{name} {times}"

    def _provider(self, template: dict[str, Any]) -> None:
        for county in COUNTIES:
            towns = [m for m in municipalities() if m.code in template["towns"] and m.county == county.code]
            if not towns:
                continue
            provider = self._organisation("provider", template["name"], county.code, "")
            for municipality in towns:
                place = localities(municipality.code)[0]
                name = template["unit"].format(municipality=municipality.name)
                site = _Site(municipality.code, place.name, place.point)
                unit = self._unit(provider, "home_care", "home_care", name, site)
                own = next(t for t in self._templates["unit"] if t["service"] == "home_care")
                residents = municipality.population * self._share / 6
                # Where a demonstration shows the visits of many, there are those who make them.
                at_least = makes_visits(self._persons) * ONE_SERVES if municipality.code == VISITED else 0
                self._staffing.staff(unit, own["staff"], max(residents, at_least))

    def _associations(self, municipality: Municipality) -> None:
        places = localities(municipality.code)
        for index, template in enumerate(toml("organisations/associations.toml")["association"]):
            place = places[index % min(3, len(places))]
            name = template["name"].format(place=place.name, municipality=municipality.name)
            association = self._organisation("association", name, municipality.county, municipality.code)
            site = _Site(municipality.code, place.name, place.point)
            unit = self._unit(association, "association", template["service"], name, site)
            self._staffing.staff(unit, {"association_contact": [1, 15_000]}, municipality.population * self._share)

    def _organisation(self, kind: str, name: str, county: str, municipality: str) -> OrganisationDraft:
        key = stable_id(self._seed, "organisation", f"{county}/{municipality}/{name}")
        organisation = OrganisationDraft(key, kind, name, county, municipality)
        self._organisations.append(organisation)
        return organisation

    def _unit(self, owner: OrganisationDraft, kind: str, service: str, name: str, site: _Site) -> UnitDraft:
        key = stable_id(self._seed, "unit", f"{site.municipality}/{service}/{name}")
        phone = f"08-465 004 {len(self._units) % 100:02d}"
        unit = UnitDraft(key, owner.id, kind, service, name, owner.county, *site[:2], phone, site.point)
        self._units.append(unit)
        return unit
