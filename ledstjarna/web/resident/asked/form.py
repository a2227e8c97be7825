"""What answering for one's own part asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class AnswerForm(HouseForm):
    """Yes or no; a few words where they want to: nobody close owes a reason."""

    answer = forms.ChoiceField(
        label=_("Ditt svar"), choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Några ord"), help_text=_("Svarar du nej får du gärna skriva varför. Det behövs inte."),
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000,
    )  # fmt: skip
