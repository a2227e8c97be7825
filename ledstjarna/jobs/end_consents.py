"""A yes for a time: noted when its time is over, and told while there is time to renew it."""

from procrastinate.contrib.django import app

from ledstjarna.domain.consent.actions import end_consents, tell_ending_consents
from ledstjarna.foundation.clock import now


@app.periodic(cron="*/10 * * * *")
@app.task(name="end_consents", queueing_lock="end_consents")
def end(timestamp: int) -> None:
    """Every ten minutes; a run that is late or comes twice does no harm: nobody reads by them meanwhile."""
    end_consents(at=now())


@app.periodic(cron="40 6 * * *")
@app.task(name="tell_ending_consents", queueing_lock="tell_ending_consents")
def tell(timestamp: int) -> None:
    """Every morning; a run that is late or comes twice does no harm."""
    tell_ending_consents(at=now())
