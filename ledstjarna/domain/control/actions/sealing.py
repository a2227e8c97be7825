"""Sealing the access log: every minute the rows since the last seal become the next link of their county's chain."""

import logging
from datetime import datetime
from zlib import crc32

from django.db import connection, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.control.models import LogSeal
from ledstjarna.domain.control.queries import Head, heads, oldest_unsealed, unsealed
from ledstjarna.domain.control.rules.retention import MONTHS_AHEAD
from ledstjarna.domain.control.rules.seals import FIRST, LARGEST, LATE, sealed
from ledstjarna.foundation.anchoring import Anchor

logger = logging.getLogger(__name__)
_ROUNDS = 1_000  # seals of one county in one run, so that a run comes to an end
_MINUTE = 60


def seal_log(*, at: datetime, anchors: list[Anchor]) -> int:
    """Seal what waits, in every county; how many rows. Then anchor the heads, and alarm when rows have waited too long.

    The run leaves no row in the log of its own: it would never have sealed the last one. Its seals tell of it.
    """
    with transaction.atomic():
        before = heads(FIRST)
    done = sum(_seal_county(county_id, at) for county_id in sorted(before))
    _anchor_heads(anchors, at, begun=any(head.number for head in before.values()))
    waited = minutes_unsealed(at=at)
    if waited > LATE:
        logger.error("log_unsealed minutes=%d", waited)
    return done


def minutes_unsealed(*, at: datetime) -> int:
    """For how many minutes the oldest unsealed row has waited."""
    with transaction.atomic(), automatic_run("seal_log"):
        oldest = oldest_unsealed()
    return max(0, int((at - oldest).total_seconds() // _MINUTE)) if oldest else 0


def anchors_missing(anchors: list[Anchor]) -> int:
    """How many of the anchors are gone though something is sealed."""
    gone = sum(not anchor.there() for anchor in anchors)
    if gone:
        with transaction.atomic():
            gone *= any(head.number for head in heads(FIRST).values())
    return gone


@transaction.atomic
def open_log_months(*, at: datetime) -> int:
    """Make the log's months ahead of time; how many were made. The database function does nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT consent_log_months(%s, %s)", [at.date(), MONTHS_AHEAD + 1])
        (made,) = cursor.fetchone()
    return int(made)


def _seal_county(county_id: str, at: datetime) -> int:
    done = 0
    for _number in range(_ROUNDS):
        count = _seal_next(county_id, at)
        done += count
        if count < LARGEST:
            break
    return done


@transaction.atomic
def _seal_next(county_id: str, at: datetime) -> int:
    """One link. Of two workers the second finds the county taken and leaves it: the first seals for both."""
    with automatic_run("seal_log"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [0x10C, crc32(county_id.encode()) >> 1])
        if not cursor.fetchone()[0]:
            return 0
        head = heads(FIRST)[county_id]
        found = unsealed(head, LARGEST)
        if not found:
            return 0
        link = sealed(county_id, head.number + 1, head.hash, [row for row, _at in found])
        (first_row, first_at), (last_row, last_at) = found[0], found[-1]
        LogSeal.objects.create(
            county_id=county_id, number=link.number, previous=link.previous, hash=link.hash, count=link.count,
            first_xact=first_row.position[0], first_at=first_at, first_id=first_row.id,
            last_xact=last_row.position[0], last_at=last_at, last_id=last_row.id, leaves=link.leaves, sealed_at=at,
        )  # fmt: skip
        return link.count


def _anchor_heads(anchors: list[Anchor], at: datetime, *, begun: bool) -> None:
    """After the commit: an anchor may be behind the chain, never before it. One that fails is told of, and goes on.

    An anchor that is gone though the chain had begun is not made anew: a new one would agree with a chain cut short.
    """
    with transaction.atomic():
        standing = [head for head in heads(FIRST).values() if head.number]
    for anchor in anchors:
        if begun and not anchor.there():
            logger.error("log_anchor_missing anchor=%s", anchor.name)
            continue
        try:
            _drop(anchor, standing, at)
        except OSError:
            logger.exception("log_anchor_failed anchor=%s", anchor.name)


def _drop(anchor: Anchor, standing: list[Head], at: datetime) -> None:
    there = {(head.chain, head.number, head.hash) for head in anchor.heads(newest=True)}
    for head in standing:
        if (head.county_id, head.number, head.hash) not in there:
            anchor.drop(head.county_id, head.number, head.hash, at)
