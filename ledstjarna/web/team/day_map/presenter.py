"""A day's routes as marks in a picture, and the same as rows: who goes where, in which order, and what nobody has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Carer, Seen
from ledstjarna.domain.visits.rules.comparing import travel
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.crews.chosen import Whose, nobodys
from ledstjarna.web.team.day_map.geometry import Frame, Place, Spot, apart, beside
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.my_day.presenter import where
from ledstjarna.web.team.planning.presenter import initials
from ledstjarna.web.team.planning.why import why_text
from ledstjarna.web.visiting.words import clock, span, what

SHAPES = ("dot", "square", "triangle", "diamond", "cross")
COLOURS = 12  # a team has no more; with five shapes sixty look different


@dataclass(frozen=True, slots=True)
class Route:
    """Somebody's day: how it is marked, where it goes in order, and what it comes to."""

    carer: Carer
    code: str
    shape: str
    colour: str
    href: str
    rows: list[Visit]
    homes: list[Place | None]
    way_minutes: int

    @property
    def hours(self) -> str:
        """From the first visit to the end of the last."""
        return f"{clock(self.rows[0].starts_at)}–{clock(max(row.ends_at for row in self.rows))}"

    @property
    def drawn(self) -> list[Place]:
        """The homes that are on the map, in order."""
        return [home for home in self.homes if home is not None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One route in the picture: its line, its marks with what stands at them, and where its letters stand."""

    route: Route
    line: str
    marks: list[tuple[Spot, str]]
    label: Spot | None
    begins: Spot | None


@dataclass(frozen=True, slots=True)
class StopRow:
    """One visit in the table."""

    number: str
    href: str
    span: str
    who: str
    what: str
    where: str
    why: str = ""
    crew: str = ""  # whose it would be, where the unit has crews


@dataclass(frozen=True, slots=True)
class PaperDay:
    """Somebody's day on paper: when they work, what they do in order."""

    name: str
    hours: str
    stops: list[StopRow]


def homes_of(rows: Iterable[Visit], persons: Mapping[UUID, Person]) -> dict[UUID, Place]:
    """Where each person is drawn. Nobody with a protected identity is: a map goes further than the eyes it is for."""
    return {
        row.subject_id: (person.latitude, person.longitude)
        for row in rows if (person := persons.get(row.subject_id)) and not person.protected_identity
        and person.latitude is not None and person.longitude is not None
    }  # fmt: skip


def routes_of(rows: Sequence[Visit], seen: Seen, homes: Mapping[UUID, Place], here: str) -> list[Route]:
    """Everybody's day, each marked in its own way; in the order of the board. `here`: the whole day's map."""
    by_carer: dict[UUID | None, list[Visit]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.pk)):
        by_carer[row.carer_id].append(row)
    out = [one for one in seen.carers if by_carer[one.id]]
    codes = codes_of([one.name for one in out])
    return [
        Route(
            carer, code, SHAPES[number % len(SHAPES)], f"c{number % COLOURS}",
            f"{here}&vem={carer.id}", by_carer[carer.id],
            [homes.get(row.subject_id) for row in by_carer[carer.id]], _way(by_carer[carer.id], seen.stops, homes),
        )
        for number, (carer, code) in enumerate(zip(out, codes, strict=True))
    ]  # fmt: skip


def codes_of(names: Iterable[str]) -> list[str]:
    """Initials, numbered where two have the same."""
    told = [initials(name) for name in names]
    return [
        code if told.count(code) == 1 else f"{code}{told[: number + 1].count(code)}" for number, code in enumerate(told)
    ]


