"""How the person wants to be told that there is something to read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.actions import Wanted
from ledstjarna.domain.people.rules.notices import ALL_REASONS
from ledstjarna.web.forms import HouseForm

REASONS = {
    "message": _("Någon har skrivit till mig"),
    "proposal": _("Jag har fått ett förslag"),
    "decision": _("Det finns ett beslut"),
    "agreement": _("Planen är överenskommen"),
    "answer": _("Jag har fått svar på det jag sa till om"),
    "meeting": _("Det gäller ett möte: frågad, kallad, flyttat eller inställt"),
    "question": _("Jag har fått en fråga: så gör de, någon ny, eller om mindre hjälp kan räcka"),
    "call": _("Någon som lovat att höra av sig är sen"),
    "expiring": _("Ett beslut eller ett ja tar snart slut"),
    "visits": _("Vem som kommer hem till mig, och när det ändras"),
    "protection": _("Hur mina personuppgifter är skyddade har ändrats"),
    "changed": _("Den som företräder mig har ändrat vem som får läsa eller veta"),
    "emergency": _("Någon i vården har läst om mig i ett nödläge"),
}
_CLOCK = {"invalid": _("Skriv klockslaget så här: 21.00")}


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class NoticesForm(HouseForm):
    """Addresses, what about, and when not. An empty address turns the way off."""

    email = forms.CharField(
        label=_("E-post"), required=False, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Lämna tomt om du inte vill ha e-post."),
    )  # fmt: skip
    sms = forms.CharField(
        label=_("Mobilnummer för sms"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Lämna tomt om du inte vill ha sms."),
    )  # fmt: skip
    reasons = forms.MultipleChoiceField(
        label=_("Vad vill du få veta?"), choices=list(REASONS.items()), widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    quiet_from = forms.TimeField(
        label=_("Vill vara i fred från"), required=False, widget=_clock(),
        input_formats=["%H:%M", "%H.%M", "%H"], error_messages=_CLOCK,
    )  # fmt: skip
    quiet_to = forms.TimeField(
        label=_("Vill vara i fred till"), required=False, widget=_clock(),
        input_formats=["%H:%M", "%H.%M", "%H"], error_messages=_CLOCK,
    )  # fmt: skip


def initial(ways: Mapping[str, Any]) -> dict[str, Any]:
    """What is chosen now; everything to hear about, and no night, where nothing has been chosen yet."""
    one = next(iter(ways.values()), None)
    return {
        **{channel: way.address for channel, way in ways.items()},
        "reasons": one.reasons if one else list(ALL_REASONS),
        "quiet_from": one.quiet_from if one else None,
        "quiet_to": one.quiet_to if one else None,
    }


def wanted(fields: dict[str, Any]) -> Wanted:
    """The cleaned fields as the action takes them."""
    addresses = {channel: fields[channel] for channel in ("email", "sms")}
    return Wanted(addresses, tuple(fields["reasons"]), fields["quiet_from"], fields["quiet_to"])
