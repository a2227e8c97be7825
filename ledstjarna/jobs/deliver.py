"""Deliver events to those who hear them later: one job per event and handler, in order per person."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import handle


@app.task(name="deliver", retry=10)
def deliver(happening_id: str, handler: str) -> None:
    """Hand one event to one handler. Safe to run twice: a handled event is not handled again."""
    with transaction.atomic(), automatic_run("deliver"):
        handle(Happening.objects.get(id=UUID(happening_id)), handler)


def defer_delivery(happening: Happening, handler: str) -> None:
    """Make the job in the running transaction; it is locked per person, so order holds."""
    deliver.configure(lock=str(happening.subject_id)).defer(happening_id=str(happening.id), handler=handler)
