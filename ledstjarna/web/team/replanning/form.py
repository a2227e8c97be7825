"""What whoever plans says when a plan is to be made anew."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.drafting import DAY, FORTNIGHT, SECONDS
from ledstjarna.web.forms import HouseForm

KEEP, ANEW = "lite", "grunden"
THINKING = {10: _("10 sekunder"), 30: _("30 sekunder"), 60: _("1 minut"), 120: _("2 minuter")}


class ReplanForm(HouseForm):
    """Which days, how much may change, and how long the planner may think."""

    kind = forms.ChoiceField(
        label=_("Vad ska läggas om?"), widget=forms.RadioSelect, initial=FORTNIGHT,
        choices=[(FORTNIGHT, _("Alla 14 dagar")), (DAY, _("En dag"))],
        error_messages={"required": _("Välj vad som ska läggas om.")},
    )  # fmt: skip
    day = forms.ChoiceField(label=_("Vilken dag, om det är en?"), required=False)
    how = forms.ChoiceField(
        label=_("Hur mycket får ändras?"), widget=forms.RadioSelect, initial=ANEW,
        choices=[
            (KEEP, _("Så lite som möjligt ändras: den som redan ska komma gör det nästan alltid, även hos den som möter"
                     " många olika.")),
            (ANEW, _("Gör om från grunden: varje person ska möta så få olika som möjligt, fast många besök byter vem"
                     " eller tid. Det som är meddelat för i dag och i morgon ändras bara när det behövs.")),
        ],
        error_messages={"required": _("Välj hur mycket som får ändras.")},
    )  # fmt: skip
    seconds = forms.TypedChoiceField(
        label=_("Hur länge får det räknas?"), coerce=int, widget=forms.RadioSelect, initial=30,
        choices=[(each, THINKING[each]) for each in SECONDS],
        help_text=_("Längre tid ger oftast en bättre plan. Du kan göra annat under tiden."),
        error_messages={"required": _("Välj hur länge det får räknas.")},
    )  # fmt: skip

    def __init__(self, *args: Any, days: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = days  # type: ignore[attr-defined]


class SickForm(HouseForm):
    """Who, and until when."""

    carer = forms.ChoiceField(
        label=_("Vem är sjuk?"), widget=forms.RadioSelect, error_messages={"required": _("Välj vem som är sjuk.")}
    )
    until = forms.ChoiceField(label=_("Till och med"), error_messages={"required": _("Välj till och med vilken dag.")})

    def __init__(
        self, *args: Any, carers: Sequence[tuple[str, str]] = (), days: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carer"].choices = carers  # type: ignore[attr-defined]
        self.fields["until"].choices = days  # type: ignore[attr-defined]


class DraftForm(HouseForm):
    """Take it, or throw it away."""
