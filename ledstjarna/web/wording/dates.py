"""Days, moments and money as each language writes them."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import STOCKHOLM, day_of, today
from ledstjarna.foundation.promising import is_told_as_day

# What a line is never broken in: a number and what it counts, a clock and the word before it.
_BEFORE = ("kl.", "klockan", "at", "Omkring", "Around")
_WORDS = [rf"(?<=\b{re.escape(word)}) (?=\d)" for word in _BEFORE]
_TOGETHER = re.compile("|".join([*_WORDS, r"(?<=\d) (?=[^\W\d_])"]))


def held_together(text: str) -> str:
    """A time or a number with its unit, with spaces that no line is broken at: 3 mars, kl. 12.00, 3 dagar."""
    return text.__class__(_TOGETHER.sub("\N{NO-BREAK SPACE}", text))  # marked text stays marked


def _locale() -> str:
    return "en_GB" if (get_language() or "sv").startswith("en") else "sv_SE"


def date_text(day: date | None, *, with_year: bool = False) -> str:
    """A day: 3 mars, and the year when it is another than this, or `with_year` says so, as on paper."""
    if day is None:
        return ""
    pattern = "d MMMM" if day.year == today().year and not with_year else "d MMMM y"
    return _day(day, pattern, _locale())


# A page tells some ten moments, and Babel reads its pattern anew for each.
@lru_cache(maxsize=4_000)
def _day(day: date, pattern: str, locale: str) -> str:
    return held_together(str(format_date(day, pattern, locale=locale)))


@lru_cache(maxsize=4_000)
def _clock(hour: int, minute: int, locale: str) -> str:
    return str(format_time(time(hour, minute), "HH.mm" if locale == "sv_SE" else "HH:mm", locale=locale))


def moment_text(moment: datetime | None) -> str:
    """A moment in Sweden: 3 mars kl. 14.05."""
    if moment is None:
        return ""
    return day_at_clock(date_text(moment.astimezone(STOCKHOLM).date()), clock_text(moment))


def day_at_clock(day: str, clock: str) -> str:
    """A day and a clock, both in words: 3 mars kl. 14.05."""
    return held_together(_("%(day)s kl. %(clock)s") % {"day": day, "clock": clock})


def clock_text(moment: datetime) -> str:
    """The clock of a moment in Sweden: 14.05."""
    local = moment.astimezone(STOCKHOLM)
    return _clock(local.hour, local.minute, _locale())


def clock_after(moment: datetime) -> str:
    """The first whole minute that is not before a moment: from when something may be done again."""
    return clock_text(moment + timedelta(seconds=59))


def clock_or_moment_text(moment: datetime) -> str:
    """A moment that is near: the clock alone where it is today, kl. 14.05; else with its day, 3 mars kl. 02.05."""
    if day_of(moment) != today():
        return moment_text(moment)
    return held_together(_("kl. %(clock)s") % {"clock": clock_text(moment)})


def promise_text(promised: datetime | None) -> str:
    """When something is promised at the latest: a day where it was counted in days, else a moment."""
    if promised and is_told_as_day(promised):
        return date_text(promised.astimezone(STOCKHOLM).date())
    return moment_text(promised)


def number_text(number: float) -> str:
    """A number with the decimals that it has: 17,5."""
    return str(format_decimal(number, locale=_locale()))


def money_text(ore: int | None, per: str = "") -> str:
    """An amount in öre as kronor, whole ones without decimals; with what it is for (month, visit, hour)."""
    if ore is None:
        return ""
    if ore == 0:
        return _("Det kostar inget")
    pattern = "#,##0 ¤" if ore % 100 == 0 else "#,##0.00 ¤"
    amount = str(format_currency(ore / 100, "SEK", pattern, locale=_locale(), currency_digits=False))
    return f"{amount} {_PER[per]()}" if per in _PER else amount


_PER = {
    "month": lambda: _("i månaden"),
    "visit": lambda: _("per besök"),
    "hour": lambda: _("i timmen"),
    "year": lambda: _("om året"),
    "time": lambda: _("per gång"),
    "day": lambda: _("om dagen"),
}
