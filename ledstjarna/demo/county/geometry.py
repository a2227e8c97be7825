"""Points and polygons on a map small enough to be flat."""

from math import cos, hypot, radians
from random import Random
from typing import NamedTuple

KM_PER_DEGREE = 111.32


class Point(NamedTuple):
    """WGS 84, degrees."""

    latitude: float
    longitude: float


Ring = tuple[Point, ...]


def is_inside(point: Point, ring: Ring) -> bool:
    """Whether the point lies in the ring (ray casting)."""
    latitude, longitude = point
    inside = False
    before_lat, before_lon = ring[-1]
    for lat, lon in ring:
        if (lat > latitude) != (before_lat > latitude) and longitude < lon + (latitude - lat) * (before_lon - lon) / (
            before_lat - lat
        ):
            inside = not inside
        before_lat, before_lon = lat, lon
    return inside


def middle(ring: Ring) -> Point:
    """The mean of the corners."""
    return Point(sum(p.latitude for p in ring) / len(ring), sum(p.longitude for p in ring) / len(ring))


def pulled_inside(point: Point, ring: Ring) -> Point:
    """The point itself, or the first point inside on the way to the middle when a simplified border cut it off."""
    centre = middle(ring)
    for step in range(101):
        share = step / 100
        moved = Point(
            round(point.latitude + (centre.latitude - point.latitude) * share, 5),
            round(point.longitude + (centre.longitude - point.longitude) * share, 5),
        )
        if is_inside(moved, ring):
            return moved
    raise ValueError("no point of the line to the middle lies inside")


def near(rng: Random, point: Point, spread_km: float, ring: Ring) -> Point:
    """A point normally spread around another, inside the ring. `point` itself when that fails too often."""
    for _ in range(20):
        north, east = rng.gauss(0, spread_km), rng.gauss(0, spread_km)
        drawn = Point(
            round(point.latitude + north / KM_PER_DEGREE, 5),
            round(point.longitude + east / (KM_PER_DEGREE * cos(radians(point.latitude))), 5),
        )
        if is_inside(drawn, ring):
            return drawn
    return point


def anywhere(rng: Random, ring: Ring) -> Point:
    """A point evenly spread inside the ring."""
    latitudes, longitudes = [p.latitude for p in ring], [p.longitude for p in ring]
    while True:
        drawn = Point(
            round(rng.uniform(min(latitudes), max(latitudes)), 5),
            round(rng.uniform(min(longitudes), max(longitudes)), 5),
        )
        if is_inside(drawn, ring):
            return drawn


def distance_km(one: Point, other: Point) -> float:
    """How far apart, flat earth."""
    north = (one.latitude - other.latitude) * KM_PER_DEGREE
    east = (one.longitude - other.longitude) * KM_PER_DEGREE * cos(radians(one.latitude))
    return hypot(north, east)
