"""How many persons one of the staff looks up by number in a while. Pure.

Each look-up tells whether somebody is known here, before any ground (OSL 25:1, 26:1): it is for whom one meets. How
many that is at most is our own [M]: three a minute, where a busy desk meets one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.rates import free_at

MOST_LOOK_UPS, LOOK_UP_WINDOW = 30, timedelta(minutes=10)


def look_ups_finding(times: Iterable[datetime], at: datetime) -> Finding | None:
    """Why one more is not answered now, after those at `times`, and until when; None when it is."""
    until = free_at(times, most=MOST_LOOK_UPS, window=LOOK_UP_WINDOW, at=at)
    return Finding("look_ups_too_many", {"until": until}, "OSL 25:1, 26:1", "identity") if until else None
