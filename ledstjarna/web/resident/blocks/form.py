"""What is to be blocked at an organisation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class BlockForm(HouseForm):
    """Everything there, one process or one unit."""

    where = forms.ChoiceField(
        label=_("Vad vill du spärra?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad som ska spärras."), "invalid_choice": _("Välj vad som ska spärras.")},
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = list(places)  # type: ignore[attr-defined]
