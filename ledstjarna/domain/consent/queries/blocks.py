"""Blocks as the person sees them, and what somebody who is stopped by one may be told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Block, BlockLift
from ledstjarna.domain.consent.queries.emergencies import emergency_of
from ledstjarna.domain.consent.queries.lifts import LIFT_REQUEST, sectors_asked, works_inside
from ledstjarna.domain.consent.queries.readings import NotForYou, Reading
from ledstjarna.domain.consent.queries.shown import sectors_hidden
from ledstjarna.domain.consent.rules import BASIC, lifting_sectors, sector_of
from ledstjarna.domain.consent.rules.blocks import answers_for
from ledstjarna.domain.consent.rules.told import BLOCKED, BLOCKED_WHERE, told_of
from ledstjarna.domain.organisations.queries import unit, units_at

_SEE_BLOCKS = ("own", "representative")


@dataclass(frozen=True, slots=True)
class BlockSeen:
    """One block, lifted or not, with whom it is lifted for meanwhile."""

    row: Block
    lifts: list[BlockLift]

    @property
    def stands(self) -> bool:
        """Whether it holds."""
        return bool(self.row.period.upper_inf)


def blocks(reading: Reading) -> list[BlockSeen]:
    """The person's blocks, those that hold first, then the newest. For the person and who decides for them."""
    if reading.reached.basis not in _SEE_BLOCKS:
        raise NotForYou(reading.viewer, reading.subject_id, "blocks")
    with automatic_run("blocks"):
        rows = list(Block.objects.filter(**reading.rows).order_by("-recorded_at"))
        lifts = list(BlockLift.objects.filter(**reading.rows).order_by("asked_at"))
    seen = [BlockSeen(row, [lift for lift in lifts if lift.block_id == row.pk]) for row in rows]
    return sorted(seen, key=lambda one: not one.stands)


def block_around(change: Reading, organisation_id: UUID, unit_id: UUID | None, process: str) -> Block | None:
    """The block that holds around exactly that, for whoever writes down what the person says about it."""
    with automatic_run("block_around"):
        rows = Block.objects.filter(
            **change.rows, organisation_id=organisation_id, unit_id=unit_id, process=process, period__upper_inf=True
        )
        return rows.first()


def block_of(change: Reading, block_id: UUID) -> Block | None:
    """One block of the person's, lifted or not, for whoever would lift it."""
    with automatic_run("block_around"):
        return Block.objects.filter(**change.rows, pk=block_id).first()


def block_sectors(reading: Reading, organisation_id: UUID, unit_id: UUID | None, process: str) -> frozenset[str]:
    """The sectors of what a block around that hides: of those who work inside it, and of those who have written there.

    For who would set or lift it in the person's place: nobody learns by it whether a block stands.
    """
    block = Block(
        **reading.rows, organisation_id=organisation_id, unit_id=unit_id, process=process,
        period=DateTimeTZRange(reading.at, None),
    )  # fmt: skip
    inside = {sector_of("", one.kind) for one in units_at(organisation_id) if works_inside(block, one)}
    return lifting_sectors((), inside | {answers_for(one) for one in sectors_hidden(block)})


def told_of_blocks(reading: Reading) -> tuple[str, list[Block]]:
    """What the viewer may be told of what is blocked for them: "", "blocked", or "blocked_where" with the blocks.

    One that is lifted for them meanwhile stops them no more, and is not among what they are told (`lifted_blocks`).
    By the table in rules/told.py: a care giver is told that something is blocked, and which giver blocks in an
    emergency alone; the social side is told nothing, nor who is asked to lift one block and does not meet the person.
    """
    viewer = reading.viewer
    reading.needs(BASIC)
    if reading.reached.basis == LIFT_REQUEST:
        return "", []
    home = unit(viewer.unit_id) if viewer.unit_id else None
    if home is None:
        return "", []
    lifted = {row.pk for row in _lifted_for(reading)}
    with automatic_run("told_of_blocks"):
        rows = list(Block.objects.filter(**reading.rows, period__contains=reading.at))
    outside = [row for row in rows if row.pk not in lifted and not works_inside(row, home)]
    sector, urgent = sector_of(viewer.role, home.kind), emergency_of(reading) is not None
    said = [(told_of(sector, row.organisation_id == home.organisation_id, urgent), row) for row in outside]
    where = [row for what, row in said if what == BLOCKED_WHERE]
    if where:
        return BLOCKED_WHERE, where
    return (BLOCKED, []) if any(what == BLOCKED for what, _row in said) else ("", [])


def lifted_blocks(reading: Reading) -> list[Block]:
    """The blocks that hold but are lifted now for the viewer's organisation, by each sector that has written what they
    hide, for whoever has an emergency open: they were told who blocks (2022:913 3:6). Empty for everybody else.
    """
    return _lifted_for(reading) if emergency_of(reading) else []


def _lifted_for(reading: Reading) -> list[Block]:
    if reading.viewer.organisation_id is None:
        return []
    with automatic_run("lifted_blocks"):
        rows = BlockLift.objects.filter(
            **reading.rows, organisation_id=reading.viewer.organisation_id, period__contains=reading.at,
            block__period__contains=reading.at,
        )  # fmt: skip
        found: dict[UUID, tuple[Block, set[str]]] = {}
        for row in rows.select_related("block").order_by("asked_at"):
            found.setdefault(row.block_id, (row.block, set()))[1].add(row.sector)
    return [block for block, by in found.values() if "" in by or sectors_asked(block) <= by]


def reading_grounds(reading: Reading, at: datetime) -> list[AccessGround]:
    """The viewer's own grounds that reach other givers' documentation now: coherent, incapacity, emergency."""
    rows = AccessGround.objects.filter(
        Q(basis__in=("coherent", "incapacity", "emergency")), **reading.rows, party_id=reading.viewer.party_id,
        period__contains=at,
    )  # fmt: skip
    return list(rows.order_by("period"))
