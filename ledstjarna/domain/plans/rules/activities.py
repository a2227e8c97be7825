"""When an activity takes place: recurrence after RFC 5545, in Swedish local time. Pure.

A rule counts days; the clock time is local (Europe/Stockholm), so ten o'clock is ten o'clock in summer and winter.
A time that a night in March lacks is read with the offset before the change, and of the two that a night in October
has the first is meant (RFC 5545, 3.3.5). A month without the 29th, 30th or 31st has its last day instead.
A day has at most one occurrence of an activity: its day is its name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from ledstjarna.foundation.clock import STOCKHOLM, day_of, moment_of
from ledstjarna.foundation.findings import Finding

NEVER_BACK = date.max  # as `people.queries.away_days` tells of who has died

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONCE = "FREQ=DAILY;COUNT=1"
LONGEST_INTERVAL = 12  # every twelfth week is the longest that somebody keeps in mind
SHORTEST_MONTH, LONGEST_MONTH = 28, 31  # days; every month has the first this many
NTHS = (1, 2, 3, 4, -1)
LONGEST = 24 * 60  # minutes
FARTHEST = timedelta(days=3 * 366)  # a first day further away than this is a slip of the pen
FARTHEST_MOVE = timedelta(days=366)  # and so is one time that is moved further away than this
_DAY = timedelta(days=1)
_SEEN_AHEAD = timedelta(days=LONGEST_MONTH * (LONGEST_INTERVAL + 1))  # every rule has a day within it


@dataclass(frozen=True, slots=True)
class Rule:
    """How often: `every` once, day, week, month or nth; each, every second …; on which weekdays, Monday 0.

    A month has its day `monthday`, or its last day when it is shorter. `nth`: the first (1) to the fourth, or the last
    (-1), of these weekdays in the month.
    """

    every: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    monthday: int = 0
    nth: int = 0

    @property
    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        if self.every == "once":
            return ONCE
        if self.every in ("month", "nth"):
            return f"FREQ=MONTHLY;INTERVAL={self.interval};{self._in_month}"
        by_day = f";BYDAY={','.join(WEEKDAYS[day] for day in sorted(self.weekdays))}" if self.every == "week" else ""
        return f"FREQ={'WEEKLY' if self.every == 'week' else 'DAILY'};INTERVAL={self.interval}{by_day}"

    @property
    def _in_month(self) -> str:
        if self.every == "nth":
            return f"BYDAY={','.join(f'{self.nth}{WEEKDAYS[day]}' for day in sorted(self.weekdays))}"
        if self.monthday <= SHORTEST_MONTH:
            return f"BYMONTHDAY={self.monthday}"
        return f"BYMONTHDAY={','.join(map(str, range(SHORTEST_MONTH, self.monthday + 1)))};BYSETPOS=-1"


def rule_of(text: str) -> Rule:
    """The rule behind its RFC 5545 text. Raises KeyError or ValueError for a text that is not one of ours."""
    parts = dict(part.split("=") for part in text.split(";"))
    if text == ONCE:
        return Rule("once")
    if parts["FREQ"] == "MONTHLY":
        return _monthly(parts, int(parts["INTERVAL"]))
    weekdays = tuple(WEEKDAYS.index(code) for code in parts.get("BYDAY", "").split(",") if code)
    return Rule({"DAILY": "day", "WEEKLY": "week"}[parts["FREQ"]], int(parts.get("INTERVAL", "1")), weekdays)


def _monthly(parts: Mapping[str, str], interval: int) -> Rule:
    if "BYMONTHDAY" in parts:
        return Rule("month", interval, monthday=int(parts["BYMONTHDAY"].split(",")[-1]))
    codes = parts["BYDAY"].split(",")
    return Rule("nth", interval, tuple(WEEKDAYS.index(code[-2:]) for code in codes), nth=int(codes[0][:-2]))


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed about one occurrence: cancelled, or moved to another day or time."""

    kind: str
    to_day: date | None = None
    to_time: time | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """An activity as the rules see it. Without a time of day (`at`) it is some time during the day.

    `ends_on` is the first day without it. `changed` holds what was changed, by the occurrence's own day; `away` the
    half-open periods when the person is away, without an end while it is not known.
    """

    starts_on: date
    rule: Rule
    at: time | None = None
    minutes: int = 0
    ends_on: date | None = None
    changed: Mapping[date, Change] = field(default_factory=dict)
    away: Sequence[tuple[date, date | None]] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an activity takes place. `day` is the rule's own day, also when it was moved to another."""

    day: date
    starts: datetime
    ends: datetime
    state: str = "planned"  # planned, cancelled, paused
    moved: bool = False

    @property
    def local_day(self) -> date:
        """The calendar day in Sweden on which it takes place."""
        return day_of(self.starts)


