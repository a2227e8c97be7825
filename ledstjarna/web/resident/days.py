"""The day of a moment, as people in Sweden count it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording import date_text, held_together


def local_day(moment: datetime) -> date:
    """The calendar day in Sweden."""
    return moment.astimezone(STOCKHOLM).date()


def day_text(moment: datetime) -> str:
    """The day in words."""
    return date_text(local_day(moment))


def clock_text(moment: datetime) -> str:
    """The time of day in Sweden."""
    local = moment.astimezone(STOCKHOLM)
    return held_together(_("kl. %(hour)s.%(minute)s") % {"hour": f"{local:%H}", "minute": f"{local:%M}"})


def moment_in(text: str) -> datetime | None:
    """The moment in an address, None when there is none or it cannot be read."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
