"""Every municipality has who is needed, in numbers that follow its size."""

from collections import Counter

import pytest

from ledstjarna.demo.county.files import toml
from ledstjarna.demo.county.geometry import is_inside
from ledstjarna.demo.county.places import border
from ledstjarna.demo.county.structure.build import build_structure
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.county.tables import municipalities


@pytest.fixture(scope="module")
def structure() -> Structure:
    return build_structure(seed=1, persons=2000)


def test_two_regions_and_twentyone_municipalities(structure: Structure) -> None:
    kinds = Counter(organisation.kind for organisation in structure.organisations)
    assert (kinds["region"], kinds["municipality"]) == (2, 21)
    assert kinds["association"] == 21 * len(toml("organisations/associations.toml")["association"])
    assert kinds["provider"] > 2


def test_every_service_reaches_every_municipality(structure: Structure) -> None:
    services = {unit.service for unit in structure.units}
    for municipality in municipalities():
        for service in services:
            unit = structure.unit_for(municipality.code, service)
            assert structure.staff_of(unit)
            assert unit.county == municipality.county


def test_ids_and_names_are_unique_where_they_must_be(structure: Structure) -> None:
    for things in (structure.organisations, structure.units, structure.assignments):
        assert len({thing.id for thing in things}) == len(things)
    names = Counter((unit.municipality, unit.name) for unit in structure.units)
    assert max(names.values()) == 1


def test_units_lie_in_their_municipality(structure: Structure) -> None:
    for unit in structure.units:
        assert is_inside(unit.point, border(unit.municipality)), unit.name


def test_staff_grows_with_the_population() -> None:
    small, large = (build_structure(seed=1, persons=persons) for persons in (2_000, 300_000))
    assert len(large.assignments) > 2 * len(small.assignments)
    assert len(large.units) > len(small.units)


def test_the_same_seed_gives_the_same_structure(structure: Structure) -> None:
    again = build_structure(seed=1, persons=2000)
    assert again.assignments == structure.assignments
    assert not {unit.id for unit in build_structure(seed=2, persons=2000).units} & {u.id for u in structure.units}
