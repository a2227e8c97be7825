"""A unit's fortnight as the planning engine is asked it, and its answer as visits: the house's own file format. Pure.

Names nobody and tells where nobody lives: ids, times, and minutes between homes. Two who come together are one visit to
the engine; who of them is the first is decided here, always the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import floor
from typing import Any
from uuid import UUID

from ledstjarna.domain.visits.rules.abilities import NO_WISH, NOTHING_SAID, Able, Wish, barred
from ledstjarna.domain.visits.rules.abilities import together as wished
from ledstjarna.domain.visits.rules.placing import FROM_BASE, Place, Shift, way
from ledstjarna.domain.visits.rules.promised import last_start
from ledstjarna.domain.visits.rules.resting import LENGTH, due
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of, moment_of

FORMAT, PLAN_FORMAT = "ledstjarna-visits/1", "ledstjarna-visits-plan/1"
BASE, CAR = "base", "car"
LAST = 2880.0  # minutes of a day and the next
BREAK = LENGTH.total_seconds() / 60 + 1  # a minute more than is due: the answer's times are made whole minutes
KEPT = 2  # days, today and the next: what is told of them keeps its price in a plan that is made from the ground up
SOON = timedelta(minutes=15)  # whoever is on the way to a visit makes it: nothing moves that begins sooner
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
    wish: Wish = NO_WISH


def instance(
    visits: Sequence[Asked], shifts: Sequence[Shift], homes: Mapping[UUID, Place], *, first: date, days: int,
    at: datetime, weights: Mapping[str, float] | None = None, able: Mapping[UUID, Able] | None = None,
    languages: Mapping[UUID, str] | None = None, contacts: Mapping[UUID, UUID] | None = None, anew: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The question: what has been, has begun, begins at once or is locked stays with whom it has, and when; the rest is
    free. A night's work is of the day that it begins, and the night before the first day is of that day, from midnight.
    `weights` are those that are not the engine's own; `able` is what each can; `languages` those of persons who speak
    another than Swedish; `contacts` the persons' named contacts in the unit. What was decided is not optional: a visit
    comes late before it comes not at all (rules.promised). A free visit that nobody at work may make is not asked
    about: it stays without anybody. `anew`: what stands is where the search begins, and it costs nothing to change but
    what is told of the next days."""
    can = able or {}
    spoken = languages or {}
    persons = sorted({one.subject_id for one in visits})
    by_carer: dict[UUID, list[Shift]] = defaultdict(list)
    for row in sorted(shifts, key=lambda row: row.starts):
        by_carer[row.carer_id].append(row)
    return {
        "format": FORMAT,
        "days": [(first + timedelta(days=number)).isoformat() for number in range(days)],
        "places": [{"id": BASE}, *({"id": str(key)} for key in persons)],
        "travel": {CAR: {"matrix": _ways([homes.get(key) for key in persons])}},
        "depots": [{"id": BASE, "place": BASE}],
        "carers": [
            {"id": str(key), "depot": BASE, "mode": CAR, "shifts": _shifts(rows, first, at)} | _able(can.get(key))
            for key, rows in sorted(by_carer.items())
        ],
        "persons": [
            {"id": str(key), "place": str(key)}
            | _wished(its, by_carer, spoken.get(key, ""), (contacts or {}).get(key))
            for key, its in _by_person(visits, persons)
        ],
        "visits": _visits(visits, Duty(by_carer, first), at, can, anew=anew),
        "weights": dict(weights or {}),
    }  # fmt: skip


def _able(able: Able | None) -> dict[str, Any]:
    """What somebody can, as far as it is said."""
    if able is None:
        return {}
    return {
        "abilities": sorted(code for code, last in able.abilities.items() if last is None),
        "delegations": [
            {"ability": code, "last": last.isoformat()} for code, last in sorted(able.abilities.items()) if last
        ],
        "languages": sorted(able.languages), "sex": able.sex,
    }  # fmt: skip


def _by_person(visits: Iterable[Asked], persons: Sequence[UUID]) -> list[tuple[UUID, Wish]]:
    wishes: dict[UUID, set[Wish]] = defaultdict(set)
    for one in visits:
        wishes[one.subject_id].add(one.wish)
    return [(key, wished(sorted(wishes[key], key=repr))) for key in persons]


def _wished(wish: Wish, there: Iterable[UUID], language: str, contact: UUID | None) -> dict[str, Any]:
    """What a person wishes, of those who work in the days, and their named contact; nothing where nothing is said."""
    known = set(there)
    told: dict[str, Any] = {
        "preferred": sorted(map(str, wish.preferred & known)), "not_carers": sorted(map(str, wish.never & known)),
        "sex": wish.sex, "sex_required": wish.sex_required,
        "languages": [each for each in [wish.language or language] if each],
        "contact": str(contact) if contact in known - wish.never else "",
    }  # fmt: skip
    return {name: each for name, each in told.items() if each}


