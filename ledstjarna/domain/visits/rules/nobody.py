"""Why nobody makes a visit, or why somebody makes it late: what stops each who could be asked, within the time that was
promised. Pure.

One reason alone is told only where it is true of all who are left; else how many each stops. And where somebody can
come, then or at another promised moment, who and when.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Shift, Stop, at_time, cost, near, times

BUSY = ("elsewhere_then", "no_time_for_the_way")  # what another plan of the day would change
BARRED = ("refused", "other_sex", "not_able")
# The first of these that stops somebody at every moment is what is told of them; at least the last does.
ORDER = ("not_at_work", *BARRED, "two_are_needed", *BUSY)
SEVERAL, GONE = "several", "gone"


@dataclass(frozen=True, slots=True)
class Binds:
    """What binds. `code` is the one reason that holds for all who are left, SEVERAL where there are more, GONE where
    the promised time is over, "" where somebody can: then `carer_id` at `starts`. `counts`: how many each reason stops,
    of those who work then. `only`: on whom it hangs, where one alone of them may come at all; `at`: the visit that they
    are at then."""

    code: str
    counts: tuple[tuple[str, int], ...] = ()
    carer_id: UUID | None = None
    starts: datetime | None = None
    only: UUID | None = None
    at: UUID | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """Why a visit is outside its promised time: what stops whoever has it, "" where nothing does; and what binds."""

    own: str
    binds: Binds


def why_late(
    stop: Stop, carers: Sequence[UUID], others: Sequence[Stop], shifts: Sequence[Shift], *,
    since: datetime | None = None,
) -> Late:  # fmt: skip
    """Whether whoever has a visit, or else somebody, can come within the promised time, as near as can be to when they
    come now; or what stops them."""
    inside = at_time(replace(stop, carer_id=None), min(max(stop.starts, stop.earliest), stop.latest))
    own = why_nobody(inside, [stop.carer_id] if stop.carer_id else [], others, shifts, since=since)
    if own.carer_id is not None:
        return Late("", own)
    return Late(own.code, why_nobody(inside, carers, others, shifts, since=since))


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
    busy: list[UUID] = []
    for number, carer_id in enumerate(carers):
        moment, code = _asked(stop, carer_id, beside, days[carer_id], hours[carer_id], since)
        if moment == stop.starts:
            return Binds("", carer_id=carer_id, starts=moment)
        if moment is not None:
            can.append(((abs(moment - stop.starts), number), carer_id, moment))
        stops[code] += 1
        busy += [carer_id] if code in BUSY else []
    if can:
        _weigh, carer_id, moment = min(can, key=lambda each: each[0])
        return Binds("", carer_id=carer_id, starts=moment)
    bound = _bound(stops)
    if len(busy) != 1 or bound.code in ("not_at_work", GONE):
        return bound
    its = sorted(days[busy[0]], key=lambda one: one.starts)
    at = next((one.id for one in its if one.starts < stop.ends and stop.starts < one.ends), None)
    return replace(bound, only=busy[0], at=at)


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
