"""The sliders, one for each thing that counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ledstjarna.domain.visits.rules.weighing import BEYOND, HIGHEST, LOWEST, MOST_BEYOND, NAMES
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.plan_weights.presenter import HOW, slider_name

STEP = 15  # minutes beyond a shift, between what can be chosen


class Slider(forms.NumberInput):
    """A slider that needs no script."""

    input_type = "range"


class WeightsForm(HouseForm):
    """How much each thing counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[BEYOND] = forms.TypedChoiceField(
            label=_("Hur länge efter passets slut får ett förslag låta någon arbeta?"),
            help_text=_("Aldrig så länge att dygnsvilan eller veckovilan bryts. Passet självt ändras inte."),
            choices=[
                (minutes, _("%(n)s minuter") % {"n": minutes} if minutes else _("Inte alls"))
                for minutes in range(0, MOST_BEYOND + 1, STEP)
            ],
            coerce=int, initial=0,
        )  # fmt: skip
        for name in NAMES:
            self.fields[name] = forms.IntegerField(
                label=slider_name(name), help_text=HOW[name](), min_value=LOWEST, max_value=HIGHEST,
                widget=Slider(attrs={"step": 1, "list": "steg"}),
            )  # fmt: skip
