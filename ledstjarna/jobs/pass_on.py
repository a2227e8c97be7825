"""Let messages that nobody has answered in time go on to somebody else."""

from procrastinate.contrib.django import app

from ledstjarna.domain.teams.actions import pass_on_unanswered
from ledstjarna.foundation.clock import now


@app.periodic(cron="*/10 * * * *")
@app.task(name="pass_on_unanswered", queueing_lock="pass_on_unanswered")
def pass_on(timestamp: int) -> None:
    """Every ten minutes; a run that is late or comes twice does no harm."""
    pass_on_unanswered(at=now())
