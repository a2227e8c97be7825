"""From places on the globe to places in a picture: what is shown, how large it is, and a bar that tells. Pure.

A day's homes lie within some kilometres: straight lines over a flat ground are true enough to look at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, floor, log10, radians, sin

Place = tuple[float, float]  # latitude, longitude
Spot = tuple[float, float]  # per cent of the picture, from the left and from the top

KM_A_DEGREE = 111.195  # of latitude
ASPECT = 1.25  # wide against high, as the look sheet has it (.map)
AIR = 0.09  # around the outermost homes, of the picture
SMALLEST_KM = 1.2  # one home alone is not a whole picture
NUDGE = 0.8  # per cent, between two who come to the same home
BAR = 0.3  # the scale's bar is at most this much of the picture


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the ground is shown: from its north-west corner, so many kilometres."""

    north: float
    west: float
    wide_km: float
    high_km: float
    km_a_degree: float  # of longitude, here

    def at(self, place: Place) -> Spot:
        """Where in the picture."""
        return (
            round((place[1] - self.west) * self.km_a_degree / self.wide_km * 100, 1),
            round((self.north - place[0]) * KM_A_DEGREE / self.high_km * 100, 1),
        )

    def holds(self, place: Place) -> bool:
        """Whether it is in the picture."""
        return all(0 <= each <= 100 for each in self.at(place))


def frame_of(places: Iterable[Place]) -> Frame | None:
    """The frame that holds them all with some air, none where there are none."""
    found = list(places)
    if not found:
        return None
    south, north = min(one[0] for one in found), max(one[0] for one in found)
    west, east = min(one[1] for one in found), max(one[1] for one in found)
    km = KM_A_DEGREE * cos(radians((south + north) / 2))
    high, wide = (north - south) * KM_A_DEGREE, (east - west) * km
    wide_km = max(wide, high * ASPECT, SMALLEST_KM) / (1 - 2 * AIR)
    high_km = wide_km / ASPECT
    return Frame(
        (south + north) / 2 + high_km / 2 / KM_A_DEGREE, (west + east) / 2 - wide_km / 2 / km, wide_km, high_km, km
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """The scale: a round number of metres, and how much of the picture it is, in per cent."""

    metres: int
    wide: float


def bar_of(frame: Frame) -> Bar:
    """The longest of 1, 2 and 5 times a power of ten that there is room for."""
    most = frame.wide_km * 1000 * BAR
    power = 10 ** floor(log10(most))
    metres = max(int(power * each) for each in (1, 2, 5) if power * each <= most)
    return Bar(metres, round(metres / frame.wide_km / 10, 2))


def beside(spot: Spot, number: int) -> Spot:
    """The same spot for one of many who come there: the first on it, the others a little around it."""
    if not number:
        return spot
    turn = number * 2.4  # radians: the golden angle, so that no two lie on each other
    return round(spot[0] + NUDGE * cos(turn), 1), round(spot[1] + NUDGE * ASPECT * sin(turn), 1)


def apart(wanted: Iterable[Spot], *, wide: float = 5.5, high: float = 5.0) -> list[Spot]:
    """Where to write beside each mark, so that one text seldom covers another: to the right of it, else around it."""
    ways = [(0.0, 0.0), (0.0, -high), (0.0, high), (-wide * 1.6, 0.0), (wide, 0.0), (-wide * 1.6, -high),
            (-wide * 1.6, high), (0.0, -2 * high), (0.0, 2 * high)]  # fmt: skip
    taken: list[Spot] = []
    for x, y in wanted:
        spots = [(round(x + right, 1), round(y + down, 1)) for right, down in ways]
        free = (spot for spot in spots if all(abs(spot[0] - a) >= wide or abs(spot[1] - b) >= high for a, b in taken))
        taken.append(next(free, spots[0]))
    return taken
