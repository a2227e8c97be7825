"""A promised call that was not made in time: the person is to know, and who has it instead. Run by the clock."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.teams.events import CallLate
from ledstjarna.domain.teams.models import CallRequest
from ledstjarna.domain.teams.rules.states import OPEN_CALLS
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish

RUN = "tell_late_calls"
# What has been late for longer is no news: the clock stood still, or the house was set up later.
TOLD_WITHIN = timedelta(days=3)


def tell_late_calls(*, at: datetime) -> int:
    """Let everybody know whose call is late and untried, once for each promise. Returns how many. Safe to run twice."""
    told = 0
    for call_id in _late(at):
        with transaction.atomic(), automatic_run(RUN):
            told += _tell(call_id, at)
    if told:
        with transaction.atomic():
            log_run(RUN, population=told)
    return told


def _late(at: datetime) -> list[UUID]:
    with transaction.atomic(), automatic_run(RUN):
        rows = CallRequest.objects.filter(
            state__in=OPEN_CALLS, tried_at=None, promised_at__lt=at, promised_at__gt=at - TOLD_WITHIN
        )
        return list(rows.order_by("promised_at").values_list("pk", flat=True))


def _tell(call_id: UUID, at: datetime) -> int:
    call = CallRequest.objects.select_for_update(skip_locked=True).filter(pk=call_id, tried_at=None).first()
    if call is None or call.state not in OPEN_CALLS:
        return 0
    before = Happening.objects.filter(county_id=call.county_id, subject_id=call.subject_id, kind="CallLate")
    if before.filter(body__call_id=str(call_id), happened_at__gt=call.promised_at).exists():
        return 0
    publish(
        CallLate(county_id=call.county_id, subject_id=call.subject_id, actor_id=None, happened_at=at, call_id=call_id)
    )
    return 1