def _way(rows: Iterable[Visit], stops: Mapping[UUID, Stop], homes: Mapping[UUID, Place]) -> int:
    """Minutes on the way, as the board counts them; to a home that is not drawn as to one nobody knows."""
    known = [replace(stops[row.pk], place=homes.get(row.subject_id)) for row in rows]
    return int(travel(known).total_seconds() // 60)


def drawn(routes: Sequence[Route], frame: Frame) -> list[Drawn]:
    """The routes in the picture, with letters where each begins. Those who come to one home lie beside each other."""
    homes = [[beside(frame.at(home), number) for home in route.drawn] for number, route in enumerate(routes)]
    labels = iter(apart(its[0] for its in homes if its))
    return [
        Drawn(
            route, " ".join(f"{x:g},{y:g}" for x, y in its), _marks(route, its), next(labels) if its else None,
            its[0] if its else None,
        )
        for route, its in zip(routes, homes, strict=True)
    ]  # fmt: skip


def _marks(route: Route, spots: Iterable[Spot]) -> list[tuple[Spot, str]]:
    """A mark for each home, with the numbers of the visits there."""
    numbers: dict[Spot, list[str]] = defaultdict(list)
    drawn_ones = [str(number) for number, home in enumerate(route.homes, 1) if home is not None]
    for number, spot in zip(drawn_ones, spots, strict=True):
        numbers[spot].append(number)
    return [(spot, ", ".join(its)) for spot, its in numbers.items()]


def places_text(rows: Iterable[Visit], persons: Mapping[UUID, Person], homes: Mapping[UUID, Place]) -> str:
    """Through which places, each once."""
    told = [persons[row.subject_id].place for row in rows if row.subject_id in homes]
    return ", ".join(dict.fromkeys(filter(None, told)))


def stop_rows(rows: Iterable[Visit], persons: Mapping[UUID, Person], homes: Mapping[UUID, Place]) -> list[StopRow]:
    """A day's visits in order, with where; and that somebody is not on the map."""
    return [
        _mapped(_stop(row, persons.get(row.subject_id), str(number)), on_map=row.subject_id in homes)
        for number, row in enumerate(rows, 1)
    ]


def paper_days(
    rows: Iterable[Visit], seen: Seen, persons: Mapping[UUID, Person], day: date, whose: Whose = nobodys
) -> tuple[list[PaperDay], list[StopRow]]:
    """Everybody who works that day, with what they do, on paper; and what nobody has, with whose it would be."""
    by_carer: dict[UUID | None, list[Visit]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.pk)):
        by_carer[row.carer_id].append(row)
    days = []
    for carer in seen.carers:
        shifts = [one for one in seen.shifts if one.carer_id == carer.id and day_of(one.starts) == day]
        hours = ", ".join(f"{clock(one.starts)}–{clock(one.ends)}" for one in shifts)
        stops = [_stop(row, persons.get(row.subject_id), "") for row in by_carer[carer.id]]
        if shifts or stops:
            days.append(PaperDay(carer.name, hours, stops))
    return days, [
        replace(_stop(row, persons.get(row.subject_id), ""), crew=whose(row.subject_id)) for row in by_carer[None]
    ]


def loose_rows(
    rows: Iterable[Visit], seen: Seen, persons: Mapping[UUID, Person], homes: Mapping[UUID, Place],
    whose: Whose = nobodys,
) -> list[StopRow]:  # fmt: skip
    """What nobody has, with where and what binds."""
    rows_shown = [(row, _stop(row, persons.get(row.subject_id), "?")) for row in rows]
    return [
        replace(
            _mapped(stop, on_map=row.subject_id in homes), why=why_text(seen, row), crew=whose(row.subject_id)
        )
        for row, stop in rows_shown
    ]  # fmt: skip


def _mapped(stop: StopRow, *, on_map: bool) -> StopRow:
    return stop if on_map else replace(stop, where=", ".join(filter(None, (stop.where, _("visas inte på kartan")))))


def _stop(row: Visit, person: Person | None, number: str) -> StopRow:
    return StopRow(
        number, address("place_visit", visit_id=row.pk), span(row), list_name(person) if person else _("En person"),
        what(row), where(person) if person else "",
    )  # fmt: skip
