"""End the parts whose last day has been, where somebody has said that they end then."""

from procrastinate.contrib.django import app

from ledstjarna.domain.plans.actions import end_parts
from ledstjarna.foundation.clock import now


@app.periodic(cron="20 * * * *")
@app.task(name="end_parts", queueing_lock="end_parts")
def end(timestamp: int) -> None:
    """Every hour; a run that is late or comes twice does no harm."""
    end_parts(at=now())
