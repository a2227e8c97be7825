"""What lies under the routes: names of localities and the borders of municipalities, from our own file (README)."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ledstjarna.web.team.day_map.geometry import Frame, Place, Spot

MOST_NAMES = 12  # in one picture, the largest localities first


@dataclass(frozen=True, slots=True)
class Ground:
    """Names with where they stand, and each border as a path in a picture of 100 by 100."""

    names: list[tuple[Spot, str]]
    borders: list[str]


@cache
def _known() -> tuple[list[tuple[str, Place]], list[list[Place]]]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "ground.json").read_text(encoding="utf-8"))
    names = [(name, (north, east)) for name, north, east, _residents in found["places"]]
    return names, [[(north, east) for north, east in ring] for ring in found["borders"]]


def ground_of(frame: Frame) -> Ground:
    """What of it the frame holds, or is crossed by."""
    names, borders = _known()
    shown = [(frame.at(place), name) for name, place in names if frame.holds(place)]
    rings = [[frame.at(place) for place in ring] for ring in borders]
    return Ground(shown[:MOST_NAMES], [_path(ring) for ring in rings if _crosses(ring)])


def _crosses(ring: list[Spot]) -> bool:
    """Whether some side of it may be in the picture: those that lie wholly beside it are not."""
    return any(
        all(max(here, there) >= 0 and min(here, there) <= 100 for here, there in zip(a, b, strict=True))
        for a, b in pairwise(ring)
    )


def _path(ring: list[Spot]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z"
