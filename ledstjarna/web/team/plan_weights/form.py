"""The sliders, one for each thing that counts."""

from typing import Any

from django import forms

from ledstjarna.domain.visits.rules.weighing import HIGHEST, LOWEST, NAMES
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.plan_weights.presenter import HOW, slider_name


class Slider(forms.NumberInput):
    """A slider that needs no script."""

    input_type = "range"


class WeightsForm(HouseForm):
    """How much each thing counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NAMES:
            self.fields[name] = forms.IntegerField(
                label=slider_name(name), help_text=HOW[name](), min_value=LOWEST, max_value=HIGHEST,
                widget=Slider(attrs={"step": 1, "list": "steg"}),
            )  # fmt: skip
