"""Who is of the unit and does not work a day: off, or ill as far as it is called in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.models import SickCall
from ledstjarna.domain.visits.rules.doing import comes
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.foundation.clock import day_of


@dataclass(frozen=True, slots=True)
class Off:
    """Somebody who does not work that day; `sick_call_id` and `until` where they are ill."""

    carer_id: UUID
    name: str
    sick_call_id: UUID | None
    until: date | None


def off_duty(viewer: Viewer, shifts: Iterable[Shift], day: date) -> list[Off]:
    """Who makes visits, or works other days, and has no shift that begins then; the ill first. Two queries.

    Whoever was called in ill and has a shift all the same is at work.
    """
    return off_duty_on(viewer, shifts, [day])[day]


def off_duty_on(viewer: Viewer, shifts: Iterable[Shift], days: Sequence[date]) -> dict[date, list[Off]]:
    """The same of several days, in order. Two queries."""
    if viewer.unit_id is None or not days:
        return {day: [] for day in days}
    given, staff, calls = list(shifts), staff_of(unit_id=viewer.unit_id), sick_calls(viewer, days[0], days[-1])
    others = {row.carer_id for row in given}
    found: dict[date, list[Off]] = {}
    for day in days:
        works = {row.carer_id for row in given if day_of(row.starts) == day}
        ill = {row.assignment_id: row for row in calls if row.first <= day <= row.until}
        off = [
            Off(row.pk, row.staff_member.name, call.pk if call else None, call.until if call else None)
            for row in staff if row.pk not in works and (comes(row.role) or row.pk in others)
            for call in [ill.get(row.pk)]
        ]  # fmt: skip
        found[day] = sorted(off, key=lambda one: (one.sick_call_id is None, one.name.split()[::-1]))
    return found


def sick_calls(viewer: Viewer, day: date, last: date | None = None) -> list[SickCall]:
    """Sick calls of a day, or of the days until the last, that nobody has undone; the latest last."""
    rows = SickCall.objects.filter(unit_id__in=viewer.parties, ended_at=None, first__lte=last or day, until__gte=day)
    return list(rows.order_by("called_at"))
