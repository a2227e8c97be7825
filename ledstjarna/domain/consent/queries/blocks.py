"""Blocks as the person sees them, and what somebody who is stopped by one may be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Block, BlockLift
from ledstjarna.domain.consent.queries.emergencies import emergency_of
from ledstjarna.domain.consent.queries.readings import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import BASIC, CARE, READS_ONLY, sector_of
from ledstjarna.domain.consent.rules.told import BLOCKED, BLOCKED_WHERE, told_of
from ledstjarna.domain.organisations.queries import unit

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


@dataclass(frozen=True, slots=True)
class LiftAsked:
    """A request to lift a block, and whether it may be told where the block stands."""

    lift: BlockLift
    block: Block


def blocks(reading: Reading) -> list[BlockSeen]:
    """The person's blocks, those that hold first, then the newest. For the person and who decides for them."""
    if reading.reached.basis not in _SEE_BLOCKS:
        raise NotForYou(reading.viewer, reading.subject_id, "blocks")
    with automatic_run("blocks"):
        rows = list(Block.objects.filter(**reading.rows).order_by("-recorded_at"))
        lifts = list(BlockLift.objects.filter(**reading.rows).order_by("asked_at"))
    seen = [BlockSeen(row, [lift for lift in lifts if lift.block_id == row.pk]) for row in rows]
    return sorted(seen, key=lambda one: not one.stands)


def block_around(change: Reading, organisation_id: UUID, unit_id: UUID | None, process: str) -> UUID | None:
    """The block that holds around exactly that, for whoever writes down what the person says about it."""
    with automatic_run("block_around"):
        rows = Block.objects.filter(
            **change.rows, organisation_id=organisation_id, unit_id=unit_id, process=process, period__upper_inf=True
        )
        return rows.values_list("pk", flat=True).first()


def told_of_blocks(reading: Reading) -> tuple[str, list[Block]]:
    """What the viewer may be told of what is blocked for them: "", "blocked", or "blocked_where" with the blocks.

    By the table in rules/told.py: a care giver is told that something is blocked, and where in an emergency alone; the
    social side is told nothing.
    """
    viewer = reading.viewer
    reading.needs(BASIC)
    home = unit(viewer.unit_id) if viewer.unit_id else None
    if home is None:
        return "", []
    with automatic_run("told_of_blocks"):
        rows = list(Block.objects.filter(**reading.rows, period__contains=reading.at))
    outside = [row for row in rows if not _inside(row, home.organisation_id, home.pk, home.kind)]
    sector, urgent = sector_of(viewer.role, home.kind), emergency_of(reading) is not None
    said = [(told_of(sector, row.organisation_id == home.organisation_id, urgent), row) for row in outside]
    where = [row for what, row in said if what == BLOCKED_WHERE]
    if where:
        return BLOCKED_WHERE, where
    return (BLOCKED, []) if any(what == BLOCKED for what, _row in said) else ("", [])


def _inside(row: Block, organisation_id: UUID, unit_id: UUID, process: str) -> bool:
    if row.organisation_id != organisation_id:
        return False
    return row.unit_id == unit_id if row.unit_id else row.process in ("", process)


def lifts_to_answer(reading: Reading) -> list[LiftAsked]:
    """Requests to lift blocks that the viewer stands inside, unanswered. They know what their own have written."""
    home = unit(reading.viewer.unit_id) if reading.viewer.unit_id else None
    if home is None:
        return []
    with automatic_run("lifts_to_answer"):
        rows = BlockLift.objects.filter(**reading.rows, answered_at=None).select_related("block").order_by("asked_at")
        found = [row for row in rows if _inside(row.block, home.organisation_id, home.pk, home.kind)]
    return [LiftAsked(row, row.block) for row in found]


def lifts_for(viewer: Viewer, at: datetime) -> list[LiftAsked]:
    """Every unanswered request that the viewer may answer: care staff, inside the block, whom it is their work to meet.

    Who may answer is `rules.lift_hindrance`; that somebody works with the person is the door's own answer.
    """
    home = unit(viewer.unit_id) if viewer.unit_id else None
    if home is None or sector_of(viewer.role, home.kind) != CARE:
        return []
    with automatic_run("lifts_for"):
        waiting = BlockLift.objects.filter(
            county_id=viewer.county_id, answered_at=None, block__organisation_id=home.organisation_id
        )
        rows = list(waiting.select_related("block").order_by("asked_at"))
    if not rows:
        return []
    mine = set(
        AccessGround.objects.filter(
            subject_id__in={row.subject_id for row in rows}, party_id__in=viewer.parties, period__contains=at,
            scope_id=None, kinds__contains=[BASIC],
        ).exclude(basis__in=READS_ONLY).values_list("subject_id", flat=True)
    )  # fmt: skip
    inside = [row for row in rows if _inside(row.block, home.organisation_id, home.pk, home.kind)]
    return [LiftAsked(row, row.block) for row in inside if row.subject_id in mine]


def lifts_we_asked(reading: Reading, rows: Iterable[Block]) -> dict[UUID, BlockLift]:
    """The newest request of the viewer's organisation about each block, a colleague's too, by the block's id."""
    ours = reading.viewer.organisation_id
    if ours is None:
        return {}
    with automatic_run("lifts_we_asked"):
        asked = BlockLift.objects.filter(**reading.rows, organisation_id=ours, block__in=list(rows))
        return {lift.block_id: lift for lift in asked.order_by("asked_at")}


def reading_grounds(reading: Reading, at: datetime) -> list[AccessGround]:
    """The viewer's own grounds that reach other givers' documentation now: coherent, incapacity, emergency."""
    rows = AccessGround.objects.filter(
        Q(basis__in=("coherent", "incapacity", "emergency")), **reading.rows, party_id=reading.viewer.party_id,
        period__contains=at,
    )  # fmt: skip
    return list(rows.order_by("period"))
