"""Which of the kinds that somebody opened had anything to show them: what the log says that they read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from ledstjarna.domain.consent.access import Reach, Viewer
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import Block, BlockLift
from ledstjarna.domain.consent.rules.blocks import UNTOUCHED, around, hides
from ledstjarna.domain.consent.rules.facts import Asker, BlockHeld, Facts, LiftHeld, Record, Term
from ledstjarna.domain.consent.rules.sectors import sector_of
from ledstjarna.domain.organisations.queries import roles_held, unit, workplaces


@dataclass(frozen=True, slots=True)
class Held:
    """Where rows of one kind of record lie, and which column says who wrote them, at which organisation.

    Both are blank where no organisation writes the rows: no block stands around them. `in_log`: whether the log asks
    them if the kind had something to show; what a block hides is asked of them all the same.
    """

    kind: str
    model: type[models.Model]
    author: str = ""
    organisation: str = ""
    in_log: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """One row that a block can stand around: its kind, and who wrote it, where. None where nobody has it yet."""

    kind: str
    author: UUID | None
    organisation: UUID | None
    unit: UUID | None = None
    process: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The kinds that had something to show, those that had nothing, and which of these a block stands around.

    `on`: the grounds that the rows of a kind showed by, where the viewer holds several that reach it.
    """

    kinds: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    on: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def detail(self) -> dict[str, list[str]]:
        """The same for the log row; empty where everything showed something."""
        told = {"unseen": list(self.unseen), "blocked": list(self.blocked)}
        return {name: kinds for name, kinds in told.items() if kinds}


_HELD: dict[str, list[Held]] = {}
_AUTHORED: list[Held] = []


def connect_held(places: Iterable[Held]) -> None:
    """Say where rows of the kinds lie that one organisation may write and another not see. Called once, at start."""
    _HELD.clear()
    _AUTHORED.clear()
    for place in places:
        if place.in_log:
            _HELD.setdefault(place.kind, []).append(place)
        if place.author:
            _AUTHORED.append(place)


def shown(viewer: Viewer, subject_id: UUID, kinds: Sequence[str], reached: Reach, at: datetime) -> Shown:
    """What the log is to say that `viewer` reads of `kinds`, asked of the rows themselves as the viewer sees them.

    The person wants to know what others saw. A ground that reaches assessments is no sight of one: where every one of
    them is another organisation's, or behind a block, the page was opened and nothing of it was seen, and the log does
    not say that it was read. That it was blocked is kept beside, so that the person sees their block hold; the log is
    theirs alone, and tells it to nobody whom rules/told.py does not. Kinds that everybody with the ground sees the
    same rows of (the plan, the story) are as the page names them; so is everything to the person and those who stand
    in their place, whom no block stops. A search that narrows further has seen all it left out, and counts as having
    read. One query, and five more where a kind has nothing to show.

    Who holds several grounds reads one note on the one and the next on another (the own organisation's in the work,
    others' with consent, some only in an emergency): the same query tells on which.
    """
    asked = [kind for kind in kinds if kind in _HELD]
    if not asked or not viewer.is_staff or reached.basis in UNTOUCHED:
        return Shown(tuple(kinds))
    seen = _with_rows(asked, reached, subject_id)
    unseen = tuple(kind for kind in asked if kind not in seen)
    if not unseen:
        return Shown(tuple(kinds), on=seen)
    blocked = _blocked(viewer, subject_id, reached.county_id, unseen, at)
    return Shown(tuple(kind for kind in kinds if kind not in unseen), unseen, blocked, seen)


def _with_rows(kinds: Sequence[str], reached: Reach, subject_id: UUID) -> dict[str, set[str]]:
    """Those of the kinds that the running transaction's viewer sees a row of, each with the grounds that the log is to
    name for them. One query.
    """
    sources: list[str] = []
    values: list[Any] = []
    whose = [reached.county_id, subject_id]
    for kind in kinds:
        places, bases = _HELD[kind], reached.named(kind)
        authored = [place for place in places if place.author] if len(bases) > 1 else []
        for place in authored:
            sources.append(_by_author(place, len(bases)))
            last = [*reached.narrowed, bases[-1]][0]  # a row that no whole ground shows is a narrowed one's
            values += [kind, *(value for basis in bases for value in (basis, kind, basis)), last, *whose]
        others = [place for place in places if place not in authored]
        if others:
            sources.append(f"SELECT %s, %s WHERE {' OR '.join(_exists(place.model) for place in others)}")
            values += [kind, bases[0], *(value for _place in others for value in whose)]
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sources), values)
        for kind, basis in cursor.fetchall():
            found.setdefault(kind, set()).add(basis)
    return found


_OF_PERSON = "WHERE county_id = %s AND subject_id = %s"


