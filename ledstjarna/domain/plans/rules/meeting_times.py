"""When a meeting can be: the times that are proposed, and which of them suits best. Pure.

Times are said as a day and a clock in Sweden and kept as moments: summer time begins and ends between them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.domain.plans.rules.calling import LONGEST, SHORTEST
from ledstjarna.foundation.clock import STOCKHOLM, day_of
from ledstjarna.foundation.findings import Finding

ANSWERS = ("yes", "if_needed", "no")
MOST_TIMES = 6
FARTHEST = timedelta(days=366)
SOON = timedelta(days=3)  # a change of a meeting sooner than this is told without waiting; practice, not law
FIRST_HOUR, LAST_HOUR = time(6), time(21)  # a meeting begins between these, or somebody has seen that it does not
_RANK = {"yes": 0, "if_needed": 1, "": 2, "no": 3}


def moment_of(day: date | None, clock: time | None) -> datetime | Finding | None:
    """A day and a clock in Sweden as a moment; None when neither was said. The hour that summer time skips does not
    exist; of the hour that comes twice in October the first is meant.
    """
    if day is None and clock is None:
        return None
    if day is None or clock is None:
        return Finding("time_half")
    local = datetime.combine(day, clock.replace(second=0, microsecond=0), STOCKHOLM)
    moment = local.astimezone(UTC)
    if moment.astimezone(STOCKHOLM).replace(tzinfo=None) != local.replace(tzinfo=None):
        return Finding("clock_does_not_exist", {"clock": f"{clock:%H.%M}"})
    return moment


def choosing_hindrance(start: datetime | None) -> Finding | None:
    """Whether a time was chosen at all."""
    return None if start else Finding("time_not_chosen")


def times_findings(starts: Sequence[datetime], *, minutes: int, at: datetime) -> list[Finding]:
    """What is wrong with the times that are proposed at the moment `at`, each fault told at its own time.

    A fault's `field_name` is the day or the clock of one of `starts`, counted from nought: `day.0`, `clock.2`. Of two
    times that do not go together the one that stands last is named.
    """
    found = [] if starts else [Finding("times_missing", field_name=day_at(0))]
    if len(starts) > MOST_TIMES:
        found.append(Finding("times_too_many", {"most": MOST_TIMES}))
    if not SHORTEST <= minutes <= LONGEST:
        found.append(Finding("meeting_length", {"shortest": SHORTEST, "longest": LONGEST}, field_name="minutes"))
    length = timedelta(minutes=minutes)
    for number, start in enumerate(starts):
        earlier = starts[:number]
        if start <= at:
            wrong = clock_at if day_of(start) == day_of(at) else day_at
            found.append(Finding("time_has_been", field_name=wrong(number)))
        elif start > at + FARTHEST:
            found.append(Finding("time_too_far", field_name=day_at(number)))
        if start in earlier:
            found.append(Finding("time_twice", field_name=clock_at(number)))
        elif any(overlaps(start, start + length, one, one + length) for one in earlier):
            found.append(Finding("times_overlap", field_name=clock_at(number)))
    return found


def day_at(number: int) -> str:
    """The name of the day of the time that stands at this place among several, counted from nought."""
    return f"day.{number}"


def clock_at(number: int) -> str:
    """The name of the clock of the time that stands at this place among several, counted from nought."""
    return f"clock.{number}"


def is_soon(starts: Iterable[datetime | None], *, at: datetime) -> bool:
    """Whether one of these times is so soon after `at` that whoever hears of it late may go there in vain."""
    return any(start is not None and at <= start <= at + SOON for start in starts)


def at_night(start: datetime) -> bool:
    """Whether a time begins when people sleep: nearly always a slip of the pen."""
    return not FIRST_HOUR <= start.astimezone(STOCKHOLM).time() < LAST_HOUR


def asking_findings(
    starts: Sequence[datetime], *, away: Sequence[tuple[date, date | None]], anyway: bool
) -> list[Finding]:
    """What is to be seen before these times are asked about, each at its own time.

    Nobody asks for a time at night. A day when the person is away, within one of the half-open periods `away`, may be
    asked about by who has seen it: `anyway`.
    """
    found = [
        Finding("asked_at_night", {"clock": _clock(start)}, field_name=clock_at(number))
        for number, start in enumerate(starts)
        if at_night(start)
    ]
    on_those_days = [
        Finding("asked_when_away", {"day": day_of(start)}, field_name=day_at(number))
        for number, start in enumerate(starts)
        if is_away(away, day_of(start))
    ]
    return [*found, *([] if anyway else on_those_days)]


def unusual_findings(
    start: datetime, *, away: Sequence[tuple[date, date | None]], busy: Iterable[tuple[str, str]], anyway: bool
) -> list[Finding]:
    """What is to be seen before a time is set, all of it at once; what may be set `anyway`, by who has seen it, is.

    `away` are the half-open periods when the person is away: they may still meet, at the hospital or by phone.
    """
    found = []
    if at_night(start):
        found.append(Finding("meeting_at_night", {"clock": _clock(start)}, field_name="anyway"))
    if is_away(away, day_of(start)):
        found.append(Finding("person_is_away_then", {"day": day_of(start)}, field_name="anyway"))
    return [*overlap_findings(busy, anyway=anyway), *([] if anyway else found)]


def _clock(start: datetime) -> str:
    return f"{start.astimezone(STOCKHOLM):%H.%M}"


def overlaps(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Whether two meetings share any moment. One that begins when the other ends does not."""
    return start < other_end and other_start < end


