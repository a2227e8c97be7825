"""When the parts of a plan take place, as rows, and what was said of the last days; read from the parts' own words."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.speaking import Voice
from ledstjarna.domain.plans.models import (
    Activity,
    ActivityException,
    ActivityMark,
    HealthAssessment,
    ProviderAssignment,
)
from ledstjarna.domain.plans.rules.activities import Recurring, Rule, occurrences, rule_of
from ledstjarna.domain.plans.rules.bounds import bounds_in
from ledstjarna.domain.plans.rules.marking import reasons_for
from ledstjarna.domain.plans.rules.states import ACTIVITY
from ledstjarna.foundation.clock import day_of, moment_of

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAYS = (0, 1, 2, 3, 4)
_INTERVALS = (("varannan", 2), ("var fjortonde", 2), ("var tredje", 3))
_SOMEWHEN = (
    ("morgon", time(8)), ("förmiddag", time(10)), ("före lunch", time(10)), ("tolvtiden", time(12)),
    ("efter lunch", time(13)), ("eftermiddag", time(14)), ("kväll", time(19)),
)  # fmt: skip
_CLOCK = re.compile(r"(?:klockan|mellan) (\d{1,2})(?:\.(\d\d))?(?:(?:–| och )(\d{1,2}))?")
_RANGE = re.compile(rf"({'|'.join(_DAYS)}) till ({'|'.join(_DAYS)})")
_MINUTES = 45
_AT_HOME = (45, 20, 30, 45, 60, 15)  # how long a visit at home is, in turns, where the words say no end
_BESIDE = timedelta(minutes=20)  # home nursing without a time of its own comes so long after home care
_TOLD_BACK, _OF_HOME = 2, 14  # days of which something is told; and of visits at home, so that faces are familiar
# Of the occurrences of the last days: most were done, some nobody has told of, now and then one did not happen.
_TOLD: tuple[str, ...] = ("done",) * 14 + ("",) * 3 + ("not_done",)
_ONE_CHANGED, _ONE_ENDED, _ONE_CANCELLED = (
    7,
    5,
    8,
)  # one in so many parts has had other times before, or times that have ended


class Times(NamedTuple):
    """When something is done, as its words tell."""

    rule: Rule
    at: time | None
    minutes: int


def times_in(when: str) -> Times | None:
    """The times that a part's words tell; None where they tell none that recur by the week."""
    said = when.lower()
    rule = None if "månad" in said else _rule_in(said)
    if rule is None:
        return None
    clock = _CLOCK.search(said)
    if clock is None:
        at = next((hour for word, hour in _SOMEWHEN if word in said), None)
        return Times(rule, at, _MINUTES if at else 0)
    begins, until = int(clock[1]), int(clock[3] or 0)
    return Times(rule, time(begins, int(clock[2] or 0)), (until - begins) * 60 if until > begins else _MINUTES)


def _rule_in(said: str) -> Rule | None:
    interval = next((number for word, number in _INTERVALS if word in said), 1)
    between = _RANGE.search(said)
    if between:
        days = tuple(range(_DAYS.index(between[1]), _DAYS.index(between[2]) + 1))
    elif "vardag" in said or "skoldag" in said:
        days = _WEEKDAYS
    else:
        days = tuple(number for number, name in enumerate(_DAYS) if name in said)
    if days:
        return Rule("week", interval, days)
    return Rule("day") if re.search(r"varje (dag|morgon|kväll)|dagligen|^kvällar", said) else None


def live(case: Case, parts: list[Row]) -> None:
    """Times for what is somebody's to do now, and what was said about the last days."""
    helped = _helped_at(case, parts)
    decided = {row["id"]: bounds_in(row["scope"]) for row in case.of(ProviderAssignment)}
    prescribed = {row["commitment_id"]: bounds_in(row["ordination"]) for row in case.of(HealthAssessment)}
    for number, part in enumerate(parts):
        times = _at_home(case, part, times_in(part["when"]), number, helped)
        bounds = decided.get(part["assignment_id"]) or prescribed.get(part["id"])
        if times is not None and bounds is not None and bounds.minutes is not None:
            times = times._replace(minutes=min(times.minutes, bounds.minutes))
        who = _who(case, part)
        if part["state"] == "active" and times is not None and who is not None:
            _set(case, part, times, who, number)


def _kind(case: Case, part: Row) -> str:
    staff = case.structure.staff_in(part["owner_id"])
    return staff[0].unit.kind if staff else ""


def _helped_at(case: Case, parts: list[Row]) -> time | None:
    """When somebody comes from home care, as the first of its parts has it."""
    whens = (times_in(part["when"]) for part in parts if _kind(case, part) == "home_care")
    return next((times.at for times in whens if times and times.at), None)


def _at_home(case: Case, part: Row, times: Times | None, number: int, helped: time | None) -> Times | None:
    """Visits at home are of different lengths; and what could be one visit for both principals lies close."""
    kind = _kind(case, part)
    if times is None or kind not in ("home_care", "home_nursing"):
        return times
    if times.at is None and kind == "home_nursing" and helped is not None:
        beside = (datetime.combine(case.moments.today, helped) + _BESIDE).time()
        return Times(times.rule, beside, _AT_HOME[(case.person.serial + number) % len(_AT_HOME)])
    turn: int = case.person.serial + number
    at: time | None = times.at
    between = "mellan" in part["when"].lower()  # some time between the two, not all of it
    if times.minutes != _MINUTES and not between:
        return times
    if at is not None and (between or not _CLOCK.search(part["when"].lower())):
        # Not everybody at once: whoever plans visits spreads what is only said to be in the morning.
        later = timedelta(minutes=turn % 4 * 15 if between else (turn % 7 - 3) * 20)
        at = (datetime.combine(case.moments.today, at) + later).time()
    return Times(times.rule, at, _AT_HOME[turn % len(_AT_HOME)])


