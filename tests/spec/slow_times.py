"""When an activity takes place a second time, slow and obvious: day by day with a calendar in the hand.

Shares no code with the rules: no recurrence library, and no zone database. Summer time is counted from the directive
2000/84/EC itself: from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
"""

from datetime import UTC, date, datetime, time, timedelta

from ledstjarna.domain.plans.rules.activities import Recurring

ONE_DAY = timedelta(days=1)
Found = tuple[date, datetime, datetime, str, bool]


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month with 31 days."""
    day = date(year, month, 31)
    while day.weekday() != 6:
        day -= ONE_DAY
    return day


def offset_at(moment: datetime) -> timedelta:
    """How much Swedish clocks are ahead of UTC at a moment in UTC."""
    begins = datetime.combine(last_sunday(moment.year, 3), time(1), tzinfo=UTC)
    ends = datetime.combine(last_sunday(moment.year, 10), time(1), tzinfo=UTC)
    return timedelta(hours=2 if begins <= moment < ends else 1)


def moment_of(day: date, at: time) -> datetime:
    """The first moment when Swedish clocks show this; where none does, the moment an hour after the jump."""
    shown = datetime.combine(day, at, tzinfo=UTC)
    for hours in (2, 1):  # summer time comes first in the night of October
        moment = shown - timedelta(hours=hours)
        if offset_at(moment) == timedelta(hours=hours):
            return moment
    return shown - timedelta(hours=1)  # read with the offset before the change (RFC 5545, 3.3.5)


def falls_on(activity: Recurring, day: date) -> bool:
    """Whether the rule has the day, asked of this day alone."""
    if day < activity.starts_on or (activity.ends_on is not None and day >= activity.ends_on):
        return False
    rule = activity.rule
    if rule.every == "once":
        return day == activity.starts_on
    if rule.every == "day":
        return (day - activity.starts_on).days % rule.interval == 0
    if rule.every in ("month", "nth"):
        return falls_in_month(activity, day)
    monday = day - timedelta(days=day.weekday())
    first_monday = activity.starts_on - timedelta(days=activity.starts_on.weekday())
    weeks = (monday - first_monday).days // 7
    return day.weekday() in rule.weekdays and weeks % rule.interval == 0


def falls_in_month(activity: Recurring, day: date) -> bool:
    """The same for a rule that counts months: the day of the month, or the weekday counted from either end of it."""
    rule, first = activity.rule, activity.starts_on
    months = 12 * day.year + day.month - 12 * first.year - first.month
    if months % rule.interval != 0:
        return False
    same_month = [day + ONE_DAY * n for n in range(-31, 32) if (day + ONE_DAY * n).month == day.month]
    same_month = [one for one in same_month if one.year == day.year]
    if rule.every == "month":
        return day.day == min(rule.monthday, len(same_month))
    alike = [one for one in same_month if one.weekday() == day.weekday()]
    return day.weekday() in rule.weekdays and day == alike[rule.nth - 1 if rule.nth > 0 else rule.nth]


def takes_place(activity: Recurring, start: datetime, end: datetime) -> list[Found]:
    """Every occurrence in the span, by looking at every day there is from the first on."""
    found: list[Found] = []
    day, last = activity.starts_on, max(end.date(), activity.starts_on) + timedelta(days=400)
    while day <= last:
        if falls_on(activity, day):
            one = _one(activity, day)
            if start <= one[1] < end:
                found.append(one)
        day += ONE_DAY
    return sorted(found, key=lambda one: (one[1], one[0]))


def _one(activity: Recurring, day: date) -> Found:
    on, at, state, moved = day, activity.at, "planned", False
    if day in activity.changed:
        change = activity.changed[day]
        if change.kind == "cancelled":
            state = "cancelled"
        if change.kind == "moved":
            moved = True
            on = change.to_day if change.to_day is not None else day
            at = change.to_time if change.to_time is not None else activity.at
    if state == "planned":
        for first, back in activity.away:
            if on >= first and (back is None or on < back):
                state = "paused"
    if at is None:
        return day, moment_of(on, time(0)), moment_of(on + ONE_DAY, time(0)), state, moved
    begins = moment_of(on, at)
    return day, begins, begins + timedelta(minutes=activity.minutes), state, moved
