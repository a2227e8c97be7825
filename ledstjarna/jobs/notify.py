"""Tell people that there is something to read: every minute, one job for each notice that is due."""

from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ledstjarna.domain.people import actions
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sending import configured_channels


@app.periodic(cron="* * * * *")
@app.task(name="send_due_notices", queueing_lock="send_due_notices")
def send_due_notices(timestamp: int) -> None:
    """Make the jobs, the persons' own first. One that is made already is not made again."""
    due = [(send_notice, one) for one in actions.due_notices(at=now())]
    due += [(send_notice_to_other, one) for one in actions.due_notices_to_others(at=now())]
    for task, notice_id in due:
        try:
            task.configure(lock=f"notice:{notice_id}", queueing_lock=f"notice:{notice_id}").defer(
                notice_id=str(notice_id)
            )
        except AlreadyEnqueued:
            continue


@app.task(name="send_notice")
def send_notice(notice_id: str) -> None:
    """Try one notice once. When it is tried again is the notice's own: the next minute's jobs see to it."""
    actions.send_notice(notice_id=UUID(notice_id), channels=configured_channels(), at=now())


@app.task(name="send_notice_to_other")
def send_notice_to_other(notice_id: str) -> None:
    """The same for somebody around the person."""
    actions.send_notice_to_other(notice_id=UUID(notice_id), channels=configured_channels(), at=now())
