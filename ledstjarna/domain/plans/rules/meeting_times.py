"""When a meeting can be: the times that are proposed, and which of them suits best. Pure.

Times are said as a day and a clock in Sweden and kept as moments: summer time begins and ends between them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.domain.plans.rules.calling import LONGEST, SHORTEST
from ledstjarna.foundation.clock import STOCKHOLM, day_of
from ledstjarna.foundation.findings import Finding

ANSWERS = ("yes", "if_needed", "no")
MOST_TIMES = 6
FARTHEST = timedelta(days=366)
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
    """What is wrong with the times that are proposed at the moment `at`."""
    found = []
    if not starts:
        found.append(Finding("times_missing"))
    if len(starts) > MOST_TIMES:
        found.append(Finding("times_too_many", {"most": MOST_TIMES}))
    if not SHORTEST <= minutes <= LONGEST:
        found.append(Finding("meeting_length", {"shortest": SHORTEST, "longest": LONGEST}, field_name="minutes"))
    if any(start <= at for start in starts):
        found.append(Finding("time_has_been"))
    if any(start > at + FARTHEST for start in starts):
        found.append(Finding("time_too_far"))
    if len(set(starts)) < len(starts):
        found.append(Finding("time_twice"))
    elif any(later - earlier < timedelta(minutes=minutes) for earlier, later in pairwise(sorted(starts))):
        found.append(Finding("times_overlap"))
    return found


def at_night(start: datetime) -> bool:
    """Whether a time begins when people sleep: nearly always a slip of the pen."""
    return not FIRST_HOUR <= start.astimezone(STOCKHOLM).time() < LAST_HOUR


def night_findings(starts: Iterable[datetime]) -> list[Finding]:
    """What hinders that these times are asked about: nobody asks for one at night."""
    return [_night(start, "") for start in starts if at_night(start)][:1]


def unusual_findings(
    start: datetime, *, away: Sequence[tuple[date, date | None]], busy: Iterable[tuple[str, str]], anyway: bool
) -> list[Finding]:
    """What is to be seen before a time is set, all of it at once; what may be set `anyway`, by who has seen it, is.

    `away` are the half-open periods when the person is away: they may still meet, at the hospital or by phone.
    """
    found = [_night(start, "anyway")] if at_night(start) else []
    if is_away(away, day_of(start)):
        found.append(Finding("person_is_away_then", {"day": day_of(start)}, field_name="anyway"))
    return [*overlap_findings(busy, anyway=anyway), *([] if anyway else found)]


def _night(start: datetime, field_name: str) -> Finding:
    return Finding(
        "meeting_at_night" if field_name else "asked_at_night",
        {"clock": f"{start.astimezone(STOCKHOLM):%H.%M}"},
        field_name=field_name,
    )


def overlaps(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Whether two meetings share any moment. One that begins when the other ends does not."""
    return start < other_end and other_start < end


def overlap_findings(busy: Iterable[tuple[str, str]], *, anyway: bool) -> list[Finding]:
    """What hinders a time when those in `busy` (kind, name) have another meeting then.

    The person and whoever decides for them cannot be in two places; somebody else's colleague may stand in, so
    that one may be set anyway, by somebody who has seen it.
    """
    rows = list(busy)
    decisive = sorted(name for kind, name in rows if kind in ("person", "representative"))
    others = sorted(name for kind, name in rows if kind not in ("person", "representative"))
    if decisive:
        return [Finding("person_is_busy", {"who": ", ".join(decisive)}, field_name="time")]
    if others and not anyway:
        return [Finding("others_are_busy", {"who": ", ".join(others)}, field_name="anyway")]
    return []


@dataclass(frozen=True, slots=True)
class Option:
    """A proposed time with everybody's answer: (kind of participant, answer); the empty answer is none yet."""

    time_id: UUID
    starts_at: datetime
    answers: tuple[tuple[str, str], ...]

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
    """The times, the best first. One that the person cannot come to is never suggested."""
    possible = [one for one in options if "no" not in one.of("person")]
    return sorted(possible, key=lambda one: [weight.weigh(one) for weight in WEIGHTS])
