"""What was promised, and how far beyond it somebody may still come: care that was decided comes late rather than not.
Pure.

The promised time is what the person said yes to, with its leeway (rules.needs). What cannot wait is never planned
outside it: medicine that is given at its hour, and a time that the plan gives no leeway at all. How far beyond the rest
may come, and which abilities make a visit one that cannot wait, no law says [M]: change the two here.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from ledstjarna.foundation.findings import Finding

BEYOND = timedelta(minutes=30)  # after the promised time, when nobody can come within it
CANNOT_WAIT = frozenset({"medicine", "insulin", "tube_feeding"})


def last_start(earliest: datetime, latest: datetime, abilities: Collection[str]) -> datetime:
    """The last moment when a visit may be planned to begin."""
    return latest if earliest == latest or CANNOT_WAIT & set(abilities) else latest + BEYOND


def outside(starts: datetime, earliest: datetime, latest: datetime) -> timedelta:
    """How far from what was promised a visit begins: late above nothing, early below, nothing within."""
    return max(starts - latest, timedelta()) - max(earliest - starts, timedelta())


def far_findings(
    starts: datetime, earliest: datetime, latest: datetime, abilities: Collection[str], *, sure: bool
) -> list[Finding]:
    """A visit that somebody moves further outside the promised time than any plan would, either way, is asked about."""
    off = abs(outside(starts, earliest, latest))
    most = last_start(earliest, latest, abilities) - latest
    return [] if sure or off <= most else [Finding("far_from_promise", {"minutes": _minutes(off)}, field_name="sure")]


def _minutes(off: timedelta) -> int:
    """Begun minutes: half a minute outside is not none."""
    return -(-off // timedelta(minutes=1))
