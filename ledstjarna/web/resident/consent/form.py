"""What answering one kind of consent asks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.how_long import HowLongForm

RENEW = "renew"  # as long again, for the same organisations


class ConsentForm(HowLongForm):
    """The answer, for sharing which organisations it covers, and how long a yes holds."""

    answer = forms.ChoiceField(
        label=_("Ditt svar"), widget=forms.HiddenInput(attrs={"id": "svar"}),
        choices=[("given", "given"), ("refused", "refused"), ("withdrawn", "withdrawn"), (RENEW, RENEW)],
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
    organisations = forms.MultipleChoiceField(
        label=_("Vilka får läsa?"), help_text=_("Kryssa i dem som du säger ja till."),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, among: Sequence[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if among is None:
            del self.fields["organisations"]
        else:
            self.fields["organisations"].choices = list(among)  # type: ignore[attr-defined]

    @property
    def names_whom(self) -> bool:
        """Whether the answer says which organisations it covers."""
        return "organisations" in self.fields

    def clean(self) -> dict[str, Any]:
        """A yes to sharing says with whom; every yes how long."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "given":
            cleaned["until"] = self.last_day_of_yes(cleaned)
        if cleaned.get("answer") == "given" and self.names_whom and not cleaned.get("organisations"):
            self.add_error("organisations", _("Kryssa i minst en, eller svara nej."))
        return cleaned
