"""When a plan is followed up, as rows: the day that was set with it, and the one that stands today."""

from datetime import date, timedelta

from ledstjarna.demo.loading.case import Case, Row

_HOW = ("Vi ses hemma hos mig.", "Vi ringer varandra.", "Vi träffas på vårdcentralen.")
# How many days from today the next follow-up is, at least and at most.
_DAYS = {"ahead": (12, 110), "soon": (1, 8), "late": (-16, -2)}
_SATURDAY = 5


def plan_ahead(case: Case, plan: Row) -> None:
    """The day that is set when the plan is agreed: some months later."""
    day = case.moments.at.date() + timedelta(days=case.rng.randint(60, 120))
    plan |= {"next_follow_up": _working_day(day), "follow_up_how": case.rng.choice(_HOW)}


def move_on(case: Case, plan: Row) -> None:
    """The day that stands now: the plan has been followed up since, and the next day lies ahead but for some."""
    today = case.moments.today
    stands = _working_day(today + timedelta(days=case.rng.randint(*_DAYS[case.turn.follow_up])))
    if case.turn.follow_up != "ahead" or plan["next_follow_up"] < today:
        plan["next_follow_up"] = stands


def _working_day(day: date) -> date:
    return day if day.weekday() < _SATURDAY else day + timedelta(days=7 - day.weekday())