def _ways(homes: Sequence[Place]) -> list[list[float]]:
    """Minutes between homes, as the board counts them; the base first, as far from everybody."""
    base = FROM_BASE.total_seconds() / 60
    rows = [[way(a, b).total_seconds() / 60 if m != n else 0.0 for n, b in enumerate(homes)]
            for m, a in enumerate(homes)]  # fmt: skip
    return [[0.0, *(base for _home in homes)], *([base, *row] for row in rows)]


class Duty:
    """Who works which of the engine's days: whose night it is after midnight too."""

    def __init__(self, by_carer: Mapping[UUID, Sequence[Shift]], first: date) -> None:
        self.by_carer, self.first = by_carer, first
        self.nights = sorted(
            (row.starts, row.ends) for rows in by_carer.values() for row in rows
             if self.day_of(row) < day_of(row.ends - timedelta(microseconds=1))
        )  # fmt: skip
        self.on = {(key, self.day_of(row)) for key, rows in by_carer.items() for row in rows}

    def day_of(self, shift: Shift) -> date:
        """The day that a shift is of."""
        return max(day_of(shift.starts), self.first)

    def day_for(self, ones: Sequence[Asked]) -> date:
        """The day that a visit is of: that of the shift of whoever has it. What nobody has is of its own day, but for
        what lies in the night before alone."""
        one = ones[0]
        mine = [
            self.day_of(row)
            for each in ones if each.carer_id is not None
            for row in self.by_carer.get(each.carer_id, ()) if row.starts <= one.starts < row.ends
        ]  # fmt: skip
        if mine:
            return min(mine)
        day = day_of(one.starts)
        by_day = any(
            self.day_of(row) == day and row.starts <= one.starts and one.ends <= row.ends
            for rows in self.by_carer.values() for row in rows
        )  # fmt: skip
        nights = [starts for starts, ends in self.nights if starts <= one.starts and one.ends <= ends]
        return day if by_day or not nights else max(day_of(nights[0]), self.first)


def _shifts(rows: Sequence[Shift], first: date, at: datetime) -> list[dict[str, Any]]:
    """When somebody can be at the persons', as on the board: the way there and home is beside the shift; and the breaks
    that are still to come."""
    found = []
    for number, row in enumerate(rows):
        after = rows[number - 1].ends if number else row.starts - FROM_BASE
        before = rows[number + 1].starts if number + 1 < len(rows) else row.ends + FROM_BASE + row.beyond
        starts, ends = max(row.starts - FROM_BASE, after), min(row.ends + FROM_BASE, before)
        day = max(day_of(row.starts), first)
        found.append(
            {
                "day": day.isoformat(), "starts": max(0.0, _minutes(day, starts)),
                "ends": min(LAST, _minutes(day, ends)),
                **_overtime(row, before - ends),
                "breaks": _breaks(row, day, min(LAST, _minutes(day, ends)), at),
            }
        )  # fmt: skip
    return found


def _overtime(row: Shift, free: timedelta) -> dict[str, float]:
    """How much longer than the shift somebody may be out, before what comes next; nothing where it is not allowed."""
    minutes = min(row.beyond, max(free, timedelta())).total_seconds() / 60
    return {"overtime": minutes} if minutes else {}


def _breaks(row: Shift, day: date, until: float, at: datetime) -> list[dict[str, float]]:
    """The breaks of a shift that are still to come."""
    found = []
    for one in due(row.starts, row.ends):
        earliest, latest = max(0.0, _minutes(day, one.earliest)), min(_minutes(day, one.latest), until - BREAK)
        if at < one.latest and earliest <= latest:
            found.append({"earliest": earliest, "latest": latest, "minutes": BREAK})
    return found


def _minutes(day: date, at: datetime) -> float:
    """Minutes gone since local midnight: on the nights when clocks change too."""
    return (at - moment_of(day, time.min)).total_seconds() / 60


def together(visits: Iterable[Asked]) -> list[list[Asked]]:
    """The visits by the time of the plan that they are: two where two come."""
    found: dict[tuple[UUID, date], list[Asked]] = defaultdict(list)
    for one in sorted(visits, key=lambda one: one.position):
        found[one.activity_id, one.day].append(one)
    return [found[key] for key in sorted(found)]


