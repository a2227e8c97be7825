"""What somebody did without a net and told of later: which of the phone's times stand. Pure.

A telephone's clock is nobody's proof. What it says is taken within bounds, and kept beside when it reached us.
"""

from datetime import datetime, timedelta

from ledstjarna.foundation.findings import Finding

OLDEST = timedelta(hours=24)  # a working day, nights included; what is older is written by hand
AHEAD_OF_US = timedelta(minutes=5)  # how much a telephone's clock may be ahead of ours

HELP_LASTS = timedelta(minutes=30)
AT_ONCE = timedelta(minutes=2)  # what reached us within it was as good as told at once, however it came

# What can be done at a visit without a net. Whether a colleague comes is asked of people, never of a telephone.
LATER = ("begin", "regret", "finish", "miss", "observe", "help")


def said_findings(*, said: datetime, at: datetime) -> list[Finding]:
    """Why the time that a telephone gives for what was done cannot stand."""
    if said > at + AHEAD_OF_US:
        return [Finding("said_in_future")]
    return [Finding("said_too_long_ago")] if said < at - OLDEST else []


def help_findings(*, said: datetime, at: datetime) -> list[Finding]:
    """Why a call for help from a telephone without a net is not passed on: it would call people to what is over."""
    return [Finding("help_is_old")] if said < at - HELP_LASTS else []


def came_later(*, said: datetime, recorded: datetime) -> bool:
    """Whether what was done reached us so long after that it is worth telling."""
    return recorded - said > AT_ONCE


def stands_as(*, said: datetime, at: datetime, begun: datetime | None) -> datetime:
    """The time that is recorded: as the telephone said, never ahead of our clock, nor before the visit was begun."""
    return min(max(said, begun or said), at)
