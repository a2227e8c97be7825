"""The rules once more, slow and obvious, for the tests to compare with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.visits.rules.continuity import Met
from ledstjarna.domain.visits.rules.needs import Need, Occasion
from ledstjarna.domain.visits.rules.placing import Shift, Stop
from ledstjarna.foundation.clock import STOCKHOLM


def local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM)


def who_comes(one: Occasion, deceased: set[UUID], decided: dict[UUID, Any]) -> str:
    """Why nobody is to come, asked in the order in which it matters."""
    day = local(one.starts).date()
    starts, ends = decided.get(one.commitment_id, (None, None))
    if one.subject_id in deceased:
        return "deceased"
    if starts is not None and day < starts:
        return "not_decided"
    if ends is not None and not day < ends:
        return "not_decided"
    if one.state == "cancelled":
        return "cancelled"
    if one.state == "paused":
        return "away"
    return ""


def begins_within(one: Occasion) -> tuple[datetime, datetime]:
    """The first and the last moment to begin, found by trying every minute of two days on Swedish clocks."""
    day = local(one.starts).date()
    if one.timed:
        tried = [one.starts + timedelta(minutes=number) for number in range(-60, 61)]
        good = [each for each in tried if abs(each - one.starts) <= timedelta(minutes=15)]
    else:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=3)
        tried = [midnight + timedelta(minutes=number) for number in range(30 * 60)]
        good = [each for each in tried if local(each).date() == day and (8, 0) <= hour_of(each) <= (18, 0)]
    return min(good), max(good)


def may_begin_late(latest: datetime, at: datetime, *, leeway: bool, asks: set[str]) -> bool:
    """Whether a visit may be planned to begin at a moment after its promised time."""
    if not leeway:
        return False
    if "medicine" in asks or "insulin" in asks or "tube_feeding" in asks:
        return False
    return (at - latest).total_seconds() <= 30 * 60


def asked_about(earliest: datetime, latest: datetime, at: datetime, asks: set[str]) -> int:
    """How many minutes outside the promised time somebody is asked about; 0 where nobody is asked."""
    before, after = (earliest - at).total_seconds() / 60, (at - latest).total_seconds() / 60
    waits = latest > earliest and not asks & {"medicine", "insulin", "tube_feeding"}
    if waits and before <= 30 and after <= 30:
        return 0
    return int(max(before, after, 0))


def can_come(stop: Stop, carer: UUID, others: Sequence[Stop], shifts: Sequence[Shift]) -> dict[datetime, str]:
    """What stops somebody at every minute of the promised time; "" where nothing does."""
    found, length = {}, stop.ends - stop.starts
    minutes = int((stop.latest - stop.earliest).total_seconds() // 60)
    mine = sorted((one for one in others if one.carer_id == carer), key=lambda one: one.starts)
    for number in range(minutes + 1):
        begins = stop.earliest + timedelta(minutes=number)
        ends = begins + length
        before = [one for one in mine if one.starts <= begins][-1:]
        after = [one for one in mine if one.starts > begins][:1]
        if not any(row.carer_id == carer and row.starts <= begins and ends <= row.ends for row in shifts):
            found[begins] = "not_at_work"
        elif any(one.starts < ends and begins < one.ends for one in mine):
            found[begins] = "elsewhere_then"
        elif any(one.ends + on_the_way(one, stop) > begins for one in before) or any(
            ends + on_the_way(stop, one) > one.starts for one in after
        ):
            found[begins] = "no_time_for_the_way"
        else:
            found[begins] = ""
    return found


def on_the_way(a: Stop, b: Stop) -> timedelta:
    return timedelta(0) if a.subject_id == b.subject_id else timedelta(minutes=5)  # homes that nobody knows


def hour_of(moment: datetime) -> tuple[int, int]:
    return local(moment).hour, local(moment).minute


def joins(a: Need, b: Need) -> bool:
    """Whether two principals' visits could be one: some pair of moments to begin is at most half an hour apart."""
    if a.occasion.subject_id != b.occasion.subject_id:
        return False
    owners = [each.occasion.owner_id for each in (a, b)]
    if None not in owners and len(set(owners)) == 1:
        return False
    if {a.occasion.principal, b.occasion.principal} == {"health"} or "health" not in {
        a.occasion.principal,
        b.occasion.principal,
    }:
        return False
    (a_from, a_until), (b_from, b_until) = (
        (each.earliest, each.latest)
        if each.occasion.told is None
        else (each.occasion.told - timedelta(minutes=15), each.occasion.told + timedelta(minutes=15))
        for each in (a, b)
    )
    if a_from > b_until:
        return a_from - b_until <= timedelta(minutes=30)
    if b_from > a_until:
        return b_from - a_until <= timedelta(minutes=30)
    return True


