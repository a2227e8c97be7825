"""What only the clock can tell: that a promised call or answer is late, and that a decision comes to its end."""

from procrastinate.contrib.django import app

from ledstjarna.domain.plans.actions import tell_ending_decisions, tell_late_deviations
from ledstjarna.domain.teams.actions import tell_late_calls
from ledstjarna.foundation.clock import now


@app.periodic(cron="*/10 * * * *")
@app.task(name="tell_late_calls", queueing_lock="tell_late_calls")
def late_calls(timestamp: int) -> None:
    """Every ten minutes; a run that is late or comes twice does no harm."""
    tell_late_calls(at=now())


@app.periodic(cron="30 6 * * *")
@app.task(name="tell_ending_decisions", queueing_lock="tell_ending_decisions")
def ending_decisions(timestamp: int) -> None:
    """Every morning; a run that is late or comes twice does no harm."""
    tell_ending_decisions(at=now())


@app.periodic(cron="45 6 * * *")
@app.task(name="tell_late_deviations", queueing_lock="tell_late_deviations")
def late_deviations(timestamp: int) -> None:
    """Every morning; a run that is late or comes twice does no harm."""
    tell_late_deviations(at=now())
