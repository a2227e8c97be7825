"""Where in a municipality people live: its localities, streets with their postcodes, and the countryside."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.files import geojson, rows, toml
from ledstjarna.demo.county.geometry import Point, Ring, anywhere, distance_km, near, pulled_inside
from ledstjarna.demo.county.tables import Municipality

VILLAGE = 200  # residents we assume where the source gives none


@dataclass(frozen=True, slots=True)
class Locality:
    """A place with a name. `point` is moved inside the municipality's simplified border where that cut it off."""

    name: str
    point: Point
    population: int
    post_town: str
    postcodes: tuple[str, ...]

    @property
    def spread_km(self) -> float:
        """How far from the middle its homes lie: one standard deviation."""
        return 0.25 * float((self.population / 1000) ** 0.5) + 0.1


class Address(NamedTuple):
    """Where a household lives."""

    locality: str
    point: Point
    street: str
    postcode: str
    post_town: str


@cache
def border(code: str) -> Ring:
    """The municipality's polygon."""
    feature = next(f for f in geojson("municipalities.geojson") if f["properties"]["code"] == code)
    return tuple(Point(latitude, longitude) for longitude, latitude in feature["geometry"]["coordinates"][0])


@cache
def localities(code: str) -> tuple[Locality, ...]:
    """The municipality's places, largest first."""
    towns = _post_towns(code)
    found = [_locality(row, towns) for row in rows("localities.csv") if row["municipality"] == code]
    return tuple(sorted(found, key=lambda place: (-place.population, place.name)))


def _locality(row: dict[str, str], towns: dict[str, tuple[str, ...]]) -> Locality:
    town = row["name"] if row["name"] in towns else max(towns, key=lambda name: len(towns[name]))
    point = Point(float(row["latitude"]), float(row["longitude"]))
    inside = pulled_inside(point, border(row["municipality"]))
    return Locality(row["name"], inside, int(row["population"] or VILLAGE), town, towns[town])


def _post_towns(code: str) -> dict[str, tuple[str, ...]]:
    """Post town → postcodes. Codes that end below 20 are box addresses in most towns: left out where others exist."""
    towns: dict[str, list[str]] = defaultdict(list)
    for row in rows("postcodes.csv"):
        if row["municipality"] == code:
            towns[row["post_town"]].append(row["postcode"])
    return {
        town: tuple([postcode for postcode in found if int(postcode[3:]) >= 20] or found)
        for town, found in towns.items()
    }


class Places:
    """Draws addresses in one municipality."""

    def __init__(self, municipality: Municipality, rng: Random) -> None:
        self._rng = rng
        self._ring = border(municipality.code)
        self._localities = localities(municipality.code)
        in_localities = sum(place.population for place in self._localities)
        self._rural = min(0.3, max(0.05, 1 - in_localities / municipality.population))
        self._weights: list[float] = []
        running = 0.0
        for place in self._localities:
            running += place.population
            self._weights.append(running)
        self._streets = {place.name: self._name_streets(place) for place in self._localities}
        self._farms = toml("places.toml")["farm"]

    def draw(self, *, is_flat: bool) -> Address:
        """An address. Flats are never in the countryside."""
        if not is_flat and self._rng.random() < self._rural:
            return self._in_the_country()
        place = self._rng.choices(self._localities, cum_weights=self._weights)[0]
        name, postcode = self._rng.choice(self._streets[place.name])
        point = near(self._rng, place.point, place.spread_km, self._ring)
        return Address(place.name, point, f"{name} {self._number(is_flat)}", postcode, place.post_town)

    def _in_the_country(self) -> Address:
        point = anywhere(self._rng, self._ring)
        place = min(self._localities, key=lambda place: distance_km(place.point, point))
        farm = self._rng.choice(self._farms["first"]) + self._rng.choice(self._farms["second"])
        return Address(place.name, point, f"{farm} {self._rng.randint(1, 12)}", max(place.postcodes), place.post_town)

    def _number(self, is_flat: bool) -> str:
        number = str(self._rng.randint(1, 48))
        if self._rng.random() < 0.15:
            number += self._rng.choice("ABCD")
        if is_flat and self._rng.random() < 0.6:
            number += f" lgh {self._rng.randint(10, 14)}0{self._rng.randint(1, 4)}"
        return number

    def _name_streets(self, place: Locality) -> list[tuple[str, str]]:
        """The locality's streets, each with one postcode."""
        street = toml("places.toml")["street"]
        wanted = min(8 + place.population // 120, 260)
        names = {self._rng.choice(street["first"]) + self._rng.choice(street["second"]) for _ in range(wanted)}
        return [(name, self._rng.choice(place.postcodes)) for name in sorted(names)]


def middle_of(code: str) -> Point:
    """The municipality's largest place: where its units are taken to be near when nothing else is known."""
    return localities(code)[0].point
