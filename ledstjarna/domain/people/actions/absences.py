"""The person is away, and comes back: told by themself, by those close, or by staff who were told."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person
from ledstjarna.domain.people.events import AbsenceEnded, AbsenceTold
from ledstjarna.domain.people.models import Absence, AwayDays
from ledstjarna.domain.people.rules import absence_findings, back_findings, way_finding
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, require
from ledstjarna.foundation.outbox.publishing import publish

# Somebody close whom the person lets read may tell: it is they who follow to the hospital.
TELLS_AWAY = TELLS | {"close_one"}


@transaction.atomic
def tell_absence(
    *, by: Viewer, subject_id: UUID, kind: str, first: date, back: date | None, at: datetime, words: str = "",
    way: str = "digital",
) -> Absence:  # fmt: skip
    """Tell that the person is away from `first` until `back`, the first day back; None while nobody knows.

    Raises NotForYou, and RuleBroken where the days overlap another absence.
    """
    change = _opened(by, subject_id, "tell_absence")
    locked_person(change)
    standing = Absence.objects.filter(**change.rows, replaced_at=None).values_list("period", flat=True)
    require(
        *absence_findings(
            kind=kind, days=(first, back), today=day_of(at), standing=[(row.lower, row.upper) for row in standing]
        ),
        way_finding(by.kind, way),
    )
    row = _write(change, kind, DateRange(first, back), words.strip(), way, at)
    publish(AbsenceTold(**envelope(change, at), absence_id=row.id, kind=kind, way=way))
    return row


@transaction.atomic
def end_absence(
    *, by: Viewer, subject_id: UUID, absence_id: UUID, seen_version: int, back: date, at: datetime, way: str = "digital"
) -> Absence | None:
    """The person is back from `back` on; None when that is the first day, so that they never were away.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when somebody told another day first.
    """
    change = _opened(by, subject_id, "end_absence")
    locked_person(change)
    row = Absence.objects.filter(**change.rows, pk=absence_id).first()
    if row is None:
        raise NotForYou(by, subject_id, "end_absence")
    if row.replaced_at is not None or row.version != seen_version:
        raise ChangedMeanwhile(
            what="absence", version=row.version, mine={"back": back}, theirs={"back": row.period.upper}
        )
    require(
        *back_findings(days=(row.period.lower, row.period.upper), back=back, today=day_of(at)),
        way_finding(by.kind, way),
    )
    row.replaced_at = at
    row.save(update_fields=["replaced_at"])
    AwayDays.objects.filter(absence=row).update(replaced_at=at)
    period = DateRange(row.period.lower, back)
    new = _write(change, row.kind, period, row.words, way, at, row) if back > row.period.lower else None
    publish(AbsenceEnded(**envelope(change, at), absence_id=row.id, way=way))
    return new


def _opened(by: Viewer, subject_id: UUID, what: str) -> Reading:
    change = open_change(by, subject_id, what=what, kinds=[BASIC])
    may_speak(change, TELLS_AWAY, "plan")
    return change


def _write(
    change: Reading, kind: str, period: DateRange, words: str, way: str, at: datetime, old: Absence | None = None
) -> Absence:
    by = change.viewer
    row = Absence.objects.create(
        **change.rows, kind=kind, period=period, words=words, way=way, version=old.version + 1 if old else 1,
        told_by_id=by.party_id, told_by_label=by.label, told_at=at, recorded_at=at, replaces=old,
    )  # fmt: skip
    AwayDays.objects.create(**change.rows, absence=row, period=period)
    return row
