"""What to block at an organisation: the same question at every door. Everything, or one part from a list in groups."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording.blocks import Place, grouped

PART = "del"
_CHOOSE = _("Välj vad som ska spärras.")


class WhereForm(HouseForm):
    """Everything there, somewhere that somebody has written, or another part: one process or one unit."""

    where = forms.ChoiceField(
        label=_("Vad gäller det?"), widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )  # fmt: skip
    part = forms.ChoiceField(label=_("Vilken del?"), required=False, error_messages={"invalid_choice": _CHOOSE})

    def __init__(self, *args: Any, places: Sequence[Place], first: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen, rest = places[:first], places[first:]
        choices = [(place.value, place.text) for place in seen]
        self.fields["where"].choices = choices + ([(PART, gettext("En del som jag väljer"))] if rest else [])  # type: ignore[attr-defined]
        if not choices:
            self.fields["where"].initial = PART
        elif len(choices) == 1 or seen[0].is_whole:
            self.fields["where"].initial = choices[0][0]
        if rest:
            self.fields["part"].choices = [("", gettext("Välj i listan")), *grouped(rest)]  # type: ignore[attr-defined]
        else:
            del self.fields["part"]

    def clean(self) -> dict[str, Any]:
        """The chosen part takes the place of the answer that there is one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("where") == PART and "part" not in self.errors:
            cleaned["where"] = cleaned["part"]
            if not cleaned["part"]:
                self.add_error("part", gettext("Välj vilken del det gäller."))
        return cleaned
