"""Keep the access log whole: seal what was written each minute, and open its months ahead of time each day."""

from procrastinate.contrib.django import app

from ledstjarna.domain.control.actions import draw_rounds, open_log_months
from ledstjarna.domain.control.actions import seal_log as seal
from ledstjarna.foundation.anchoring import configured_anchors
from ledstjarna.foundation.clock import now


@app.periodic(cron="* * * * *")
@app.task(name="seal_log", queueing_lock="seal_log")
def seal_log(timestamp: int) -> None:
    """Seal, anchor, and alarm when something has waited too long. Late or twice does no harm."""
    seal(at=now(), anchors=configured_anchors())


@app.periodic(cron="17 3 * * *")
@app.task(name="open_log_months", queueing_lock="open_log_months")
def open_months(timestamp: int) -> None:
    """Months that are there already stay as they are."""
    open_log_months(at=now())


@app.periodic(cron="40 4 * * *")
@app.task(name="draw_log_rounds", queueing_lock="draw_log_rounds")
def check_log_readers(timestamp: int) -> None:
    """Every night, the rounds of the last whole week that are not drawn yet: a night that was missed is made up for."""
    draw_rounds(at=now())
