"""When the person is away."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.models import Absence, AwayDays
from ledstjarna.domain.people.rules.absences import NEVER
from ledstjarna.foundation.clock import day_of


def absences(reading: Reading) -> list[Absence]:
    """The absences that stand and have not passed, the first one first."""
    reading.needs(BASIC)
    rows = Absence.objects.filter(**reading.rows, replaced_at=None)
    return list(rows.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=day_of(reading.at))).order_by("period"))


def absence(reading: Reading, absence_id: UUID) -> Absence:
    """One absence that stands. Raises NotForYou."""
    reading.needs(BASIC)
    row = Absence.objects.filter(**reading.rows, pk=absence_id, replaced_at=None).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "absence")
    return row


def away_days(subject_ids: Iterable[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    """The days away of these persons, half-open and without a reason; who has died is back NEVER. The row policies show
    only whom one reaches."""
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    rows = AwayDays.objects.filter(subject_id__in=set(subject_ids), replaced_at=None)
    for subject_id, period, absence_id in rows.values_list("subject_id", "period", "absence_id"):
        found[subject_id].append((period.lower, period.upper if absence_id else NEVER))
    return found


def away_of(subject_id: UUID) -> list[tuple[date, date | None]]:
    """The same of one person."""
    return away_days([subject_id]).get(subject_id, [])


def away_on(day: date) -> "QuerySet[AwayDays, UUID]":
    """The persons who are away on a day, for a query of another room's to stand in."""
    rows = AwayDays.objects.filter(replaced_at=None, period__contains=day)
    return rows.values_list("subject_id", flat=True)


def away_told(subject: OuterRef) -> "QuerySet[AwayDays, datetime]":
    """When the days away of `subject` were told or changed last, for a query of another room's to stand in."""
    rows = AwayDays.objects.filter(subject_id=subject).order_by().values("subject_id")
    return rows.annotate(last=Max("changed_at")).values_list("last", flat=True)
