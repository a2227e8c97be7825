"""On which numbers and at which times of the week the viewer is reached."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.queries import Way
from ledstjarna.domain.teams.rules import Hours, Window
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, several_of
from ledstjarna.web.wording.contacts import day_name


def _days() -> list[tuple[int, str]]:
    return [(day, day_name(day).capitalize()) for day in range(7)]


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": _("Skriv klockslaget med timme och minut, till exempel 09.30.")},
    )  # fmt: skip


class ReachForm(HouseForm):
    """Two sets of days, so that a short Friday can be told. Days without both times are not open."""

    phone = line(_("Telefon"), longest=30)
    text_phone = line(_("Nummer för sms"), longest=30)
    email = forms.EmailField(
        label=_("E-post"), required=False, max_length=254, help_text=_("Visas bara för kollegor."),
        error_messages={"invalid": _("Skriv en e-postadress, till exempel namn@kommun.se.")},
    )  # fmt: skip
    days = several_of(_("Vilka dagar nås du?"), _days)
    start = _clock(_("Från"))
    until = _clock(_("Till"))
    second_days = several_of(_("Vilka andra dagar?"), _days)
    second_start = _clock(_("Från de dagarna"))
    second_until = _clock(_("Till de dagarna"))

    def clean(self) -> dict[str, Any]:
        """Days need their times."""
        told: dict[str, Any] = super().clean() or {}
        for prefix in ("", "second_"):
            if told.get(prefix + "days") and not (told.get(prefix + "start") and told.get(prefix + "until")):
                self.add_error(prefix + "until", _("Skriv både från och till."))
        return told


def hours_told(told: dict[str, Any]) -> Hours:
    """The hours of a sent form."""
    return tuple(
        sorted(
            Window(int(day), told[prefix + "start"], told[prefix + "until"])
            for prefix in ("", "second_")
            for day in told[prefix + "days"]
        )
    )


def initial_of(way: Way) -> dict[str, Any]:
    """The form as it was told last; hours of more than two kinds show the first two."""
    kinds: dict[tuple[time, time], list[int]] = {}
    for each in way.hours:
        kinds.setdefault((each.start, each.end), []).append(each.day)
    found: dict[str, Any] = {"phone": way.phone, "text_phone": way.text_phone, "email": way.email}
    for prefix, ((start, end), days) in zip(("", "second_"), kinds.items(), strict=False):
        found |= {prefix + "days": days, prefix + "start": start, prefix + "until": end}
    return found
