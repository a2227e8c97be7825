"""Who is asked to lift a block in an emergency, who sees that the question waits, and what is told of it to whom.

The giver that blocks is asked, care giver or social-care giver (2022:913 3:6; PDL 4:5 within one). There it is answered
by staff who work inside the block: care staff for patients' records, the social services' own for what they have
written, each for its own where both are hidden (rules.lifting_sectors). What the block hides decides, not which units
the giver has: one row for each sector that is asked. It reaches all who have to do with the person, as whoever asks is
told:
- whoever works with the person there now, by the ground they have; it stands in their Att göra until one has answered;
- the units inside the block where these work, those that have written about the person, and the unit that is blocked:
  they get to know who it is for as long as an emergency lasts, by a ground of their own (PDL 4:1), and not more. So
  the question stays with somebody when whoever had it goes home, or their assignment ends;
- whoever has written there and belongs to neither sector, a coordinator at a unit of its own: they answer for what
  they wrote, as the social services do (rules.answers_as). They alone, so their unit does not get to know;
- where there is none of these, nobody: the whole of a region is not told that somebody is in danger and has blocked
  something. Whoever asks is told so at once, and to ring (`LiftsAsked.unheard`); who is rung is let in by beginning a
  contact, as ever, and then meets the question.

A question waits as long as an emergency of who asked goes on, and no longer: what is lifted after it would be lifted
for nobody's need. A new emergency asks anew. Nor does it wait once the person has lifted the block themself: it ends
with the block, and so does the right of those who were asked to know who it is.

Whoever asks is told which giver blocks, never which unit or process in it, nor who there has the question: that a
psychiatric clinic knows the person is what the block hides. They are told to ring the giver. A colleague of the other
sector inside the block sees that it waits, and whether anybody there has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Exists, Max, OuterRef, QuerySet

from ledstjarna.domain.consent.access import Viewer, reach
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Block, BlockLift, EmergencyAccess
from ledstjarna.domain.consent.queries.readings import Reading
from ledstjarna.domain.consent.queries.shown import authors_of_no_sector, sectors_hidden, units_that_wrote
from ledstjarna.domain.consent.rules import (
    BASIC,
    READS_ONLY,
    answers_as,
    emergency_until,
    lifting_sector,
    lifting_sectors,
    sector_of,
)
from ledstjarna.domain.organisations.queries import roles_at_work, roles_in_units, unit, units_at, workplaces
from ledstjarna.foundation.clock import now

LIFT_REQUEST = "lift_request"  # the ground of a unit that is asked, for that alone


@dataclass(frozen=True, slots=True)
class LiftsAsked:
    """How it stands with a block that stops the viewer: what their organisation has asked, and what can be asked.

    `newest`: their newest request to each sector that answers. `askable`: the sectors that can be asked now.
    `unheard`: those of all that answer where nobody has the question, or would get it, that could answer now. What
    lies behind it in no sector at all is nobody's to miss: then one that hears is enough.
    """

    newest: tuple[BlockLift, ...]
    askable: frozenset[str]
    unheard: frozenset[str]
    answering: frozenset[str]

    @property
    def nobody_hears(self) -> bool:
        """Whether no sector at all has anybody who could answer."""
        return self.unheard == self.answering


@dataclass(frozen=True, slots=True)
class LiftAsked:
    """A request to lift a block, and the block that it is about."""

    lift: BlockLift
    block: Block


def works_inside(block: Block, home: Any) -> bool:
    """Whether the unit `home` lies inside the block."""
    return block_covers(block, home.organisation_id, home.pk, home.kind)


def block_covers(block: Block, organisation_id: UUID | None, unit_id: UUID | None, process: str) -> bool:
    """Whether work at that unit, of that kind, is inside the block."""
    if block.organisation_id != organisation_id:
        return False
    return unit_id == block.unit_id if block.unit_id else block.process in ("", process)


def sectors_asked(block: Block) -> frozenset[str]:
    """Whose staff are asked about the block: what it hides decides."""
    return _sectors_asked(block, sectors_hidden(block))


def _sectors_asked(block: Block, hidden: set[str]) -> frozenset[str]:
    inside = [] if hidden else [one for one in units_at(block.organisation_id) if works_inside(block, one)]
    return lifting_sectors(hidden, {sector_of("", one.kind) for one in inside})


def lifting_sector_at(organisation_id: UUID) -> str:
    """Who at an organisation writes down that the person lifts a block. One query."""
    return lifting_sector({sector_of("", one.kind) for one in units_at(organisation_id)})


def lifts_to_answer(reading: Reading) -> list[LiftAsked]:
    """Requests to lift blocks that the viewer stands inside, unanswered. They know what their own have written."""
    home = unit(reading.viewer.unit_id) if reading.viewer.unit_id else None
    if home is None:
        return []
    with automatic_run("lifts_to_answer"):
        rows = waiting(reading.at).filter(**reading.rows).select_related("block").order_by("asked_at")
        found = [row for row in rows if works_inside(row.block, home)]
    return [LiftAsked(row, row.block) for row in found]


def waiting(at: datetime) -> QuerySet[BlockLift]:
    """Requests without an answer, while an emergency of who asked goes on and the block stands. For automatic runs."""
    theirs = EmergencyAccess.objects.filter(
        subject=OuterRef("subject"), organisation_id=OuterRef("organisation_id"), ends_at__gt=at
    )
    return BlockLift.objects.filter(Exists(theirs), answered_at=None, block__period__upper_inf=True)


def needed_until(lift: BlockLift) -> datetime | None:
    """When the last emergency of who asked ends, or ended; None where they have had none. For automatic runs."""
    theirs = EmergencyAccess.objects.filter(subject_id=lift.subject_id, organisation_id=lift.organisation_id)
    last: datetime | None = theirs.aggregate(last=Max("ends_at"))["last"]
    return last


def lift_answered(viewer: Viewer, subject_id: UUID, lift_id: UUID) -> BlockLift | None:
    """A request that is answered, or over without an answer, for who answered it and for who stands inside the block
    and reaches the person, or was asked too: they knew of it while it waited, and are told no more than that it is
    over. None for everybody else. One that nobody answered is told as over since the emergency was: to be read, not
    saved.
    """
    home = unit(viewer.unit_id) if viewer.unit_id else None
    if home is None:
        return None
    with automatic_run("lift_answered"):
        rows = BlockLift.objects.filter(subject_id=subject_id, pk=lift_id)
        row = rows.exclude(pk__in=waiting(now())).select_related("block").first()
        if row is None or not works_inside(row.block, home):
            return None
        row.answered_at = row.answered_at or row.block.period.upper or needed_until(row) or row.asked_at
        reached = reach(viewer, subject_id, now())
        was_asked = AccessGround.objects.filter(
            subject_id=subject_id, party_id__in=viewer.parties, basis=LIFT_REQUEST,
            period__overlap=DateTimeTZRange(row.asked_at, row.answered_at, "[]"),
        ).exists()  # fmt: skip
    knew = reached is not None and BASIC in reached.kinds and reached.basis not in READS_ONLY
    return row if knew or was_asked or row.answered_by_label == viewer.label else None


def ended_by_person(lift: BlockLift) -> bool:
    """Whether a request is over since the person lifted the block themself, before anybody had answered."""
    lifted: datetime | None = lift.block.period.upper
    return not lift.answered_by_label and lifted is not None and lift.answered_at == lifted


def lifts_for(viewer: Viewer, at: datetime) -> list[LiftAsked]:
    """Every unanswered request that the viewer may answer: staff whose sector lifts, inside the block, who reach the
    person because they work with them or because they are asked (the module says whom). The same as `asked_now` tells.
    """
    home = unit(viewer.unit_id) if viewer.unit_id else None
    if home is None:
        return []
    with automatic_run("lifts_for"):
        asked = waiting(at).filter(county_id=viewer.county_id, block__organisation_id=home.organisation_id)
        rows = list(asked.select_related("block").order_by("asked_at"))
    if not rows:
        return []
    mine = set(
        AccessGround.objects.filter(
            subject_id__in={row.subject_id for row in rows}, party_id__in=viewer.parties, period__contains=at,
            scope_id=None, kinds__contains=[BASIC],
        ).exclude(basis__in=READS_ONLY).values_list("subject_id", flat=True)
    )  # fmt: skip
    inside = [row for row in rows if row.subject_id in mine and works_inside(row.block, home)]
    as_whom = {row.block: _lifts_as(viewer, home, row.block) for row in inside}
    return [LiftAsked(row, row.block) for row in inside if as_whom[row.block] and as_whom[row.block] == row.sector]


def lifts_as(viewer: Viewer, block: Block) -> str:
    """For which sector the viewer answers requests about the block; blank for none. What the block hides is asked of
    the rows only for who belongs to neither.
    """
    return _lifts_as(viewer, unit(viewer.unit_id) if viewer.unit_id else None, block)


def _lifts_as(viewer: Viewer, home: Any, block: Block) -> str:
    sector = sector_of(viewer.role, home.kind if home else "")
    return answers_as(sector, wrote=not sector and viewer.party_id in authors_of_no_sector(block))


def asked_now(subject_id: UUID, block: Block, lifts: str, at: datetime) -> set[UUID]:
    """The units where staff who may answer a request to the sector `lifts` about the block have it in their Att göra
    now: those with a ground of their own or of their unit's. A unit where nobody may answer has nobody who has it.
    """
    parties = _know_of(subject_id, at)
    writers = _writers(block, lifts, at).items()
    return _able_among(parties, block, lifts, at) | {
        unit_id for writer, unit_id in writers if writer in parties or unit_id in parties
    }


def _know_of(subject_id: UUID, at: datetime) -> set[UUID]:
    """The parties that meet the person, or are asked."""
    with automatic_run("asked_now"):
        held = AccessGround.objects.filter(
            subject_id=subject_id, period__contains=at, scope_id=None, kinds__contains=[BASIC]
        ).exclude(basis__in=READS_ONLY)
        return set(held.values_list("party_id", flat=True))


def _able_among(parties: set[UUID], block: Block, lifts: str, at: datetime) -> set[UUID]:
    """The units inside the block of those of the parties that are of the sector, or have somebody who is."""
    roles = roles_at_work(parties, at)
    inside = {
        party: (unit_id, process)
        for party, (unit_id, organisation_id, process) in workplaces(parties).items()
        if block_covers(block, organisation_id, unit_id, process)
    }
    work_there = roles_in_units({party for party, (unit_id, _process) in inside.items() if party == unit_id}, at)
    return {
        unit_id
        for party, (unit_id, process) in inside.items()
        for role in (work_there.get(unit_id, ()) if party == unit_id else [roles[party]] if party in roles else ())
        if sector_of(role, process) == lifts
    }


def to_be_asked(subject_id: UUID, county_id: str, block: Block, lifts: str, at: datetime) -> set[UUID]:
    """The parties that are asked. Units: where somebody works with the person now, those that have written about them,
    and the one that is blocked by name; of the sector `lifts`, by their kind or by who works there. And those of no
    sector who have written, themselves.
    """
    writers = _writers(block, lifts, at)
    units = _near(subject_id, county_id, block, lifts, at)
    units |= _able_among(_know_of(subject_id, at), block, lifts, at)
    return units | set(writers)


def _writers(block: Block, lifts: str, at: datetime) -> dict[UUID, UUID]:
    """Those at work inside the block who belong to no sector and answer for what they wrote, and where they work."""
    if answers_as("", wrote=True) != lifts:
        return {}
    authors = roles_at_work(authors_of_no_sector(block), at)
    return {
        author: unit_id
        for author, (unit_id, organisation_id, process) in workplaces(authors).items()
        if block_covers(block, organisation_id, unit_id, process)
    }


def _near(subject_id: UUID, county_id: str, block: Block, lifts: str, at: datetime) -> set[UUID]:
    near = units_that_wrote(subject_id, county_id) | {block.unit_id}
    inside = [one for one in units_at(block.organisation_id) if works_inside(block, one) and one.pk in near]
    able = _able(inside, lifts, at)
    return {one.pk for one in inside if one.pk in able or sector_of("", one.kind) == lifts}


def _able(units: Iterable[Any], lifts: str, at: datetime) -> set[UUID]:
    """Those of the units where somebody is at work who may answer for that sector. One query."""
    kinds = {one.pk: one.kind for one in units}
    roles = roles_in_units(kinds, at)
    return {pk for pk, kind in kinds.items() if any(sector_of(role, kind) == lifts for role in roles.get(pk, ()))}


def _heard(subject_id: UUID, block: Block, lifts: str, at: datetime, *, waits: bool) -> bool:
    """Whether anybody who could answer has a question that waits, or would get one that is asked now."""
    if asked_now(subject_id, block, lifts, at) or (not waits and _writers(block, lifts, at)):
        return True
    near = set() if waits else _near(subject_id, block.county_id, block, lifts, at)
    return bool(near and _able([one for one in units_at(block.organisation_id) if one.pk in near], lifts, at))


def lifts_we_asked(reading: Reading, rows: Iterable[Block]) -> dict[UUID, LiftsAsked]:
    """How it stands with what the viewer's organisation has asked, or can ask, about each block; by the block's id."""
    ours = reading.viewer.organisation_id
    if ours is None:
        return {}
    blocks = list(rows)
    with automatic_run("lifts_we_asked"):
        asked = list(BlockLift.objects.filter(**reading.rows, organisation_id=ours, block__in=blocks))
    asked.sort(key=lambda lift: lift.asked_at)
    return {
        block.pk: _stands(block, {one.sector: one for one in asked if one.block_id == block.pk}, reading.at)
        for block in blocks
    }


def _stands(block: Block, newest: dict[str, BlockLift], at: datetime) -> LiftsAsked:
    hidden = sectors_hidden(block)
    answering = _sectors_asked(block, hidden)
    waits = {sector for sector, lift in newest.items() if lift_waits(lift, at)}
    lifted = {sector for sector, lift in newest.items() if lift_holds(lift, at)}
    stopped = answering - lifted
    heard = {one for one in stopped if _heard(block.subject_id, block, one, at, waits=one in waits)}
    return LiftsAsked(
        tuple(newest.values()), frozenset(stopped - waits),
        frozenset(stopped - heard) if hidden or not heard else frozenset(), frozenset(stopped),
    )  # fmt: skip


def lift_waits(lift: BlockLift, at: datetime) -> bool:
    """Whether a request waits for its answer: as long as an emergency lasts, and no longer."""
    return lift.answered_at is None and at < emergency_until(lift.asked_at)


def lift_holds(lift: BlockLift, at: datetime) -> bool:
    """Whether what it is about is lifted now."""
    return lift.period is not None and at < lift.period.upper