def occurrences(activity: Recurring, start: datetime, end: datetime) -> list[Occurrence]:
    """Every occurrence that begins in the half-open span, in order; the cancelled and the paused are told as such."""
    first, last = day_of(start) - _DAY, day_of(end) + _DAY
    days = set(_days(activity, first, last))
    moved = (day for day, change in activity.changed.items() if change.kind == "moved")
    days |= {day for day in moved if day not in days and list(_days(activity, day, day))}
    found = (_occurrence(activity, day) for day in days)
    return sorted((one for one in found if start <= one.starts < end), key=lambda one: (one.starts, one.day))


def on_day(activity: Recurring, day: date) -> Occurrence | None:
    """The occurrence whose own day is `day`, None when the rule has none."""
    return _occurrence(activity, day) if list(_days(activity, day, day)) else None


def comes_from(activity: Recurring, day: date) -> bool:
    """Whether it takes place on `day` or later, by its rule."""
    first = max(day, activity.starts_on)
    return bool(_days(activity, first, first + _SEEN_AHEAD))


def clock_findings(day: date, at: time | None, field_name: str) -> list[Finding]:
    """That a local day lacks a time of day: the hour that summer time skips. The same day's other times exist."""
    if at is None or moment_of(day, at).astimezone(STOCKHOLM).time() == at:
        return []
    return [Finding("clock_does_not_exist", {"clock": f"{at:%H.%M}"}, field_name=field_name)]


def is_away(away: Sequence[tuple[date, date | None]], day: date) -> bool:
    """Whether a day is within one of the half-open periods."""
    return any(first <= day and (last is None or day < last) for first, last in away)


