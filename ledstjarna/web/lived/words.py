"""Times in words: Tuesdays and Fridays at ten; how one time stands; why something was not done."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.plans.rules.activities import SHORTEST_MONTH, Occurrence, Rule, rule_of
from ledstjarna.domain.plans.rules.marking import WHOLE_DAY
from ledstjarna.foundation.clock import STOCKHOLM, today
from ledstjarna.web.wording import date_text, filled, held_together, written
from ledstjarna.web.wording.labels import with_and

_ON: tuple[Callable[[], str], ...] = (
    lambda: _("måndagar"), lambda: _("tisdagar"), lambda: _("onsdagar"), lambda: _("torsdagar"),
    lambda: _("fredagar"), lambda: _("lördagar"), lambda: _("söndagar"),
)  # fmt: skip
_THE: tuple[Callable[[], str], ...] = (
    lambda: _("måndagen"), lambda: _("tisdagen"), lambda: _("onsdagen"), lambda: _("torsdagen"),
    lambda: _("fredagen"), lambda: _("lördagen"), lambda: _("söndagen"),
)  # fmt: skip
_REASONS: dict[str, Callable[[], str]] = {
    "ill": lambda: _("Jag var sjuk eller orkade inte"),
    "did_not_want": lambda: _("Jag ville inte den här gången"),
    "person_did_not_want": lambda: _("Personen ville inte den här gången"),
    "person_not_home": lambda: _("Personen var inte hemma"),
    "no_time": lambda: _("Tiden räckte inte"),
    "nobody_to_send": lambda: _("Vi hade ingen som kunde komma"),
    "other": lambda: _("Något annat"),
}
# Told about somebody else, the reasons are not in the first person.
_TOLD: dict[str, Callable[[], str]] = {
    "ill": lambda: _("Sjuk eller orkade inte"),
    "did_not_want": lambda: _("Ville inte den här gången"),
    "nobody_to_send": lambda: _("Det fanns ingen som kunde komma"),
}
# How an occurrence stands: its look in components/state.html, and the word.
_STATES: dict[str, tuple[str, Callable[[], str]]] = {
    "ahead": ("waits", lambda: _("Kommer")),
    "now": ("ongoing", lambda: _("Nu")),
    "today": ("ongoing", lambda: _("I dag")),
    "been": ("waits", lambda: _("Nyss")),
    "sought": ("change", lambda: _("Söker någon ny")),
    "done": ("done", lambda: _("Gjort")),
    "not_done": ("declined", lambda: _("Blev inte av")),
    "nobody_came": ("late", lambda: _("Ingen kom")),
    "cancelled": ("ended", lambda: _("Inställt")),
    "paused": ("draft", lambda: _("Pausat")),
    "untold": ("waits", lambda: _("Inte avprickat")),
}


def reason_choices(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """The reasons that somebody chooses among, in their own words."""
    return [(code, _REASONS[code]()) for code in codes]


def reason_text(code: str) -> str:
    """A reason, told to others."""
    return (_TOLD.get(code) or _REASONS[code])() if code in _REASONS else ""


def look_of(state: str, *, late: bool = False) -> tuple[str, str]:
    """The look and the word of how an occurrence stands. `late`: what is untold is late for who reads."""
    look, word = _STATES[state]
    return ("late" if late and state == "untold" else look), word()


def clock_of(at: time) -> str:
    """A time of day: 10.00."""
    return at.strftime("%H:%M" if _english() else "%H.%M")


def span_of(one: Occurrence) -> str:
    """From when to when, on the clock; some time during the day where no time is set."""
    first, last = clock_of(_local(one.starts)), clock_of(_local(one.ends))
    if one.ends - one.starts < WHOLE_DAY:
        return f"{first}–{last}"
    if _local(one.starts).replace(tzinfo=None) == time.min:
        return _("Någon gång under dagen")
    return _("%(first)s–%(last)s dagen efter") % {"first": first, "last": last}


def day_heading(day: date) -> str:
    """Which day: today, tomorrow, yesterday, or the weekday, with the date."""
    dated = f"{_weekday(day)} {date_text(day)}"
    near = {-1: _("I går"), 0: _("I dag"), 1: _("I morgon")}.get((day - today()).days)
    return f"{near}, {dated}" if near else dated[:1].upper() + dated[1:]


def when_text(row: Activity) -> str:
    """The times of a part in a sentence: tisdagar och fredagar, 10.00–10.45."""
    said = told_from(rule_of(row.rule), row.starts_on, row.at_time, row.minutes, seen_on=today())
    return said[:1].upper() + said[1:]


def told_from(rule: Rule, starts_on: date, at: time | None, minutes: int, *, seen_on: date) -> str:
    """How often and when; and from which day, where it has not begun on the day it is read or was agreed."""
    said = timed_text(often_text(rule, starts_on), at, minutes)
    if starts_on > seen_on and rule.every != "once":
        said = _("%(said)s, från %(day)s") % {"said": said, "day": date_text(starts_on)}
    return said


def named_when_text(row: Activity) -> str:
    """The same with the name of its own that a time has: beside others of the same part it is told from them by it."""
    return (
        filled(_("%(what)s: %(when)s"), what=written(row.title), when=when_text(row)) if row.title else when_text(row)
    )


def timed_text(often: str, at: time | None, minutes: int) -> str:
    """How often, and at what time and for how long where a time is set."""
    if at is None:
        return often
    words = {"often": often, "clock": clock_of(at), "long": long_text(minutes)}
    return held_together(_("%(often)s kl. %(clock)s, %(long)s") % words)


def often_text(rule: Rule, starts_on: date) -> str:
    """How often: varje dag, varannan vecka på tisdagar, den 3 mars."""
    if rule.every == "once":
        return f"{_weekday(starts_on)} {date_text(starts_on)}"
    if rule.every == "day":
        few = {1: _("varje dag"), 2: _("varannan dag")}
        return few.get(rule.interval) or _("var %(n)s:e dag") % {"n": rule.interval}
    if rule.every in ("month", "nth"):
        return _in_month(rule)
    days = _("varje dag") if len(rule.weekdays) == 7 else with_and([_ON[day]() for day in rule.weekdays])
    if rule.interval == 1:
        return days
    if rule.interval == 2:
        return _("varannan vecka: %(days)s") % {"days": days}
    return _("var %(n)s:e vecka: %(days)s") % {"n": rule.interval, "days": days}


def nth_text(nth: int) -> str:
    """Which of a weekday in the month."""
    return {1: _("första"), 2: _("andra"), 3: _("tredje"), 4: _("fjärde")}.get(nth) or _("sista")


def _in_month(rule: Rule) -> str:
    """den 15:e varje månad; den andra tisdagen varannan månad. A month that is shorter has its last day."""
    if rule.every == "nth":
        named = with_and([_THE[day]() for day in rule.weekdays])
        which = _("den %(nth)s %(weekday)s") % {"nth": nth_text(rule.nth), "weekday": named}
    elif rule.monthday > SHORTEST_MONTH:
        which = _("den %(n)s (eller månadens sista dag)") % {"n": rule.monthday}
    else:
        which = _("den %(n)s") % {"n": rule.monthday}
    few = {1: _("%(which)s varje månad"), 2: _("%(which)s varannan månad")}
    return (few.get(rule.interval) or _("%(which)s var %(n)s:e månad")) % {"which": which, "n": rule.interval}


def long_text(minutes: int) -> str:
    """How long, in hours and minutes."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return ngettext("%(n)s minut", "%(n)s minuter", left) % {"n": left}
    said = ngettext("%(n)s timme", "%(n)s timmar", hours) % {"n": hours}
    return said if not left else _("%(hours)s %(n)s min") % {"hours": said, "n": left}


def _weekday(day: date) -> str:
    return str(format_date(day, "EEEE", locale="en_GB" if _english() else "sv_SE"))


def _english() -> bool:
    return (get_language() or "sv").startswith("en")


def _local(moment: datetime) -> Any:
    return moment.astimezone(STOCKHOLM).timetz()