def name_of(one: Asked) -> str:
    """What a visit is called to the engine: by its time of the plan, so that two who come are one."""
    return f"{one.activity_id}.{one.day.isoformat()}"


def may_move(one: Asked, at: datetime) -> bool:
    """Whether a visit is free to be given to somebody, or somebody else, at another time."""
    return one.state in AHEAD and not one.locked and one.starts >= soonest(one.carer_id, at)


def soonest(carer_id: UUID | None, at: datetime) -> datetime:
    """The first beginning of what can still be taken from whoever has it: nobody is turned back at the door."""
    return at if carer_id is None else at + SOON


def _visits(
    visits: Iterable[Asked], duty: Duty, at: datetime, able: Mapping[UUID, Able], *, anew: bool
) -> list[dict[str, Any]]:  # fmt: skip
    """What the engine may move, and what stays, as far as it keeps somebody who works that day busy."""
    found, busy = [], dict[UUID, datetime]()
    for ones in sorted(together(visits), key=lambda ones: (ones[0].starts, name_of(ones[0]))):
        day = duty.day_for(ones)
        who = [each.carer_id for each in ones if each.carer_id and (each.carer_id, day) in duty.on]
        whole = len(set(who)) == len(ones)
        if all(may_move(each, at) for each in ones):
            may = [key for key in duty.by_carer if not barred(ones[0].wish, key, able.get(key, NOTHING_SAID), day)]
            if len(may) >= len(ones):
                kept = not anew or (ones[0].state == "published" and day_of(ones[0].starts) < _kept_until(at))
                found.append(_free(ones, day, who if whole and set(who) <= set(may) else [], at, kept=kept))
        elif whole and all(busy.get(each, ones[0].starts) <= ones[0].starts for each in who):
            found.append(_kept(ones, day, who))
            busy |= dict.fromkeys(who, ones[0].ends)
    return found


def _kept_until(at: datetime) -> date:
    """The first day whose told visits are as free as others."""
    return day_of(at) + timedelta(days=KEPT)


def _free(ones: list[Asked], day: date, who: Sequence[UUID], at: datetime, *, kept: bool) -> dict[str, Any]:
    one = ones[0]
    told = _told(ones, day) | {"windows": [_window(one, day, at)]}
    if one.wish.abilities:
        told |= {"abilities": sorted(one.wish.abilities)}
    if who:
        before = {"carers": [str(each) for each in who], "starts": _minutes(day, one.starts)}
        told |= {"before": before if kept else before | {"priced": False}}
    return told | ({"standing": "free"} if who else {})


def _window(one: Asked, day: date, at: datetime) -> dict[str, Any]:
    """When a visit may begin: within what was promised, or at a price as long after as the promise bears; never where
    it stands already is too late."""
    opens = max(min(one.earliest, one.starts), _whole(at + SOON))
    closes = max(one.latest, opens)
    latest = max(last_start(one.earliest, one.latest, one.wish.abilities), one.starts, opens)
    told = {"opens": max(0.0, _minutes(day, opens)), "closes": _minutes(day, closes)}
    return told if latest == closes else told | {"soft": True, "latest": _minutes(day, latest)}


def _kept(ones: list[Asked], day: date, who: Sequence[UUID]) -> dict[str, Any]:
    at = _minutes(day, ones[0].starts)
    return _told(ones, day) | {
        "windows": [{"opens": at, "closes": at}], "standing": "done",
        "before": {"carers": [str(each) for each in who], "starts": at},
    }  # fmt: skip


def _told(ones: list[Asked], day: date) -> dict[str, Any]:
    one = ones[0]
    return {
        "id": name_of(one), "person": str(one.subject_id), "day": day.isoformat(),
        "minutes": (one.ends - one.starts).total_seconds() / 60, "together": len(ones),
    }  # fmt: skip


def _whole(at: datetime) -> datetime:
    """The next whole minute."""
    return at + timedelta(microseconds=-at.microsecond, seconds=-at.second % 60)


def moves_in(plan: Mapping[str, Any], visits: Sequence[Asked]) -> Moves:
    """The answer as who and when, by visit; nobody for what it leaves unmade. Raises NotAPlan."""
    if plan.get("format") != PLAN_FORMAT:
        raise NotAPlan
    asked = {name_of(ones[0]): ones for ones in together(visits)}
    came: dict[str, list[tuple[UUID, datetime]]] = defaultdict(list)
    try:
        for route in plan["routes"]:
            midnight = moment_of(date.fromisoformat(route["day"]), time.min)
            for stop in route["stops"]:
                # Halves always go up, so that who comes on the minute still does.
                starts = midnight + timedelta(minutes=floor(stop["starts"] + 0.5))
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