def _days(activity: Recurring, first: date, last: date) -> list[date]:
    """The rule's days from `first` to `last`, both included."""
    if activity.ends_on is not None:
        last = min(last, activity.ends_on - _DAY)
    first = max(first, activity.starts_on)
    if last < first:
        return []
    rule = activity.rule
    if rule.every == "once":
        return [activity.starts_on] if first <= activity.starts_on <= last else []
    if rule.every in ("month", "nth"):
        return _days_of_months(activity, first, last)
    # Begun a whole number of turns later the rule has the same days, without counting through years of them.
    turn = timedelta(days=rule.interval * (7 if rule.every == "week" else 1))
    begun = activity.starts_on + turn * ((first - activity.starts_on) // turn)
    counted = rrule(
        WEEKLY if rule.every == "week" else DAILY, dtstart=datetime.combine(begun, time.min), interval=rule.interval,
        byweekday=rule.weekdays if rule.every == "week" else None, until=datetime.combine(last, time.min),
    )  # fmt: skip
    return [found.date() for found in counted if found.date() >= first]


def _days_of_months(activity: Recurring, first: date, last: date) -> list[date]:
    """The same for a rule that counts months, from the first of a month a whole number of turns after it began."""
    rule, start = activity.rule, activity.starts_on
    since = (first.year - start.year) * 12 + first.month - start.month
    month = start.month - 1 + since // rule.interval * rule.interval
    by: dict[str, Any] = {"bymonthday": range(SHORTEST_MONTH, rule.monthday + 1), "bysetpos": -1}
    if rule.every == "nth":
        by = {"byweekday": [weekday(day, rule.nth) for day in rule.weekdays]}
    elif rule.monthday <= SHORTEST_MONTH:
        by = {"bymonthday": rule.monthday}
    begun = datetime.combine(date(start.year + month // 12, month % 12 + 1, 1), time.min)
    counted = rrule(MONTHLY, dtstart=begun, interval=rule.interval, until=datetime.combine(last, time.min), **by)
    return [found.date() for found in counted if found.date() >= first]


def _occurrence(activity: Recurring, day: date) -> Occurrence:
    change = activity.changed.get(day)
    moved = change is not None and change.kind == "moved"
    on, at = day, activity.at
    if change is not None and moved:
        on, at = change.to_day or day, change.to_time or activity.at
    if at is None:
        starts, ends = moment_of(on, time.min), moment_of(on + _DAY, time.min)
    else:
        starts = moment_of(on, at)
        ends = starts + timedelta(minutes=activity.minutes)
    cancelled = (change is not None and change.kind == "cancelled") or is_away(_for_ever(activity.away), on)
    state = "cancelled" if cancelled else "paused" if is_away(activity.away, on) else "planned"
    return Occurrence(day, starts, ends, state, moved)


def _for_ever(away: Sequence[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """The days after the person's death: nobody waits for them to be back, so nothing rests."""
    return [days for days in away if days[1] == NEVER_BACK]


def first_day(activity: Recurring) -> date:
    """The first day that it takes place: the rule's own first, on or after the day that it is set from."""
    return min(_days(activity, activity.starts_on, activity.starts_on + _SEEN_AHEAD), default=activity.starts_on)


def times_findings(activity: Recurring, *, today: date, decided_until: date | None = None) -> list[Finding]:
    """What is wrong with the times somebody sets, by the field. `decided_until`: the first day the decision lacks."""
    findings, rule = _day_findings(activity, decided_until), activity.rule
    if activity.starts_on < today:
        findings.append(Finding("times_begin_in_past", field_name="starts_on"))
    if activity.starts_on - today > FARTHEST:
        findings.append(Finding("times_begin_too_late", field_name="starts_on"))
    if activity.ends_on is not None and activity.ends_on <= activity.starts_on:
        findings.append(Finding("times_end_before_start", field_name="last_day"))
    if rule.every in ("week", "nth") and not rule.weekdays:
        findings.append(Finding("weekday_missing", field_name="weekdays"))
    if rule.every == "month" and not 1 <= rule.monthday <= LONGEST_MONTH:
        findings.append(Finding("monthday_outside", field_name="monthday"))
    if rule.every == "nth" and rule.nth not in NTHS:
        findings.append(Finding("nth_missing", field_name="nth"))
    if not 1 <= rule.interval <= LONGEST_INTERVAL:
        findings.append(Finding("interval_outside", {"highest": LONGEST_INTERVAL}, field_name="interval"))
    if activity.at is not None and not 1 <= activity.minutes <= LONGEST:
        findings.append(Finding("minutes_missing", field_name="minutes"))
    if not findings and not _ever(activity):
        findings.append(Finding("times_never", field_name="last_day"))
    return findings


def _day_findings(activity: Recurring, decided_until: date | None) -> list[Finding]:
    if activity.rule.every == "once" and (missing := clock_findings(activity.starts_on, activity.at, "at")):
        return missing
    if decided_until is None:
        return []
    if activity.starts_on >= decided_until:
        return [after_decision(decided_until, "starts_on")]
    later = activity.ends_on is not None and activity.ends_on > decided_until
    return [after_decision(decided_until, "last_day")] if later else []


def move_findings(
    to_day: date | None, to_time: time | None, *, today: date, decided_until: date | None = None
) -> list[Finding]:
    """What is wrong with the day and time that one occurrence is moved to."""
    if to_day is None:
        return []
    if to_day < today:
        return [Finding("occurrence_moved_to_past", field_name="to_day")]
    if to_day - today > FARTHEST_MOVE:
        return [Finding("occurrence_moved_too_far", field_name="to_day")]
    if decided_until is not None and to_day >= decided_until:
        return [after_decision(decided_until, "to_day")]
    return clock_findings(to_day, to_time, "to_time")


def after_decision(decided_until: date, field_name: str) -> Finding:
    """That a day is one that the decision no longer covers."""
    return Finding("after_decision", {"day": decided_until - _DAY}, field_name=field_name)


def same_times(one: Recurring, other: Recurring) -> bool:
    """Whether two activities of a part are the same times written twice: one rule, one clock, a day in common."""
    if (one.rule, one.at) != (other.rule, other.at):
        return False
    first = max(one.starts_on, other.starts_on)
    last = first + _SEEN_AHEAD
    return bool(set(_days(one, first, last)) & set(_days(other, first, last)))


def at_once(one: Recurring, other: Recurring) -> bool:
    """Whether two activities of a part are ever under way at the same moment, in the weeks after both have begun. One
    without a time of its own takes up its whole day.
    """
    first = max(one.starts_on, other.starts_on)
    span = (moment_of(first, time.min), moment_of(first + _SEEN_AHEAD, time.min))
    mine, theirs = _spans(one, *span), _spans(other, *span)
    while mine and theirs:  # each in order: whichever is over first can meet nothing later
        (starts, ends), (begins, over) = mine[-1], theirs[-1]
        if starts < over and begins < ends:
            return True
        (mine if ends <= over else theirs).pop()
    return False


def _spans(activity: Recurring, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """From when to when it is under way, the first last; at least a minute, where nobody has said how long."""
    found = occurrences(activity, start, end)
    return [(each.starts, max(each.ends, each.starts + timedelta(minutes=1))) for each in reversed(found)]


def _ever(activity: Recurring) -> bool:
    return bool(_days(activity, activity.starts_on, activity.starts_on + _SEEN_AHEAD))
