"""How the person sees one part of life: a level, and words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import level_name

LEVELS = (0, 1, 2, 3, 4, 9)


# The same questions to somebody who writes for the person.
ABOUT = {"own_level": _("Hur tycker %(name)s att det är?"), "own_words": _("Berätta med %(whose)s egna ord")}


class OwnViewForm(HouseForm):
    """The person's own view; what a professional has seen stands beside it, untouched."""

    own_level = forms.TypedChoiceField(
        label=_("Hur tycker du att det är?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur du tycker att det är.")},
    )
    own_words = forms.CharField(
        label=_("Berätta med dina egna ord"),
        help_text=_("Vad fungerar bra? Vad är svårt?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_level"].choices = [(level, level_name(level)) for level in LEVELS]  # type: ignore[attr-defined]