def overlap_findings(busy: Iterable[tuple[str, str]], *, anyway: bool, number: int = 0) -> list[Finding]:
    """What hinders a time when those in `busy` (kind, name) have another meeting then; it stands at place `number`.

    The person and whoever decides for them cannot be in two places; somebody else's colleague may stand in, so
    that one may be set anyway, by somebody who has seen it.
    """
    rows = list(busy)
    decisive = sorted(name for kind, name in rows if kind in ("person", "representative"))
    others = sorted(name for kind, name in rows if kind not in ("person", "representative"))
    if decisive:
        return [Finding("person_is_busy", {"who": ", ".join(decisive)}, field_name=clock_at(number))]
    if others and not anyway:
        return [Finding("others_are_busy", {"who": ", ".join(others)}, field_name="anyway")]
    return []


@dataclass(frozen=True, slots=True)
class Option:
    """A proposed time with everybody's answer: (kind of participant, answer); the empty answer is none yet.

    `away`: whether the person is away that day, as far as has been told.
    """

    time_id: UUID
    starts_at: datetime
    answers: tuple[tuple[str, str], ...]
    away: bool = False

    def of(self, *kinds: str) -> list[str]:
        """The answers of these kinds of participants."""
        return [answer for kind, answer in self.answers if kind in kinds]

    @property
    def answered(self) -> bool:
        """Whether anybody has answered about it."""
        return any(answer for _kind, answer in self.answers)

    @property
    def others(self) -> list[str]:
        """The answers of everybody else than the person and whoever decides for them."""
        return [answer for kind, answer in self.answers if kind not in ("person", "representative")]


@dataclass(frozen=True, slots=True)
class Weight:
    """One thing that is weighed, lower is better, and why it stands where it does."""

    code: str
    weigh: Callable[[Option], float]
    why: str


def _worst(answers: Iterable[str]) -> int:
    return max((_RANK[answer] for answer in answers), default=_RANK["yes"])


# In this order: what comes first decides, and only what is equal there is weighed by the next.
WEIGHTS: tuple[Weight, ...] = (
    Weight("person", lambda one: _worst(one.of("person")), "it is the person's meeting"),
    Weight("representative", lambda one: _worst(one.of("representative")), "who may decide for the person is there"),
    Weight("cannot", lambda one: one.others.count("no"), "as few as possible are missing"),
    Weight("can", lambda one: -one.others.count("yes"), "as many as possible have said yes"),
    Weight("if_needed", lambda one: -one.others.count("if_needed"), "then those who can if they must"),
    Weight("first", lambda one: one.starts_at.timestamp(), "sooner rather than later"),
)


def suggest(options: Iterable[Option]) -> list[Option]:
    """The times, the best first. One that the person cannot come to, or when they are away, is never suggested."""
    possible = [one for one in options if "no" not in one.of("person") and not one.away]
    return sorted(possible, key=lambda one: [weight.weigh(one) for weight in WEIGHTS])
