"""Why nobody makes a visit: what stops each who could be asked, within the time that was promised. Pure.

One reason alone is told only where it is true of all who are left; else how many each stops. And where somebody can
come, then or at another promised moment, who and when.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Shift, Stop, at_time, cost, near, times

BARRED = ("refused", "other_sex", "not_able")
# The first of these that stops somebody at every moment is what is told of them; at least the last does.
ORDER = ("not_at_work", *BARRED, "two_are_needed", "elsewhere_then", "no_time_for_the_way")
SEVERAL, GONE = "several", "gone"


@dataclass(frozen=True, slots=True)
class Binds:
    """What binds. `code` is the one reason that holds for all who are left, SEVERAL where there are more, GONE where
    the promised time is over, "" where somebody can: then `carer_id` at `starts`. `counts`: how many each reason stops,
    of those who work then."""

    code: str
    counts: tuple[tuple[str, int], ...] = ()
    carer_id: UUID | None = None
    starts: datetime | None = None


def why_nobody(
    stop: Stop, carers: Sequence[UUID], others: Iterable[Stop], shifts: Iterable[Shift], *,
    since: datetime | None = None,
) -> Binds:  # fmt: skip
    """Who can, soonest to the visit's own time; or what stops them. `since`: no moment before it is any use."""
    beside = stop.beside
    days: dict[UUID, list[Stop]] = defaultdict(list)
    for one in others:
        beside = one.carer_id if one.id == stop.beside else beside
        if one.carer_id is not None and near(one, stop):
            days[one.carer_id].append(one)
    hours: dict[UUID, list[Shift]] = defaultdict(list)
    for row in shifts:
        hours[row.carer_id].append(row)
    can: list[tuple[tuple[timedelta, int], UUID, datetime]] = []
    stops: Counter[str] = Counter()
    for number, carer_id in enumerate(carers):
        moment, code = _asked(stop, carer_id, beside, days[carer_id], hours[carer_id], since)
        if moment == stop.starts:
            return Binds("", carer_id=carer_id, starts=moment)
        if moment is not None:
            can.append(((abs(moment - stop.starts), number), carer_id, moment))
        stops[code] += 1
    if can:
        _weigh, carer_id, moment = min(can, key=lambda each: each[0])
        return Binds("", carer_id=carer_id, starts=moment)
    return _bound(stops)


def _asked(
    stop: Stop, carer_id: UUID, beside: UUID | None, day: Sequence[Stop], hours: Sequence[Shift],
    since: datetime | None,
) -> tuple[datetime | None, str]:  # fmt: skip
    """The first moment when somebody can come; or None, and what stops them."""
    first, last = min(stop.earliest, stop.starts), max(stop.latest, stop.starts) + (stop.ends - stop.starts)
    if not any(row.starts < last and first < row.ends for row in hours):
        return None, "not_at_work"  # most of a unit is at home: no moment need be asked
    moments = [each for each in times(stop, day, hours) if since is None or each >= since]
    if not moments:
        return None, GONE
    hindered = []
    for moment in moments:
        asked = replace(at_time(stop, moment), carer_id=None, beside=beside)
        hinders = cost(asked, carer_id, day, hours, met=set(), rests=False).hinders
        if not hinders:
            return moment, ""
        hindered.append(hinders)
    always = [code for code in ORDER if all(code in each for each in hindered)]
    if always:
        return None, always[0]
    there = [each for each in hindered if "not_at_work" not in each]
    return None, "no_time_for_the_way" if any("no_time_for_the_way" in each for each in there) else "elsewhere_then"


def _bound(stops: Counter[str]) -> Binds:
    """One reason where it holds for all who work then, else each with how many."""
    left = dict(stops)
    left.pop("not_at_work", None)
    if set(left) == {GONE}:
        return Binds(GONE)
    left.pop(GONE, None)
    if not left:
        return Binds("not_at_work")
    counts = tuple((code, left[code]) for code in ORDER if code in left)
    if "two_are_needed" in left:  # whoever comes already can: it is another who is lacking
        return Binds("two_are_needed", counts)
    return Binds(counts[0][0] if len(left) == 1 else SEVERAL, counts)
