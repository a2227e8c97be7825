"""The steps that a notice to the person and one to somebody else share: a try is noted before anything leaves."""

from datetime import datetime, timedelta

from ledstjarna.domain.people.models import Notice, NoticeToOther
from ledstjarna.domain.people.rules.notices import NOTICE, RETRY_AFTER, retry_after
from ledstjarna.foundation.sending import Outcome, Receipt


def begin_try(row: Notice | NoticeToOther, channel: str, at: datetime) -> None:
    """Note that the channel is tried now. Should this worker die, another tries again when it is due."""
    row.attempts = row.attempts + 1 if channel == row.channel else 1
    row.channel, row.state = channel, NOTICE.after(row.state, "try")
    row.due_at = at + (retry_after(row.attempts) or RETRY_AFTER[0])
    row.save(update_fields=["channel", "attempts", "due_at", "state"])


def end_without_way(row: Notice | NoticeToOther, at: datetime) -> str:
    """There is no way left. Returns the state it then has."""
    row.state, row.done_at = NOTICE.after(row.state, "find_no_way"), at
    row.save(update_fields=["state", "done_at"])
    return row.state


def wait_after(row: Notice | NoticeToOther, receipt: Receipt) -> timedelta | None:
    """How long until the same channel is tried again; None when it is given up."""
    return retry_after(row.attempts) if receipt.outcome is Outcome.FAILED else None
