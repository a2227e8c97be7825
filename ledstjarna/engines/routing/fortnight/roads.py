"""Travel by a mode: its matrix, or straight lines over the globe made longer by a road factor, at a speed."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError

Matrix = tuple[tuple[float, ...], ...]
EARTH_KM = 6371.0088  # mean radius, IUGG


def travel(told: dict[str, Any], places: list[dict[str, Any]]) -> Matrix:
    """Minutes from place to place. Raises RoutingError where a place has no coordinates and the mode no matrix."""
    if "matrix" in told:
        return tuple(tuple(map(float, row)) for row in told["matrix"])
    for place in places:
        if "lat" not in place or "lon" not in place:
            raise RoutingError(Fault.NO_PLACE_ON_EARTH, place["id"])
    pace = 60 / told["speed_kmh"] * told["road_factor"]
    extra = told.get("extra_minutes", 0.0)
    return tuple(
        tuple(0.0 if one is other else round(_crow(one, other) * pace + extra, 2) for other in places) for one in places
    )


def _crow(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Kilometres as the crow flies, by the haversine formula."""
    north, south = radians(one["lat"]), radians(other["lat"])
    across = sin((south - north) / 2) ** 2
    across += cos(north) * cos(south) * sin(radians(other["lon"] - one["lon"]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(across)))
