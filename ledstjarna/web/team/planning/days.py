"""Which day of the fortnight an address asks for, and what a day is called."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language

from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import today


def day_asked(text: str) -> date:
    """The day that an address asks for; today for one that is no day, or outside what is planned."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today()
    return asked if 0 <= (asked - today()).days < DAYS else today()


def day_name(day: date) -> str:
    """The weekday, short: tors 3."""
    locale = "en_GB" if (get_language() or "sv").startswith("en") else "sv_SE"
    return str(format_date(day, "EEE d", locale=locale))
