"""For how long a yes holds: the same question, and the same words about it, at every door."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import Reading, last_yes
from ledstjarna.domain.consent.rules import (
    asks_to_renew,
    consent_state,
    last_day_after,
    last_day_finding,
    last_day_of_consent,
    renewed_last_day,
)
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.findings import finding_text

OPEN, DAY = "open", "day"
_CHOICES = (
    (OPEN, _("Tills det tas tillbaka")),
    ("3", _("I tre månader")),
    ("6", _("I sex månader")),
    ("12", _("I ett år")),
    (DAY, _("Till en viss dag")),
)


class HowLongForm(HouseForm):
    """How long a yes holds: until it is taken back, for some months, or to a day. Asked of nothing but a yes."""

    how_long = forms.ChoiceField(
        label=_("Hur länge ska det gälla?"), choices=_CHOICES, widget=forms.RadioSelect, required=False, initial=OPEN,
        help_text=_("Det slutar av sig självt efter sista dagen. Det går att ta tillbaka när som helst."),
    )  # fmt: skip
    last_day = DayField(
        _("Sista dagen"), required=False, help_text=_("Om du valde en viss dag. Skriv den som 2027-03-14.")
    )

    def last_day_of_yes(self, cleaned: dict[str, Any]) -> date | None:
        """The last day that was chosen; says by the field what is wrong with it."""
        chosen = cleaned.get("how_long") or OPEN
        if chosen == DAY:
            day: date | None = cleaned.get("last_day")
            if day is None and "last_day" not in self.errors:
                self.add_error("last_day", gettext("Skriv vilken dag som är den sista."))
            elif finding := last_day_finding(day, today=today()):
                self.add_error("last_day", finding_text(finding))
            return day
        return None if chosen == OPEN else last_day_after(today(), int(chosen))


def how_long_initial(consent: Consent | None) -> dict[str, Any]:
    """What the standing yes says, for its form."""
    last = last_day_of_consent(consent.ends_at) if consent and consent.state == "given" else None
    return {"how_long": DAY if last else OPEN, "last_day": last}


def holds_text(consent: Consent | None, at: datetime | None = None) -> str:
    """Until when a yes holds, or did; empty for any other answer."""
    if consent is None:
        return ""
    state = consent_state(consent.state, consent.ends_at, at or now())
    if state == "given" and consent.ends_at is None:
        return gettext("Gäller tills det tas tillbaka.")
    if state not in ("given", "ended"):
        return ""
    last = last_day_of_consent(consent.ends_at or consent.said_at)
    assert last is not None
    text = gettext("Gällde till och med %(day)s.") if state == "ended" else gettext("Gäller till och med %(day)s.")
    return text % {"day": date_text(last, with_year=True)}


def renewed_text(reading: Reading, consent: Consent | None) -> str:
    """The last day of a yes that one tap renews, in words; empty while nobody is asked."""
    if consent is None or consent.state not in ("given", "ended"):
        return ""
    last = consent if consent.ends_at else last_yes(reading, consent.kind) if consent.state == "ended" else None
    if last is None or last.ends_at is None or not asks_to_renew(last.ends_at, reading.at):
        return ""
    until = renewed_last_day(last.said_at, last.ends_at, today=day_of(reading.at))
    return date_text(until, with_year=True)
