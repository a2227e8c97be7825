"""Visits, as those who make them and those they are for read them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.visits.models import HelpCall, Visit, VisitNote, WorkShift
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.nights import day_span
from ledstjarna.domain.visits.rules.placing import Place, Shift, Stop, breaks_beside
from ledstjarna.domain.visits.rules.resting import Break
from ledstjarna.domain.visits.rules.states import AHEAD, MET, SHOWN
from ledstjarna.foundation.clock import moment_of


def within(rows: "QuerySet[Visit, Visit]", first: date, days: int) -> "QuerySet[Visit, Visit]":
    """Those that begin in the local days from `first`, in order of time."""
    start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
    return rows.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "id")


def not_laid_anew(rows: "QuerySet[Visit, Visit]") -> "QuerySet[Visit, Visit]":
    """Without those that were cancelled, and whose time of the plan has been laid in again since."""
    again = Visit.objects.filter(
        activity_id=OuterRef("activity_id"), day=OuterRef("day"), position=OuterRef("position")
    ).exclude(state="cancelled")
    return rows.filter(~Q(state="cancelled") | ~Exists(again))


def my_day(viewer: Viewer, day: date, at: datetime) -> list[Visit]:
    """What the viewer is to do on a day, and has done; a night on both sides of midnight. A list over persons is logged
    by the page. Two queries."""
    around = moment_of(day, time.min), moment_of(day + timedelta(days=1), time.min)
    mine = WorkShift.objects.filter(assignment_id=viewer.party_id, period__overlap=around)
    shifts = [Shift(row.assignment_id, row.period.lower, row.period.upper) for row in mine]
    start, end = day_span(day, shifts, at)
    rows = Visit.objects.select_related("commitment", "activity").filter(carer_id=viewer.party_id, state__in=SHOWN)
    return list(rows.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "id"))


def gone_from_my_day(viewer: Viewer, day: date) -> list[Visit]:
    """What the viewer was to do on a day at somebody who has died since. Logged by the page, as `my_day`. One query."""
    rows = Visit.objects.filter(
        carer_id=viewer.party_id, state="cancelled", cancelled_why="deceased", published_at__isnull=False
    )
    return list(within(rows, day, 1))


def my_breaks(viewer: Viewer, day: date, rows: Iterable[Visit], homes: Mapping[UUID, Place]) -> list[Break]:
    """The breaks of the viewer's own shifts of a day, and when each can be taken beside these visits. One query."""
    around = moment_of(day, time.min), moment_of(day + timedelta(days=1), time.min)
    shifts = WorkShift.objects.filter(
        assignment_id=viewer.party_id, period__startswith__gte=around[0], period__startswith__lt=around[1]
    ).order_by("period")
    stops = [
        Stop(row.pk, row.subject_id, row.starts_at, row.ends_at, row.earliest_at, row.latest_at,
             homes.get(row.subject_id))
        for row in rows
    ]  # fmt: skip
    return [
        one
        for shift in shifts
        for one in breaks_beside(Shift(viewer.party_id, shift.period.lower, shift.period.upper), stops)
    ]


def visit(viewer: Viewer, visit_id: UUID) -> Visit:
    """One visit of the viewer's unit that is told of. Raises NotForYou: the same answer as when there is none."""
    rows = Visit.objects.select_related("commitment__assignment", "activity").filter(state__in=SHOWN)
    row = rows.filter(pk=visit_id, unit_id__in=viewer.parties).first()
    if row is None:
        raise NotForYou(viewer, None, "visit")
    return row


def faces_of(reading: Reading, commitment_id: UUID) -> dict[UUID, str]:
    """Whom the person has met, or is told to meet, for one part: the label of each."""
    reading.needs(PLAN)
    rows = (
        Visit.objects.filter(**reading.rows, commitment_id=commitment_id, carer_id__isnull=False, state__in=MET)
        .order_by("carer_id", "-starts_at")
        .distinct("carer_id")
    )
    return {row.carer_id: row.carer_label for row in rows if row.carer_id}


def parts_with_visits(reading: Reading, first: date) -> list[tuple[UUID, str]]:
    """The parts that somebody has come for in the last fortnight, or comes for, as far as it is told; with titles."""
    reading.needs(PLAN)
    start = moment_of(first - timedelta(days=DAYS), time.min)
    rows = Visit.objects.select_related("commitment").filter(**reading.rows, state__in=MET, starts_at__gte=start)
    found = {row.commitment_id: row.commitment.title for row in rows}
    return sorted(found.items(), key=lambda pair: pair[1])


def given_ahead(viewer: Viewer, activity_id: UUID, at: datetime) -> int:
    """How many visits ahead of one time of a part somebody of the viewer's unit has: they lose them when it changes."""
    rows = Visit.objects.filter(
        activity_id=activity_id, unit_id__in=viewer.parties, state__in=AHEAD, starts_at__gte=at, carer_id__isnull=False
    )
    return rows.values("day").distinct().count()


def note_of(commitment_id: UUID) -> VisitNote | None:
    """What to know at the door, of one part that the viewer reaches."""
    return VisitNote.objects.filter(commitment_id=commitment_id, replaced_at=None).first()


def notes_of(commitment_ids: Iterable[UUID]) -> dict[UUID, VisitNote]:
    """The same of many parts, by part."""
    rows = VisitNote.objects.filter(commitment_id__in=set(commitment_ids), replaced_at=None)
    return {row.commitment_id: row for row in rows}


def help_calls(viewer: Viewer) -> list[HelpCall]:
    """Calls for help in the viewer's unit that are not over, the one nobody has answered first."""
    rows = HelpCall.objects.select_related("visit").filter(visit__unit_id__in=viewer.parties, ended_at=None)
    return list(rows.order_by("-answered_at", "asked_at"))


def help_of(row: Visit) -> HelpCall | None:
    """The call for help from a visit that is not over."""
    return HelpCall.objects.filter(visit=row, ended_at=None).first()
