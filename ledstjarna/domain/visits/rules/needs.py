"""From a plan's times to the visits that are needed: which, when, and why one is not. Pure.

A time of the plan is a moment (Swedish clock, RFC 5545), so that the nights when clocks change are decided where times
are. Here is decided whether anybody is to come: not to who has died, is away or in hospital, not when that one time is
cancelled, not outside the days that were decided. A holiday is a day like another for who needs help; it is told,
because fewer work.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.working_days import is_working_day

DAYS = 14  # what is planned at a time
EARLIER = LATER = timedelta(minutes=15)  # from the time the person said yes to [M]: change it here
SOMEWHEN = (time(8), time(10), time(18))  # what has no time of day: from, best, until
USUAL = timedelta(minutes=30)  # how long what has no time of day takes
TOGETHER = timedelta(minutes=60)  # two principals' visits this close can be one
HINDRANCES = ("deceased", "not_decided", "cancelled", "away")
Period = tuple[date | None, date | None]  # half-open


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time of a part, as the plan has it. `principal` tells whose it is: health for care, else social services.

    `state`: planned, cancelled or paused (the person is away). Without a time of day it is `timed` False. `owner_id`
    carries it out. `by_consent`: it is known of only because the person said yes to sharing. `told`: when somebody
    comes, where the person has been told of it; the plan's time is then no longer when anybody comes.
    """

    activity_id: UUID
    commitment_id: UUID
    subject_id: UUID
    principal: str
    day: date
    starts: datetime
    ends: datetime
    state: str = "planned"
    timed: bool = True
    owner_id: UUID | None = None
    by_consent: bool = False
    told: datetime | None = None

    @property
    def comes(self) -> datetime:
        """When somebody comes, as far as it is known: as it is told, else as the plan has it."""
        return self.told or self.starts

    @property
    def at_a_time(self) -> bool:
        """Whether it is known when: what the plan has no time of day for is, once it is told."""
        return self.timed or self.told is not None


@dataclass(frozen=True, slots=True)
class Need:
    """A visit that the plan asks for. `hindered` says why nobody is to come, empty when somebody is.

    It begins best at `starts`, and not outside `earliest` … `latest`. `together`: what another principal does
    for the person within the hour, which one visit could do, in order of time.
    """

    occasion: Occasion
    starts: datetime
    ends: datetime
    earliest: datetime
    latest: datetime
    hindered: str
    holiday: bool
    together: tuple[Occasion, ...] = ()

    @property
    def key(self) -> tuple[UUID, date]:
        """What names it: the activity and its own day there."""
        return self.occasion.activity_id, self.occasion.day


def needs(
    occasions: Sequence[Occasion], *, deceased: Collection[UUID], decided: Mapping[UUID, Period], first: date,
    days: int = DAYS,
) -> list[Need]:  # fmt: skip
    """The visits of `days` days from `first`, in order of time. `decided` holds the days of each part that has some."""
    until = first + timedelta(days=days)
    found = [
        _need(one, deceased, decided.get(one.commitment_id, (None, None)))
        for one in occasions
        if first <= day_of(one.starts) < until
    ]
    of_person: dict[UUID, list[Need]] = defaultdict(list)
    for one in found:
        if not one.hindered:
            of_person[one.occasion.subject_id].append(one)
    joined = [_joined(one, of_person[one.occasion.subject_id]) if not one.hindered else one for one in found]
    return sorted(joined, key=lambda one: (one.starts, one.occasion.activity_id, one.occasion.day))


def _need(one: Occasion, deceased: Collection[UUID], decided: Period) -> Need:
    day = day_of(one.starts)
    starts, ends, earliest, latest = _times(one, day)
    return Need(
        one, starts, ends, earliest, latest, _hindered(one, day, deceased, decided),
        day.weekday() < 5 and not is_working_day(day),
    )  # fmt: skip


def _times(one: Occasion, day: date) -> tuple[datetime, datetime, datetime, datetime]:
    if one.timed:
        return one.starts, one.ends, one.starts - EARLIER, one.starts + LATER
    earliest, best, latest = (moment_of(day, at) for at in SOMEWHEN)
    return best, best + USUAL, earliest, latest


def _hindered(one: Occasion, day: date, deceased: Collection[UUID], decided: Period) -> str:
    if one.subject_id in deceased:
        return "deceased"
    if (decided[0] is not None and day < decided[0]) or (decided[1] is not None and day >= decided[1]):
        return "not_decided"
    return {"cancelled": "cancelled", "paused": "away"}.get(one.state, "")


def _joined(one: Need, persons: Sequence[Need]) -> Need:
    """With what others do close to it, in order of time. A unit that carries out both parts is nobody else to
    coordinate with."""
    since, until = _comes_within(one)
    close = {
        other.occasion for other in persons
        if (other.occasion.owner_id is None or other.occasion.owner_id != one.occasion.owner_id)
        and (other.occasion.principal == "health") != (one.occasion.principal == "health")
        for earliest, latest in [_comes_within(other)]
        if max(since, earliest) - min(until, latest) <= TOGETHER - EARLIER - LATER
    }  # fmt: skip
    return replace(one, together=tuple(sorted(close, key=lambda each: (each.comes, each.activity_id, each.day))))


def _comes_within(one: Need) -> tuple[datetime, datetime]:
    """Between when it is counted to begin: around what is told, and where nothing is, as the plan lets it."""
    told = one.occasion.told
    return (told - EARLIER, told + LATER) if told else (one.earliest, one.latest)
