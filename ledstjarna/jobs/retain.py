"""Remove what need not be kept any more, once a month: only where the operator has said so."""

from django.conf import settings
from procrastinate.contrib.django import app

from ledstjarna.domain.keeping.actions import retain as remove
from ledstjarna.foundation.clock import now


@app.periodic(cron="20 2 3 * *")
@app.task(name="retain", queueing_lock="retain")
def retain(timestamp: int) -> None:
    """Count, and remove where LEDSTJARNA_RETAIN is 1. Late or twice does no harm: what went is gone."""
    remove(at=now(), do=settings.RETAIN)
