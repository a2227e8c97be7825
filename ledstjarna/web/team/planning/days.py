"""Which day of the fortnight an address asks for."""

from datetime import date

from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import today


def day_asked(text: str) -> date:
    """The day that an address asks for; today for one that is no day, or outside what is planned."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today()
    return asked if 0 <= (asked - today()).days < DAYS else today()