def _exists(model: type[models.Model]) -> str:
    return f'EXISTS (SELECT 1 FROM "{model._meta.db_table}" {_OF_PERSON})'


def _by_author(place: Held, grounds: int) -> str:
    """For each row that shows, the first of the grounds that it shows by: the row policies' own question, once more."""
    org = f'"{place.organisation}"' if place.organisation else "NULL::uuid"
    shows = f'WHEN consent_author_shows(subject_id, %s, %s, {org}, "{place.author}") THEN %s '
    return f'SELECT DISTINCT %s, CASE {shows * grounds}ELSE %s END FROM "{place.model._meta.db_table}" {_OF_PERSON}'


def _blocked(
    viewer: Viewer, subject_id: UUID, county_id: str, kinds: Sequence[str], at: datetime
) -> tuple[str, ...]:  # fmt: skip
    """Those of the kinds that hold something which a block hides from the viewer, by the rule of blocks."""
    whose = {"county_id": county_id, "subject_id": subject_id}
    with automatic_run("kinds_blocked"):
        blocks = _blocks(whose, at)
        places = [place for kind in kinds for place in _HELD[kind] if place.author] if blocks else []
        rows = _written(places, whose)
    if not rows:
        return ()
    home = unit(viewer.unit_id) if viewer.unit_id else None
    asker = Asker(
        "staff", sector_of(viewer.role, home.kind if home else ""), viewer.organisation_id, viewer.unit_id,
        home.kind if home else "",
    )  # fmt: skip
    sectors = _sectors(rows)
    hidden: set[str] = set()
    for row, sector in zip(rows, sectors, strict=True):
        record = Record(row.kind, sector, row.organisation, row.unit, row.process)
        if any(hides(block, Facts(at, asker, record)) for block in blocks):
            hidden.add(row.kind)
    return tuple(kind for kind in kinds if kind in hidden)


def units_that_wrote(subject_id: UUID, county_id: str) -> set[UUID]:
    """The units of everybody who has written what blocks can hide about the person."""
    with automatic_run("units_that_wrote"):
        rows = _written(_AUTHORED, {"county_id": county_id, "subject_id": subject_id})
    return {row.unit for row in rows if row.unit}


def sectors_hidden(block: Block) -> set[str]:
    """The sectors of those who have written what lies inside the block; blank for what has no author yet.

    It asks what the block stands around, whoever else may see it: who answers is the same whoever asks.
    """
    return set(_sectors(_inside(block)))


def authors_of_no_sector(block: Block) -> set[UUID]:
    """Those who have written what lies inside the block and belong to neither sector, by their assignments."""
    rows = _inside(block)
    return {row.author for row, sector in zip(rows, _sectors(rows), strict=True) if row.author and not sector}


def _inside(block: Block) -> list[Written]:
    around_it = BlockHeld(block.organisation_id, _term(block.period), block.unit_id, block.process)
    with automatic_run("sectors_hidden"):
        rows = _written(_AUTHORED, {"county_id": block.county_id, "subject_id": block.subject_id})
    return [row for row in rows if around(around_it, Record(row.kind, "", row.organisation, row.unit, row.process))]


def _blocks(whose: dict[str, Any], at: datetime) -> list[BlockHeld]:
    rows = list(Block.objects.filter(**whose, period__contains=at))
    lifts = list(BlockLift.objects.filter(block__in=rows, period__contains=at)) if rows else []
    return [
        BlockHeld(
            row.organisation_id, _term(row.period), row.unit_id, row.process,
            tuple(
                LiftHeld(lift.organisation_id, _term(lift.period), lift.sector)
                for lift in lifts if lift.block_id == row.pk
            ),
        )
        for row in rows
    ]  # fmt: skip


def _term(period: Any) -> Term:
    return Term(period.lower, period.upper)


def _written(places: Iterable[Held], whose: dict[str, Any]) -> list[Written]:
    """The rows of the places about one person, each with where its author works. A query a place, and two more."""
    found: list[tuple[str, UUID | None, UUID | None]] = []
    for place in places:
        rows = place.model._default_manager.filter(**whose)
        pairs = rows.values_list(place.author, place.organisation or place.author)
        found += [(place.kind, author, named if place.organisation else None) for author, named in pairs]
    works = workplaces({author for _kind, author, _named in found if author})
    written = []
    for kind, author, named in found:
        unit_id, organisation_id, process = works.get(author, (None, None, "")) if author else (None, None, "")
        written.append(Written(kind, author, named or organisation_id, unit_id, process))
    return written


def _sectors(rows: Sequence[Written]) -> list[str]:
    """The sector of each row's author: by their role, else by where they work. One query."""
    roles = roles_held({row.author for row in rows if row.author})
    return [sector_of(roles.get(row.author, "") if row.author else "", row.process) for row in rows]
