"""Set and lift a block. The person does, in any way; staff write down what they were told, marked so.

Who may speak for the person is known one room up: `people.actions.set_persons_block` and `lift_persons_block` are the
doors to the first two.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ledstjarna.domain.consent.actions.grounds import close_grounds, write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.events import BlockLiftAnswered, BlockLiftAsked, BlockLifted, BlockSet
from ledstjarna.domain.consent.models import AccessGround, Block, BlockLift
from ledstjarna.domain.consent.queries import (
    LIFT_REQUEST,
    NotForYou,
    Reading,
    Viewer,
    block_covers,
    emergency_of,
    lifts_as,
    needed_until,
    open_change,
    sectors_asked,
    to_be_asked,
    waiting,
)
from ledstjarna.domain.consent.rules import BASIC, EMERGENCY_HOURS, lift_hindrance
from ledstjarna.domain.organisations.queries import unit
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def set_block(
    change: Reading, *, organisation_id: UUID, unit_id: UUID | None, process: str, way: str, at: datetime,
    said_by: tuple[UUID, str],
) -> Block:  # fmt: skip
    """Block at once what the organisation, or the unit or process in it, has written.

    Where a block stands already the person is told so by RuleBroken. Staff who pass the wish on are not: they get the
    same answer, and the person the same letter, whether there was one or not (rules/told.py).
    """
    by = change.viewer
    with automatic_run("set_block"):  # a block that others set is found too
        standing = (
            Block.objects.select_for_update()
            .filter(
                **change.rows, organisation_id=organisation_id, unit_id=unit_id, process=process, period__upper_inf=True
            )
            .first()
        )
        if standing and not by.is_staff:
            raise RuleBroken(Finding("block_stands_already", field_name="where"))
        block = standing or Block.objects.create(
            **change.rows, organisation_id=organisation_id, unit_id=unit_id, process=process, way=way,
            period=DateTimeTZRange(at, None), said_by_id=said_by[0], said_by_label=said_by[1],
            registered_by_id=by.party_id, registered_by_label=by.label,
        )  # fmt: skip
    publish(BlockSet(**_envelope(change, at), block_id=block.id, said_by_id=said_by[0], way=way))
    return block


@transaction.atomic
def lift_block(change: Reading, *, block_id: UUID, way: str, at: datetime, said_by: tuple[UUID, str]) -> Block:
    """End a block for everybody, at once, and what was asked about it in an emergency: there is nothing left to lift.
    The row is kept. Raises RuleBroken when it is lifted already.
    """
    by = change.viewer
    with automatic_run("lift_block"):
        block = Block.objects.select_for_update().filter(**change.rows, pk=block_id).first()
        if block is None:
            raise NotForYou(by, change.subject_id, "block")
        require(None if block.period.upper_inf else Finding("block_lifted_already"))
        block.period = DateTimeTZRange(block.period.lower, max(at, block.period.lower))
        block.lifted_way, block.lifted_by_label = way, said_by[1]
        block.lifted_registered_by_label = by.label if by.is_staff else ""
        block.save(update_fields=["period", "lifted_way", "lifted_by_label", "lifted_registered_by_label"])
        waited = BlockLift.objects.filter(**change.rows, block=block, answered_at=None).update(
            answered_at=block.period.upper
        )
    if waited:
        no_more_to_answer(change, block.organisation_id, at)
    publish(BlockLifted(**_envelope(change, at), block_id=block.id, said_by_id=said_by[0], way=way))
    return block


@transaction.atomic
def ask_to_lift(*, by: Viewer, subject_id: UUID, block_id: UUID, reason: str, at: datetime) -> BlockLift:
    """Ask whoever blocks to lift it for the viewer's organisation, in an emergency that is open: another giver
    (2022:913 3:6), or another unit or process of their own (PDL 4:5). Each sector that has written what it hides is
    asked for its own, but for those where an earlier question waits, or that have lifted it. Who gets the question:
    queries/lifts.py. Returns one of the questions.

    Raises NotForYou without an emergency: only then is it told who blocks. RuleBroken where there is nothing left to
    ask; what nobody has answered in the hours of an emergency is over, and asked anew.
    """
    change = open_change(by, subject_id, what="ask_to_lift", kinds=[BASIC], around_reading=True)
    if emergency_of(change) is None:
        raise NotForYou(by, subject_id, "ask_to_lift")
    require(None if reason.strip() else Finding("emergency_reason_missing", field_name="reason"))
    with automatic_run("ask_to_lift"):
        # Locked, so that no question comes after the person has lifted it: nothing would end that one.
        block = Block.objects.select_for_update().filter(**change.rows, pk=block_id, period__contains=at).first()
        if block is None or by.organisation_id is None or _inside(block, by):
            raise NotForYou(by, subject_id, "block")
        BlockLift.objects.filter(
            **change.rows, block=block, organisation_id=by.organisation_id, answered_at=None,
            asked_at__lte=at - timedelta(hours=EMERGENCY_HOURS),
        ).update(answered_at=at)  # fmt: skip
        asked = set(
            BlockLift.objects.filter(**change.rows, block=block, organisation_id=by.organisation_id)
            .filter(Q(answered_at=None) | Q(period__contains=at)).values_list("sector", flat=True)
        )  # fmt: skip
        new = [
            BlockLift.objects.get_or_create(
                **change.rows, block=block, organisation_id=by.organisation_id, sector=sector, answered_at=None,
                defaults={
                    "reason": reason.strip(), "asked_by_id": by.party_id, "asked_by_label": by.label, "asked_at": at,
                },
            )
            for sector in sorted(sectors_asked(block) - asked)
        ]  # fmt: skip
    lifts = [lift for lift, made in new if made]
    require(None if lifts else Finding("lift_asked_already"))
    _let_them_answer(change, block, at, [lift.sector for lift in lifts])
    for lift in lifts:
        publish(BlockLiftAsked(**_envelope(change, at), block_id=block.id, lift_id=lift.id))
    return lifts[0]


@transaction.atomic
def answer_lift(*, by: Viewer, subject_id: UUID, lift_id: UUID, yes: bool, at: datetime) -> BlockLift:
    """Lift a block for who asked, until their last emergency ends and no longer than one lasts, or say no.

    By staff inside the block whom the rule names (`lift_hindrance`), who work with the person or have been asked. Who
    reached the person only to answer reaches them no more, once nothing waits for an answer there. Raises NotForYou;
    RuleBroken, also for an answer that comes after the emergency, or after the person has lifted the block themself:
    nothing is lifted then (2022:913 3:6).
    """
    change = open_change(by, subject_id, what="answer_lift", kinds=[BASIC])
    with automatic_run("answer_lift"):
        # The block is read after the lock, and not locked: the person lifts it in the other order.
        lift = BlockLift.objects.select_for_update().filter(**change.rows, pk=lift_id).first()
        if lift is None:
            raise NotForYou(by, subject_id, "answer_lift")
        until = needed_until(lift)
        goes_on = until is not None and until > at and (lift.answered_at is None or bool(lift.answered_by_label))
        require(
            lift_hindrance(
                asker_sector=lifts_as(by, lift.block), lifts=lift.sector,
                answered=lift.answered_at is not None, inside_block=_inside(lift.block, by), needed=goes_on,
                stands=bool(lift.block.period.upper_inf),
            )
        )  # fmt: skip
        lift.answered_at, lift.answered_by_label = at, by.label
        longest = at + timedelta(hours=EMERGENCY_HOURS)
        lift.period = DateTimeTZRange(at, min(longest, until or at)) if yes else None
        lift.save(update_fields=["answered_at", "answered_by_label", "period"])
    no_more_to_answer(change, lift.block.organisation_id, at)
    publish(BlockLiftAnswered(**_envelope(change, at), block_id=lift.block_id, lift_id=lift.id))
    return lift


def _inside(block: Block, by: Viewer) -> bool:
    home = unit(by.unit_id) if by.unit_id else None
    return block_covers(block, by.organisation_id, by.unit_id, home.kind if home else "")


def _let_them_answer(change: Reading, block: Block, at: datetime, sectors: Iterable[str]) -> None:
    """Every unit that is asked gets to know who it is about, for a time: nobody there has to be the only one. Who
    answers for what they wrote alone gets to know it themself (queries/lifts.py).
    """
    for party_id in sorted(_asked(change, ((block, lifts) for lifts in sectors), at)):
        write_ground(
            by=change.viewer, subject_id=change.subject_id, county_id=change.county_id, party_id=party_id,
            basis=LIFT_REQUEST, at=at, until=at + timedelta(hours=EMERGENCY_HOURS),
            organisation_id=block.organisation_id,
        )  # fmt: skip


def no_more_to_answer(change: Reading, organisation_id: UUID, at: datetime) -> None:
    """End what let those at the giver that blocks answer, where no question waits that they could. For this room."""
    with automatic_run("lift_answered"):
        waits = waiting(at).filter(**change.rows, block__organisation_id=organisation_id).select_related("block")
        left = [(lift.block, lift.sector) for lift in waits]
        asked = AccessGround.objects.filter(
            **change.rows, basis=LIFT_REQUEST, organisation_id=organisation_id, period__endswith__gt=at
        )
        parties = set(asked.values_list("party_id", flat=True))
    for party_id in parties - _asked(change, left, at):
        close_grounds(subject_id=change.subject_id, party_id=party_id, at=at, basis=LIFT_REQUEST)


def _asked(change: Reading, questions: Iterable[tuple[Block, str]], at: datetime) -> set[UUID]:
    """The parties that the questions, each of a block and a sector, go to."""
    return {
        one for block, lifts in questions for one in to_be_asked(change.subject_id, change.county_id, block, lifts, at)
    }


def _envelope(change: Reading, at: datetime) -> dict[str, Any]:
    return {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": change.viewer.party_id,
        "happened_at": at,
    }  # fmt: skip
