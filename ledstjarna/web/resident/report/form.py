"""What telling that something went wrong asks: what about, and words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class ReportForm(HouseForm):
    """Which part of the plan, if any, and the person's words."""

    part = forms.ChoiceField(
        label=_("Vad gäller det?"), widget=forms.RadioSelect, required=False,
        error_messages={"required": _("Välj vad det gäller.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Berätta vad som hände"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
        error_messages={"required": _("Berätta med några ord vad som hände.")},
    )

    def __init__(
        self, *args: Any, parts: Sequence[tuple[str, str]] = (), words_needed: bool = False, part_needed: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["words"].required = words_needed
        if parts:
            self.fields["part"].required = part_needed
            other = [] if part_needed else [("", str(_("Något annat")))]
            self.fields["part"].choices = [*parts, *other]  # type: ignore[attr-defined]
        else:
            del self.fields["part"]
