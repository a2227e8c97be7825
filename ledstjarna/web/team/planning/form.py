"""What whoever plans says: lay in, give out, move by hand, who works, publish."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm

_WRONG_TIME = _("Skriv klockslaget med timme och minut, till exempel 09.30.")
TIMES = ["%H:%M", "%H.%M", "%H%M"]


def _time(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), input_formats=TIMES,
        error_messages={"invalid": _WRONG_TIME, "required": _("Skriv ett klockslag.")}, **more,
    )  # fmt: skip


class StepForm(HouseForm):
    """One tap for the whole fortnight."""


class PlaceForm(HouseForm):
    """Who comes and when, by hand."""

    carer = forms.ChoiceField(
        label=_("Vem kommer?"), widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": _("Välj någon som arbetar hos er.")},
    )  # fmt: skip
    at_time = _time(_("Börjar"))
    lock = forms.BooleanField(
        label=_("Lås: bara jag flyttar det härifrån"), required=False,
        help_text=_("Ett låst besök ligger kvar när resten planeras om."),
    )  # fmt: skip

    sure = forms.BooleanField(label=_("Ja, besöket ska vara då"), required=False)

    def __init__(self, *args: Any, carers: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carer"].choices = [*carers, ("", _("Ingen än"))]  # type: ignore[attr-defined]


class ShiftForm(HouseForm):
    """When somebody works a day, or that they do not."""

    starts = _time(_("Börjar"), required=False)
    ends = _time(_("Slutar"), required=False)
    sure = forms.BooleanField(label=_("Ja, passet är så långt"), required=False)