def _who(case: Case, part: Row) -> Voice | AssignmentDraft | None:
    """Who answers for a part: the person, somebody close, or one of the unit."""
    if part["owner_id"] == case.person.id:
        return case.speaking.themself
    staff = case.structure.staff_in(part["owner_id"])
    if staff:
        return staff[case.person.serial % len(staff)]
    one = next((each for each in case.draft.close_ones if each.id == part["owner_id"]), None)
    return Voice(one.id, one.name, f"{one.name}, {one.relation} ({case.person.name})"[:200], "") if one else None


def _set(case: Case, part: Row, times: Times, who: Voice | AssignmentDraft, number: int) -> None:
    at, turn = case.moments.at, case.person.serial + number
    today = case.moments.today
    starts = max(day_of(at), part["starts_on"] or day_of(at))
    if part["ends_on"] and part["ends_on"] <= today:
        return
    changed = today - timedelta(days=3)
    old = None
    if turn % _ONE_CHANGED == 0 and starts < changed:
        old = _activity(
            case, part, times._replace(at=time(9), minutes=min(times.minutes or _MINUTES, _MINUTES)), who, starts, at
        )
        old |= {"state": ACTIVITY.after(old["state"], "change"), "ends_on": changed, "version": 2}
        starts = changed
    row = _activity(case, part, times, who, starts, at)
    if old is not None:
        row |= {"replaces_id": old["id"], "version": 2}
    elif turn % _ONE_ENDED == 0 and starts < today:
        row |= {"state": ACTIVITY.after(row["state"], "end"), "ends_on": today, "version": 2}
        case.happened("TimesEnded", at, who.id, activity_id=row["id"], commitment_id=part["id"])
    _tell(case, part, row, who)
    if turn % _ONE_CANCELLED == 0:
        _cancel(case, part, row, who)


def _cancel(case: Case, part: Row, row: Row, who: Voice | AssignmentDraft) -> None:
    """The next time of one is cancelled, with a reason."""
    today = case.moments.today
    recurring = Recurring(row["starts_on"], rule_of(row["rule"]), row["at_time"], row["minutes"], row["ends_on"])
    first, beyond = (moment_of(today + timedelta(days=days), time()) for days in (1, 9))
    ahead = occurrences(recurring, first, beyond)
    at = case.moments.at
    if ahead:
        case.add(
            ActivityException, commitment_id=part["id"], activity_id=row["id"], day=ahead[0].day, kind="cancelled",
            words="Det passar inte den dagen.", made_at=at, recorded_at=at, **case.by(who, "made"),
        )  # fmt: skip
        case.happened(
            "OccurrenceChanged", at, who.id, activity_id=row["id"], commitment_id=part["id"],
            day=ahead[0].day.isoformat(), kind="cancelled",
        )  # fmt: skip


def _activity(case: Case, part: Row, times: Times, who: Voice | AssignmentDraft, starts: date, at: datetime) -> Row:
    row = case.add(
        Activity, commitment_id=part["id"], state=ACTIVITY.start, version=1, title="", starts_on=starts,
        at_time=times.at, minutes=times.minutes, rule=times.rule.text, ends_on=part["ends_on"], replaces_id=None,
        responsible_id=None, responsible_label="", ended_why="", recorded_at=at, **case.by(who, "set"),
    )  # fmt: skip
    case.happened("TimesSet", at, who.id, activity_id=row["id"], commitment_id=part["id"])
    return row


def _tell(case: Case, part: Row, row: Row, who: Voice | AssignmentDraft) -> None:
    """What the one who answers said about the last days, each within the hour."""
    today = case.moments.today
    recurring = Recurring(row["starts_on"], rule_of(row["rule"]), row["at_time"], row["minutes"], row["ends_on"])
    kind = "staff" if isinstance(who, AssignmentDraft) else "person" if who.id == case.person.id else "close_one"
    back = _OF_HOME if _kind(case, part) in ("home_care", "home_nursing") else _TOLD_BACK
    first, beyond = moment_of(today - timedelta(days=back), time()), moment_of(today, time())
    for one in occurrences(recurring, first, beyond):
        state = case.rng.choice(_TOLD)
        told_at = (
            one.starts + min(one.ends - one.starts, timedelta(hours=12)) + timedelta(minutes=case.rng.randint(1, 50))
        )
        if state and told_at < beyond and told_at > case.moments.began:
            case.add(
                ActivityMark, commitment_id=part["id"], activity_id=row["id"], day=one.day, number=1, state=state,
                reason=case.rng.choice(reasons_for(kind)[:-1]) if state == "not_done" else "", words="", report_id=None,
                told_at=told_at, recorded_at=told_at, **case.by(who, "told"),
            )  # fmt: skip
            case.happened(
                "OccurrenceTold", told_at, who.id, activity_id=row["id"], commitment_id=part["id"],
                day=one.day.isoformat(), state=state,
            )  # fmt: skip
