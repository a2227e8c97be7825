"""Fourteen days by person and by carer: who comes each day, each a way to the visit; and how much each carer has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Called, Seen, mets_of
from ledstjarna.domain.visits.rules.continuity import MANY, met_in
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.needs import HINDRANCES, Need
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.crews.chosen import Whose, nobodys
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.planning.cancelled import way_to_off
from ledstjarna.web.team.planning.presenter import elsewhere_text, initials
from ledstjarna.web.visiting.words import carer_name, span


@dataclass(frozen=True, slots=True)
class Comes:
    """Who comes one time: in letters, the way to the visit, and the rest for whoever hears it read. `off`: why nobody
    does, in a word."""

    text: str
    href: str
    says: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's fortnight: who comes each day, or why nobody does; how many they are, and whom they have not met."""

    name: str
    days: list[tuple[list[Comes], str]]
    faces: int
    new: list[str]
    too_many: bool
    crew: str = ""  # whose they are, where the unit has crews
    elsewhere: str = ""  # how many of the different ones other providers have


@dataclass(frozen=True, slots=True)
class CarerRow:
    """One carer's fortnight: how many visits each day, nothing where they do not work; and how many persons."""

    name: str
    days: list[tuple[str, str]]
    visits: int
    persons: int


_GAPS = {
    "": lambda: _("ska in"),  # the plan asks for it, and it is not laid in
    "away": lambda: _("borta"),
    "cancelled": lambda: _("inställt"),
    "not_decided": lambda: _("inget beslut"),
    "deceased": lambda: _("avliden"),
}


def why_none(needs: Iterable[Need], at: datetime) -> dict[tuple[UUID, date], str]:
    """Why nobody is to come to a person on a day that the plan has times on, in a word or two. What is to be laid in
    comes first; hospital and holiday are both away: more than that is not told to who has a part."""
    found: dict[tuple[UUID, date], set[str]] = defaultdict(set)
    for one in needs:
        if one.hindered or one.starts >= at:
            found[one.occasion.subject_id, day_of(one.starts)].add(one.hindered)
    return {key: _GAPS[next(code for code in ("", *HINDRANCES) if code in codes)]() for key, codes in found.items()}


def off_by_day(found: Iterable[Called], rows: Iterable[Visit]) -> dict[tuple[UUID, date], list[Comes]]:
    """What does not come about, to stand beside what does: each a way to the visit. Where one of two still comes, the
    visit does."""
    stands, cells = {time_of(row) for row in rows}, defaultdict(list)
    for row in once([one.visit for one in found], time_of):
        if time_of(row) not in stands:
            word = _GAPS.get(row.cancelled_why, _GAPS["cancelled"])()
            cells[row.subject_id, day_of(row.starts_at)].append(Comes(word, way_to_off(row), span(row), off=True))
    return cells


def person_rows(
    rows: Sequence[Visit], persons: Mapping[UUID, Person], seen: Seen, days: int, new: Mapping[UUID, set[UUID]],
    gaps: Mapping[tuple[UUID, date], str], whose: Whose = nobodys,
    off: Mapping[tuple[UUID, date], Sequence[Comes]] | None = None,
) -> list[PersonRow]:  # fmt: skip
    """The fortnight by person, whoever meets most first: those of other units count, who are not in the row."""
    its: dict[UUID, list[Visit]] = defaultdict(list)
    for row in rows:
        its[row.subject_id].append(row)
    met = met_in([*mets_of(rows), *seen.elsewhere], seen.first)
    others = met_in(seen.elsewhere, seen.first)
    found = [
        _person_row(
            own,
            persons.get(subject_id),
            seen.first,
            days,
            new.get(subject_id, set()),
            met.get(subject_id, set()),
            gaps,
            off or {},
        )
        for subject_id, own in its.items()
    ]
    told = [
        replace(row, crew=whose(key), elsewhere=elsewhere_text(len(others.get(key, ()))))
        for key, row in zip(its, found, strict=True)
    ]
    return sorted(told, key=lambda row: (-row.faces, row.name))


def _person_row(
    rows: Sequence[Visit], person: Person | None, first: date, days: int, new: set[UUID], met: set[UUID],
    gaps: Mapping[tuple[UUID, date], str], off: Mapping[tuple[UUID, date], Sequence[Comes]],
) -> PersonRow:  # fmt: skip
    by_day: dict[date, list[Comes]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.position)):
        who = carer_name(row.carer_label) if row.carer_id else _("Ingen än")
        by_day[day_of(row.starts_at)].append(
            Comes(
                initials(row.carer_label) if row.carer_id else "?", address("place_visit", visit_id=row.pk),
                f"{span(row)} {who}",
            )
        )  # fmt: skip
    names = {row.carer_id: carer_name(row.carer_label) for row in rows if row.carer_id}
    return PersonRow(
        list_name(person) if person else _("En person"),
        [
            _cell(by_day.get(day, []), off.get((rows[0].subject_id, day), ()), gaps.get((rows[0].subject_id, day), ""))
            for day in (first + timedelta(days=number) for number in range(days))
        ],
        len(met), sorted(names[key] for key in new if key in names), len(met) >= MANY,
    )  # fmt: skip


def _cell(comes: list[Comes], off: Sequence[Comes], gap: str) -> tuple[list[Comes], str]:
    """Who comes and what does not come about; and why nobody does, where that is not told by it already."""
    return [*comes, *off], "" if comes or gap in {one.text for one in off} else gap


def carer_rows(rows: Sequence[Visit], seen: Seen, first: date, days: int) -> list[CarerRow]:
    """The fortnight by carer, by name: each day a way to their shift."""
    its: dict[UUID, list[Visit]] = defaultdict(list)
    for row in rows:
        if row.carer_id:
            its[row.carer_id].append(row)
    works = {(one.carer_id, day_of(one.starts)) for one in seen.shifts}
    found = []
    for carer in seen.carers:
        many = [
            (day, sum(day_of(row.starts_at) == day for row in its[carer.id]))
            for day in (first + timedelta(days=number) for number in range(days))
        ]  # fmt: skip
        found.append(
            CarerRow(
                carer.name,
                [
                    (
                        str(number) if number or (carer.id, day) in works else "",
                        f"{address('carer_shift', carer_id=carer.id)}?dag={day}",
                    )
                    for day, number in many
                ],
                len(its[carer.id]), len({row.subject_id for row in its[carer.id]}),
            )
        )  # fmt: skip
    return found
