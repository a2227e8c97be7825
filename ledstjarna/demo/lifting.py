"""Whom a request to lift a block reaches in the demonstration, and whose block it is."""

from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.models import Block
from ledstjarna.domain.consent.queries import asked_now, parties_with_ground, sectors_asked
from ledstjarna.domain.consent.rules import CARE, sector_of
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.organisations.queries import staff_of


def who_lifts(at: datetime, *, county_id: str) -> tuple[UUID, UUID] | None:
    """Somebody who would have the question in their Att göra, and whose block it is: best of all care staff of the
    county. None where nobody has blocked anything that anybody answers for.
    """
    blocks = Block.objects.filter(period__contains=at).order_by("pk")
    asked = [(sector, one) for one in blocks for sector in sorted(sectors_asked(one))]
    asked.sort(key=lambda row: (row[0] != CARE, row[1].county_id != county_id))
    for sector, block in asked:
        reached = parties_with_ground(block.subject_id)
        for unit_id in sorted(asked_now(block.subject_id, block, sector, at)):
            for one in staff_of(unit_id=unit_id):
                if _answers(one, sector, reached):
                    return one.pk, block.subject_id
    return None


def _answers(one: Assignment, sector: str, reached: set[UUID]) -> bool:
    return sector_of(one.role, one.unit.kind) == sector and bool({one.pk, one.unit_id} & reached)
