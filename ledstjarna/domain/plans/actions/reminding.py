"""A decision that comes to its end: whoever it concerns is to know while there is time to apply. Run by the clock."""

from datetime import date, datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.events import DecisionEnding
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.rules.expiring import EXPIRIES
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish

RUN = "tell_ending_decisions"
_GOES_ON = ("awaits_decision", "awaits_provider", "active")


def tell_ending_decisions(*, at: datetime) -> int:
    """Tell of every decision that has come so near its end, once for each end. Returns how many. Safe to run twice."""
    told = 0
    with transaction.atomic(), automatic_run(RUN):
        coming = list(_coming(day_of(at)).values_list("pk", flat=True))
    for commitment_id in coming:
        with transaction.atomic(), automatic_run(RUN):
            told += _tell(commitment_id, at)
    if told:
        with transaction.atomic():
            log_run(RUN, population=told)
    return told


def _coming(today: date) -> QuerySet[Commitment]:
    """Running decisions within their time before the end, that nobody has applied anew for or been told of."""
    soon = reduce(or_, (Q(legal_basis=row.basis, ends_on__lte=today + row.begins_before) for row in EXPIRIES))
    anew = Commitment.objects.filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), goal_id=OuterRef("goal_id"),
        legal_basis=OuterRef("legal_basis"), title=OuterRef("title"), recorded_at__gt=OuterRef("recorded_at"),
        state__in=_GOES_ON,
    )  # fmt: skip
    told = Happening.objects.annotate(
        part=KeyTextTransform("commitment_id", "body"), day=KeyTextTransform("ends_on", "body")
    ).filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), kind="DecisionEnding",
        part=Cast(OuterRef("pk"), TextField()), day=Cast(OuterRef("ends_on"), TextField()),
    )  # fmt: skip
    running = Commitment.objects.filter(soon, state__in=("active", "awaits_provider"), ends_on__gt=today)
    return running.filter(~Exists(anew), ~Exists(told))


def _tell(commitment_id: UUID, at: datetime) -> int:
    row = _coming(day_of(at)).select_for_update(skip_locked=True, of=("self",)).filter(pk=commitment_id).first()
    if row is None or row.ends_on is None:
        return 0
    publish(
        DecisionEnding(
            county_id=row.county_id, subject_id=row.subject_id, actor_id=None, happened_at=at, commitment_id=row.pk,
            ends_on=row.ends_on,
        )
    )  # fmt: skip
    return 1
