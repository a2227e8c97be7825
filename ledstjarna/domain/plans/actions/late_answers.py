"""A cooperation deviation that is not answered in time: those around the person are to know. Run by the clock."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.events import DeviationLate
from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish

RUN = "tell_late_deviations"
# What has been late for longer is no news: the clock stood still, or the house was set up later.
TOLD_WITHIN = timedelta(days=14)


def tell_late_deviations(*, at: datetime) -> int:
    """Tell of every open deviation that somebody has not answered in time, once each. How many. Safe to run twice.

    Whoever has not answered, and whoever noted it, have it in their work until the answer is there.
    """
    told = 0
    with transaction.atomic(), automatic_run(RUN):
        late = list(_late(at))
    for deviation_id in late:
        with transaction.atomic(), automatic_run(RUN):
            told += _tell(deviation_id, at)
    if told:
        with transaction.atomic():
            log_run(RUN, population=told)
    return told


def _late(at: datetime) -> set[UUID]:
    rows = DeviationAnswer.objects.filter(
        answered_at=None, answer_promised_at__lt=at, answer_promised_at__gt=at - TOLD_WITHIN, deviation__state="open"
    )
    return set(rows.values_list("deviation_id", flat=True))


def _tell(deviation_id: UUID, at: datetime) -> int:
    rows = CooperationDeviation.objects.select_for_update(skip_locked=True)
    row = rows.filter(pk=deviation_id, state="open").first()
    if row is None:
        return 0
    before = Happening.objects.filter(county_id=row.county_id, subject_id=row.subject_id, kind="DeviationLate")
    if before.filter(body__deviation_id=str(deviation_id)).exists():
        return 0
    publish(
        DeviationLate(
            county_id=row.county_id, subject_id=row.subject_id, actor_id=None, happened_at=at,
            deviation_id=deviation_id,
        )
    )  # fmt: skip
    return 1
