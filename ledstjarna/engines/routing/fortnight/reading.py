"""The house's own format read: the schema first, then what it cannot say, then the nouns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats.schemas import as_by
from ledstjarna.engines.routing.fortnight.local import minutes_at
from ledstjarna.engines.routing.fortnight.problem import (
    Before,
    Break,
    Carer,
    Delegation,
    Fortnight,
    Link,
    Person,
    Rest,
    Shift,
    Standing,
    Visit,
    Window,
)
from ledstjarna.engines.routing.fortnight.roads import travel
from ledstjarna.engines.routing.fortnight.schema import FORMAT, SCHEMA
from ledstjarna.engines.routing.fortnight.validation import validated
from ledstjarna.engines.routing.fortnight.weights import USUAL

LATEST = 2880.0  # the end of the day after: what a soft window without a last start may be passed to


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA)


def is_own(told: dict[str, Any]) -> bool:
    """Whether an object says that it has this format, in any version."""
    return str(told.get("format", "")).startswith("ledstjarna-visits/")


def fortnight_of(told: dict[str, Any]) -> Fortnight:
    """The problem of a file's object, validated. Raises RoutingError with what is wrong and where."""
    if told.get("format") != FORMAT:
        raise RoutingError(Fault.UNKNOWN_FORMAT, told.get("format", ""))
    as_by(_schema(), told)
    return validated(_Reader(told).fortnight())


def day_in(problem: Fortnight, told: str) -> int:
    """Which of the problem's days a date is. Raises RoutingError where it is none."""
    day = _date(told)
    if day not in problem.days:
        raise RoutingError(Fault.DAY_OUTSIDE, told)
    return problem.days.index(day)