def staff_met(mets: Sequence[Met], whose: UUID, first: date) -> set[UUID]:
    """Whom one person meets in fourteen days, day by day, between seven and ten in the evening."""
    met = set()
    for number in range(14):
        day = first + timedelta(days=number)
        for one in mets:
            hour = local(one.begins).hour
            if one.subject_id == whose and one.counts and local(one.begins).date() == day and 7 <= hour <= 21:
                met.add(one.carer_id)
    return met


def different_staff(mets: Sequence[Met], first: date, ages: dict[UUID, int | None], away: set[UUID]) -> dict[UUID, int]:
    """The national measure, person by person and day by day."""
    found = {}
    for whose in {one.subject_id for one in mets}:
        age = ages.get(whose)
        if age is None or age < 65 or whose in away:
            continue
        met: set[UUID] = set()
        every_day = True
        for number in range(14):
            day = first + timedelta(days=number)
            today = [
                one for one in mets
                if one.subject_id == whose and one.counts and local(one.begins).date() == day
                and (7, 0) <= hour_of(one.begins) < (22, 0)
            ]  # fmt: skip
            every_day = every_day and any(a.begins != b.begins for a in today for b in today)
            met |= {one.carer_id for one in today}
        if every_day:
            found[whose] = len(met)
    return found


def nearest_five(at: datetime) -> datetime:
    """Every whole minute near it, looked at on a Swedish clock; the nearest that ends in 0 or 5, the later of two."""
    minute = at.astimezone(UTC).replace(second=0, microsecond=0)
    near = [minute + timedelta(minutes=number) for number in range(-5, 6)]
    found = [one for one in near if str(local(one).minute)[-1] in "05"]
    best = min(found, key=lambda one: (abs(one - at), -one.timestamp()))
    return best if local(best).date() == local(at).date() else at


def kept_by(own: Sequence[tuple[datetime, datetime]], shift: tuple[datetime, datetime]) -> str:
    """What keeps somebody from one more shift, by every hour of five weeks: free, or at work."""
    first = local(shift[0]).replace(hour=0, minute=0) - timedelta(days=17)
    hours = [first + timedelta(hours=number) for number in range(35 * 24)]
    new = [shift[0] <= hour < shift[1] for hour in hours]
    old = [any(starts <= hour < ends for starts, ends in own) for hour in hours]
    if any(a and b for a, b in zip(new, old, strict=True)):
        return "at_work"
    works = [a or b for a, b in zip(new, old, strict=True)]
    begins = {hours.index(local(starts)) for starts, _ends in [*own, shift]}
    kept = ""
    for number, hour in enumerate(hours):
        day, week = slice(number, number + 24), slice(number, number + 7 * 24)
        if number in begins and any(new[day]) and longest_free(works[day]) < 11:
            return "daily"
        monday = hour.weekday() == 0 and hour.hour == 0
        if monday and any(new[week]) and longest_free(works[week]) < 36:
            kept = "weekly"
    return kept


def longest_free(works: Sequence[bool]) -> int:
    """The longest row of hours without work."""
    return max(len(row) for row in "".join("x" if each else "." for each in works).split("x"))


def taken_by(stops: Sequence[Stop], carer: UUID, shift: tuple[datetime, datetime]) -> list[UUID]:
    """Which visits somebody makes in a shift that begins empty: the one that must begin first is tried first, minute by
    minute, after those already taken."""
    left, made = list(stops), list[Stop]()
    while left:
        one = min(left, key=lambda each: (each.latest, each.starts, each.id))
        left.remove(one)
        minute = shift[0]
        while minute <= shift[1]:
            ends = minute + (one.ends - one.starts)
            fits = minute == one.starts if one.beside else one.earliest <= minute <= one.latest
            clear = all(each.ends + on_the_way(each, one) <= minute for each in made)
            if fits and clear and ends <= shift[1] and carer not in one.barred:
                made.append(replace(one, starts=minute, ends=ends))
                break
            minute += timedelta(minutes=1)
    return [one.id for one in made]
