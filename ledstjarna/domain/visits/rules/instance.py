"""A unit's fortnight as the planning engine is asked it, and its answer as visits: the house's own file format. Pure.

Names nobody: ids, times and places alone. Two who come together are one visit to the engine; who of them is the first
is decided here, always the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.visits.rules.needs import moment_of
from ledstjarna.domain.visits.rules.placing import KM_AN_HOUR, ROAD_FACTOR, Place, Shift
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of

FORMAT, PLAN_FORMAT = "ledstjarna-visits/1", "ledstjarna-visits-plan/1"
BASE, CAR = "base", "car"
Moves = dict[UUID, tuple[UUID | None, datetime]]  # who and when, by visit


class NotAPlan(Exception):
    """What was read is no answer to what was asked: of other visits, or of another form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One visit of the board, as the engine is asked about it."""

    id: UUID
    activity_id: UUID
    day: date
    position: int
    subject_id: UUID
    starts: datetime
    ends: datetime
    earliest: datetime
    latest: datetime
    state: str
    carer_id: UUID | None
    locked: bool


def instance(
    visits: Sequence[Asked], shifts: Sequence[Shift], homes: Mapping[UUID, Place], *, base: Place, first: date,
    days: int, at: datetime,
) -> dict[str, Any]:  # fmt: skip
    """The question: what has been, has begun or is locked stays with whom it has; the rest is free."""
    persons = sorted({one.subject_id for one in visits})
    known = [place for place in homes.values() if place is not None]
    middle = base or _middle(known)
    by_carer: dict[UUID, list[Shift]] = defaultdict(list)
    for row in shifts:
        by_carer[row.carer_id].append(row)
    return {
        "format": FORMAT,
        "days": [(first + timedelta(days=number)).isoformat() for number in range(days)],
        "places": [_place(BASE, middle), *(_place(str(key), homes.get(key) or middle) for key in persons)],
        "travel": {CAR: {"speed_kmh": KM_AN_HOUR, "road_factor": ROAD_FACTOR}},
        "depots": [{"id": BASE, "place": BASE}],
        "carers": [
            {"id": str(key), "depot": BASE, "mode": CAR, "shifts": [_shift(row) for row in rows]}
            for key, rows in sorted(by_carer.items())
        ],
        "persons": [{"id": str(key), "place": str(key)} for key in persons],
        "visits": [_visit(ones, set(by_carer), at) for ones in _together(visits)],
    }


def _middle(known: Sequence[tuple[float, float]]) -> tuple[float, float]:
    if not known:
        return 0.0, 0.0
    return sum(lat for lat, _lon in known) / len(known), sum(lon for _lat, lon in known) / len(known)


def _place(name: str, place: tuple[float, float]) -> dict[str, Any]:
    return {"id": name, "lat": place[0], "lon": place[1]}


def _shift(row: Shift) -> dict[str, Any]:
    day = day_of(row.starts)
    return {"day": day.isoformat(), "starts": _minutes(day, row.starts), "ends": _minutes(day, row.ends)}


def _minutes(day: date, at: datetime) -> float:
    """Minutes gone since local midnight: on the nights when clocks change too."""
    return (at - moment_of(day, time.min)).total_seconds() / 60


def _together(visits: Iterable[Asked]) -> list[list[Asked]]:
    found: dict[tuple[UUID, date], list[Asked]] = defaultdict(list)
    for one in sorted(visits, key=lambda one: one.position):
        found[one.activity_id, one.day].append(one)
    return [found[key] for key in sorted(found)]


def name_of(one: Asked) -> str:
    """What a visit is called to the engine: by its time of the plan, so that two who come are one."""
    return f"{one.activity_id}.{one.day.isoformat()}"


def _visit(ones: list[Asked], carers: set[UUID], at: datetime) -> dict[str, Any]:
    one = ones[0]
    day = day_of(one.starts)
    who = [each.carer_id for each in ones if each.carer_id in carers]
    stays = one.state not in AHEAD or one.starts < at
    told: dict[str, Any] = {
        "id": name_of(one), "person": str(one.subject_id), "day": day.isoformat(),
        "minutes": (one.ends - one.starts).total_seconds() / 60, "together": len(ones), "optional": True,
        "windows": [{"opens": _minutes(day, min(one.earliest, one.starts)),
                     "closes": _minutes(day, max(one.latest, one.starts))}],
    }  # fmt: skip
    if len(who) == len(ones):
        told["before"] = {"carers": [str(each) for each in who], "starts": _minutes(day, one.starts)}
        told["standing"] = "done" if stays else "locked" if any(each.locked for each in ones) else "free"
    return told


def moves_in(plan: Mapping[str, Any], visits: Sequence[Asked]) -> Moves:
    """The answer as who and when, by visit; nobody for what it leaves unmade. Raises NotAPlan."""
    if plan.get("format") != PLAN_FORMAT:
        raise NotAPlan
    asked = {name_of(ones[0]): ones for ones in _together(visits)}
    came: dict[str, list[tuple[UUID, datetime]]] = defaultdict(list)
    try:
        for route in plan["routes"]:
            midnight = moment_of(date.fromisoformat(route["day"]), time.min)
            for stop in route["stops"]:
                starts = midnight + timedelta(minutes=round(stop["starts"]))
                came[stop["visit"]].append((UUID(route["carer"]), starts))
    except (KeyError, TypeError, ValueError) as error:
        raise NotAPlan from error
    if not came.keys() <= asked.keys():
        raise NotAPlan
    found: Moves = {}
    for name, ones in asked.items():
        who = _kept_first(ones, came.get(name, []))
        for one, (carer_id, starts) in zip(ones, [*who, *[(None, one.starts) for one in ones]], strict=False):
            found[one.id] = carer_id, starts
    return found


def _kept_first(ones: Sequence[Asked], came: Sequence[tuple[UUID, datetime]]) -> list[tuple[UUID | None, datetime]]:
    """Whoever had the first position keeps it, so that nothing is told as changed that is not."""
    had = {one.carer_id: one.position for one in ones}
    return sorted(came, key=lambda pair: (had.get(pair[0], 9), str(pair[0])))