class _Reader:
    """An object that the schema holds of, read with its days and ids looked up."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.dates = [_date(each) for each in told["days"]]
        if not self.dates:
            raise RoutingError(Fault.NO_DAYS)
        if any(one >= other for one, other in zip(self.dates, self.dates[1:], strict=False)):
            raise RoutingError(Fault.DAYS_IN_DISORDER)
        self.days = {day: number for number, day in enumerate(self.dates)}
        self.places = _numbered(told["places"])
        self.depots = {each["id"]: self._known(self.places, each["place"]) for each in told["depots"]}
        _numbered(told["depots"])
        self.providers = _numbered(told.get("providers", []))

    def fortnight(self) -> Fortnight:
        """Everything."""
        told = self.told
        until = told.get("frozen_until")
        visits = tuple(map(self._visit, told["visits"]))
        if until:
            visits = tuple(
                _frozen(each, self._day(until["day"]), self._at(until["day"], until["time"])) for each in visits
            )
        self._nobody_away(visits)
        return Fortnight(
            days=tuple(self.dates),
            carers=tuple(map(self._carer, told["carers"])),
            persons=tuple(map(self._person, told["persons"])),
            visits=visits,
            links=tuple(
                Link(each["first"], each["second"], each.get("shortest", 0.0), each.get("longest"))
                for each in told.get("links", [])
            ),
            travel={name: travel(mode, told["places"]) for name, mode in told["travel"].items()},
            places=tuple(self.places),
            weights=replace(USUAL, **told.get("weights", {})),
            faces_goal=told.get("faces_goal", 6),
            rest=Rest(**{name: float(minutes) for name, minutes in told.get("rest", {}).items()}),
        )

    def _carer(self, told: dict[str, Any]) -> Carer:
        depot = self._known(self.depots, told["depot"])
        shifts = sorted(map(self._shift, told["shifts"]), key=lambda shift: (shift.day, shift.starts))
        return Carer(
            id=told["id"], leaves=depot, returns=depot, mode=told["mode"], shifts=tuple(shifts),
            provider=self._provider(told), abilities=_ids(told, "abilities"), titles=_ids(told, "titles"),
            delegations=tuple(map(_delegation, told.get("delegations", []))), languages=_ids(told, "languages"),
            sex=told.get("sex", ""), not_persons=_ids(told, "not_persons"), rather_not=_ids(told, "rather_not"),
        )  # fmt: skip

    def _shift(self, told: dict[str, Any]) -> Shift:
        at = self._clock(told["day"])
        breaks = (
            Break(at(each["earliest"]), at(each["latest"]), float(each["minutes"])) for each in told.get("breaks", [])
        )
        return Shift(
            self._day(told["day"]), at(told["starts"]), at(told["ends"]),
            tuple(sorted(breaks, key=lambda each: each.earliest)), float(told.get("overtime", 0.0)),
        )  # fmt: skip

    def _person(self, told: dict[str, Any]) -> Person:
        return Person(
            id=told["id"], place=self._known(self.places, told["place"]), preferred=_ids(told, "preferred"),
            not_carers=_ids(told, "not_carers"), contact=told.get("contact", ""), languages=_ids(told, "languages"),
            sex=told.get("sex", ""), sex_required=told.get("sex_required", False),
        )  # fmt: skip

    def _visit(self, told: dict[str, Any]) -> Visit:
        at = self._clock(told["day"])
        return Visit(
            id=told["id"], person=told["person"], day=self._day(told["day"]), minutes=float(told["minutes"]),
            windows=tuple(sorted((_window(each, at) for each in told["windows"]), key=lambda each: each.opens)),
            abilities=_ids(told, "abilities"), titles=tuple(frozenset(each) for each in told.get("titles", [])),
            together=told.get("together", 1), one_has=_ids(told, "one_has"), provider=self._provider(told),
            optional=told.get("optional", False), counts=told.get("counts", True),
            standing=Standing(told.get("standing", "free")),
            before=_before(told.get("before"), at),
        )  # fmt: skip

    def _nobody_away(self, visits: tuple[Visit, ...]) -> None:
        persons = {each["id"]: each for each in self.told["persons"]}
        for visit in visits:
            if visit.standing is Standing.DONE:
                continue
            person, day = persons.get(visit.person, {}), self.dates[visit.day]
            if "died" in person and day >= _date(person["died"]):
                raise RoutingError(Fault.PERSON_DEAD, f"{visit.id}: {visit.person} {person['died']}")
            for away in person.get("away", []):
                if _date(away["first"]) <= day <= _date(away["last"]):
                    raise RoutingError(Fault.PERSON_AWAY, f"{visit.id}: {visit.person} {away['first']}–{away['last']}")

    def _day(self, told: str) -> int:
        if (day := _date(told)) not in self.days:
            raise RoutingError(Fault.DAY_OUTSIDE, told)
        return self.days[day]

    def _at(self, day: str, told: float | str) -> float:
        return minutes_at(self.dates[self._day(day)], told)

    def _clock(self, day: str) -> Callable[[float | str], float]:
        return lambda told: self._at(day, told)

    def _provider(self, told: dict[str, Any]) -> str:
        if (name := str(told.get("provider", ""))) and self.providers and name not in self.providers:
            raise RoutingError(Fault.UNKNOWN_ID, name)
        return name

    @staticmethod
    def _known(among: dict[str, int], name: str) -> int:
        if name not in among:
            raise RoutingError(Fault.UNKNOWN_ID, name)
        return among[name]


def _date(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise RoutingError(Fault.NO_DATE, told) from error


def _numbered(told: list[dict[str, Any]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, each in enumerate(told):
        if each["id"] in numbers:
            raise RoutingError(Fault.DUPLICATE_ID, each["id"])
        numbers[each["id"]] = number
    return numbers


def _ids(told: dict[str, Any], field: str) -> frozenset[str]:
    return frozenset(told.get(field, ()))


def _delegation(told: dict[str, Any]) -> Delegation:
    return Delegation(
        told["ability"], _date(told["first"]) if "first" in told else date.min,
        _date(told["last"]) if "last" in told else date.max,
    )  # fmt: skip


def _window(told: dict[str, Any], at: Callable[[float | str], float]) -> Window:
    closes = at(told["closes"])
    if not told.get("soft", False):
        return Window(at(told["opens"]), closes, closes)
    return Window(at(told["opens"]), closes, at(told["latest"]) if "latest" in told else LATEST)


def _before(told: dict[str, Any] | None, at: Callable[[float | str], float]) -> Before | None:
    if told is None:
        return None
    starts = at(told["starts"]) if "starts" in told else None
    return Before(tuple(told["carers"]), starts, told.get("priced", True))


def _frozen(visit: Visit, day: int, time: float) -> Visit:
    """What had begun by then is done."""
    before = visit.before
    if before is None or before.starts is None or (visit.day, before.starts) >= (day, time):
        return visit
    return replace(visit, standing=Standing.DONE)
