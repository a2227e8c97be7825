"""How often something may be done. Pure.

A limit counts a window back from now, so that it lifts by itself.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta


def free_at(times: Iterable[datetime], *, most: int, window: timedelta, at: datetime) -> datetime | None:
    """When it may be done once more, after these times; None when it may now."""
    counted = sorted((moment for moment in times if at - window < moment <= at), reverse=True)
    # The oldest of the last `most` leaves the window first.
    return counted[most - 1] + window if len(counted) >= most else None
