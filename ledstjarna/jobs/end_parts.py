"""End the parts whose last day has been, where somebody has said so; and reading that ends with them."""

from procrastinate.contrib.django import app

from ledstjarna.domain.plans.actions import end_parts, end_reading
from ledstjarna.foundation.clock import now


@app.periodic(cron="20 * * * *")
@app.task(name="end_parts", queueing_lock="end_parts")
def end(timestamp: int) -> None:
    """Every hour; a run that is late or comes twice does no harm."""
    end_parts(at=now())


@app.periodic(cron="50 3 * * *")
@app.task(name="end_reading", queueing_lock="end_reading")
def end_readings(timestamp: int) -> None:
    """Every night, after plans that have ended; a run that is late or comes twice does no harm."""
    end_reading(at=now())
