"""Who rests too little between shifts, as the law has it: to tell whoever plans, and hinder nothing."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.visits.models import WorkShift
from ledstjarna.domain.visits.rules.resting import WEEK, WEEKLY, ShortRest, short_rests
from ledstjarna.foundation.clock import moment_of


def rests_of(unit_id: UUID, first: date, days: int) -> dict[UUID, list[ShortRest]]:
    """Of those who work in the unit in the days: each period that begins in them, and a week that goes on in them
    too. One query."""
    start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
    rows = WorkShift.objects.filter(unit_id=unit_id, period__overlap=(start - WEEK, end + WEEK))
    spans: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in rows.order_by("period"):
        spans[row.assignment_id].append((row.period.lower, row.period.upper))
    found = {
        key: [one for one in short_rests(its) if one.since < end and _from(one, start)] for key, its in spans.items()
    }
    return {key: its for key, its in found.items() if its}


def _from(one: ShortRest, start: datetime) -> bool:
    return one.since > start - WEEK if one.kind == WEEKLY else one.since >= start
