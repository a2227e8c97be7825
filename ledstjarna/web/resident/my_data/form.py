"""Det här stämmer inte: what is wrong, what is to be done about it, and the person's words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class WrongForm(HouseForm):
    """Which thing, whether it is to be put right or taken away, and how it should be."""

    thing = forms.ChoiceField(
        label=_("Vad är det som inte stämmer?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad det är som inte stämmer.")},
    )  # fmt: skip
    wants = forms.ChoiceField(
        label=_("Vad vill du?"), widget=forms.RadioSelect,
        choices=[("rectify", _("Det ska rättas")), ("erase", _("Det ska tas bort"))],
        error_messages={"required": _("Välj om det ska rättas eller tas bort.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vad är fel, och hur ska det vara?"), help_text=_("Skriv med dina egna ord."), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad som är fel, och hur det ska vara.")},
    )  # fmt: skip

    def __init__(self, *args: Any, things: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"].choices = things  # type: ignore[attr-defined]
