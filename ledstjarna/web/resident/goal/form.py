"""What a goal says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.resident.choosing_goal import life_area_choices
from ledstjarna.web.wording import level_name

LEVELS = (0, 1, 2, 3, 4, 8)


# The same questions to somebody who writes for the person.
ABOUT = {"words": _("Vad vill %(name)s kunna?"), "wanted_level": _("Hur vill %(name)s att det blir?")}
HINTS = {"words": _("Som %(name)s själv säger det. Till exempel: Jag vill kunna gå till kören på torsdagar.")}


class GoalForm(HouseForm):
    """A goal in the person's words, with where they are and where they want to be."""

    words = forms.CharField(
        label=_("Vad vill du kunna?"), help_text=_("Till exempel: Jag vill kunna gå till kören på torsdagar."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        error_messages={"required": _("Skriv med några ord vad du vill kunna.")},
    )  # fmt: skip
    life_area = forms.ChoiceField(
        label=_("Vad handlar det mest om?"), error_messages={"required": _("Välj vad det mest handlar om.")}
    )
    current_level = forms.TypedChoiceField(
        label=_("Hur är det i dag?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur det är i dag.")},
    )
    wanted_level = forms.TypedChoiceField(
        label=_("Hur vill du att det blir?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur du vill att det blir.")},
    )

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(level, level_name(level)) for level in LEVELS]
        for name in ("current_level", "wanted_level"):
            self.fields[name].choices = levels  # type: ignore[attr-defined]
        if is_new:
            self.fields["life_area"].choices = life_area_choices()  # type: ignore[attr-defined]
        else:
            del self.fields["life_area"]
