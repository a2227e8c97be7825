"""Somebody is ill: what they were to do is free at once, and a plan for those days is asked for in the same moment."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Max

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import locked_visits, unit_that_plans
from ledstjarna.domain.visits.actions.drafting import ask_plan, drop_being_made
from ledstjarna.domain.visits.actions.placing import take_places
from ledstjarna.domain.visits.actions.shifting import Span, end_shift, replace_shifts
from ledstjarna.domain.visits.models import PlanDraft, SickCall, Visit, WorkShift
from ledstjarna.domain.visits.queries.abilities import barred_of
from ledstjarna.domain.visits.rules.drafting import AT_ONCE, SICK, sick_findings
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.findings import Finding, RuleBroken, require


@transaction.atomic
def call_in_sick(*, by: Viewer, carer_id: UUID, until: date, at: datetime) -> PlanDraft | None:
    """Somebody does not work from now and through `until`. The proposal that is asked for; None where nobody waits.

    A plan that is being made is let go: its board is another now. Raises NotForYou, RuleBroken.
    """
    unit_id, first = unit_that_plans(by), day_of(at)
    require(*sick_findings(first=first, until=until))
    days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
    staff = {row.pk: row.staff_member.name for row in staff_of(unit_id=unit_id)}
    require(None if carer_id in staff else Finding("carer_unknown"))
    # A night that would have begun the last day goes on into the next.
    midnight = moment_of(until + timedelta(days=1), time.min)
    night = WorkShift.objects.filter(assignment_id=carer_id, unit_id=unit_id, period__contains=midnight)
    goes_on = night.filter(period__startswith__lt=midnight).exists() and until < first + timedelta(days=DAYS - 1)
    shifts, theirs = _shifts_ahead(carer_id, unit_id, until, at), _visits_ahead(carer_id, unit_id, at)
    until_now = _ill_until(carer_id, unit_id, first)
    end_shift(by=by, unit_id=unit_id, carer_id=carer_id, at=at)
    freed = replace_shifts(by=by, unit_id=unit_id, days={(carer_id, day): [] for day in days}, at=at)
    if until_now is not None and until <= until_now and not shifts and not freed:
        # Told once already: a second row would be another to undo.
        raise RuleBroken(Finding("already_ill", {"who": staff[carer_id], "until": until_now}, field_name="carer"))
    SickCall.objects.create(
        unit_id=unit_id, assignment_id=carer_id, first=first, until=until, shifts=shifts, visits=_freed(theirs),
        called_by_label=by.label, called_at=at,
    )  # fmt: skip
    if not freed:
        return None
    drop_being_made(unit_id, at)
    end = until + timedelta(days=1) if goes_on else until
    return ask_plan(by=by, kind=SICK, first=first, start=first, end=end, seconds=AT_ONCE, at=at)


def _ill_until(carer_id: UUID, unit_id: UUID, first: date) -> date | None:
    """Until when somebody is called in ill already; None where they are not."""
    calls = SickCall.objects.filter(assignment_id=carer_id, unit_id=unit_id, ended_at=None, until__gte=first)
    last: date | None = calls.aggregate(last=Max("until"))["last"]
    return last


def _shifts_ahead(carer_id: UUID, unit_id: UUID, until: date, at: datetime) -> list[list[str]]:
    """The shifts that go: those that are not over, and begin by the last day."""
    rows = WorkShift.objects.filter(assignment_id=carer_id, unit_id=unit_id, period__endswith__gt=at)
    ahead = rows.filter(period__startswith__lt=moment_of(until + timedelta(days=1), time.min)).order_by("period")
    return [[row.period.lower.isoformat(), row.period.upper.isoformat()] for row in ahead]


def _visits_ahead(carer_id: UUID, unit_id: UUID, at: datetime) -> list[UUID]:
    rows = Visit.objects.filter(unit_id=unit_id, carer_id=carer_id, state__in=AHEAD, starts_at__gte=at)
    return list(rows.values_list("id", flat=True))


def _freed(theirs: list[UUID]) -> dict[str, int]:
    """Those that nobody has any more, each with its version."""
    rows = Visit.objects.filter(pk__in=theirs, carer_id=None).order_by("id")
    return {str(key): version for key, version in rows.values_list("id", "version")}


@transaction.atomic
def undo_sick_call(*, by: Viewer, sick_call_id: UUID, at: datetime) -> int:
    """They are well, or it was somebody else: their shifts are there again, but where they have others by now; and of
    their visits those that nobody has touched since. How many visits.

    A plan that is being made is let go. Raises NotForYou, RuleBroken where it is undone already.
    """
    unit_id = unit_that_plans(by)
    row = SickCall.objects.select_for_update().filter(pk=sick_call_id, unit_id=unit_id).first()
    if row is None:
        raise NotForYou(by, None, "sick_call")
    require(Finding("sick_call_undone") if row.ended_at else None)
    row.ended_by_label, row.ended_at = by.label, at
    row.save()
    drop_being_made(unit_id, at)
    spans = [span for span in row.spans if span[1] > at]
    works = _put_back(row, [span for span in spans if not _works_besides(row, span)], by)
    rows = locked_visits(unit_id, day_of(at), DAYS)
    mine = [
        one for one in rows
        if row.visits.get(str(one.pk)) == one.version and one.carer_id is None and one.state in AHEAD
        and one.starts_at >= at and any(starts <= one.starts_at and one.ends_at <= ends for starts, ends in works)
    ]  # fmt: skip
    bars = barred_of(mine, [row.assignment_id])
    places = {
        one.pk: (row.assignment_id, one.starts_at) for one in mine
        if row.assignment_id not in bars.get(one.pk, ({}, frozenset()))[0]
    }  # fmt: skip
    shifts = [Shift(row.assignment_id, *span) for span in works]
    return take_places(by=by, rows=rows, places=places, shifts=shifts, at=at)


def _works_besides(row: SickCall, span: Span) -> bool:
    """Whether they have another shift then by now; the rest of a night that was ended is its own."""
    then = WorkShift.objects.filter(assignment_id=row.assignment_id, period__overlap=span)
    return then.exclude(period__startswith=span[0]).exists()


def _put_back(row: SickCall, spans: list[Span], by: Viewer) -> list[Span]:
    WorkShift.objects.filter(
        assignment_id=row.assignment_id, unit_id=row.unit_id, period__startswith__in=[starts for starts, _ in spans]
    ).delete()
    WorkShift.objects.bulk_create(
        WorkShift(
            assignment_id=row.assignment_id, unit_id=row.unit_id, period=DateTimeTZRange(*span), set_by_label=by.label
        )
        for span in spans
    )
    return spans
