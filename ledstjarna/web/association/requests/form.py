"""What answering a question asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class AnswerForm(HouseForm):
    """Yes or no; a few words where they want to: an association owes nobody a reason."""

    answer = forms.ChoiceField(
        label=_("Ert svar"), choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Några ord till den som frågar"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("Till exempel vem som ringer och när. Svarar ni nej får ni gärna skriva varför; det behövs inte."),
    )
