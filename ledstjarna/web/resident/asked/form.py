"""What answering for one's own part asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class AnswerForm(HouseForm):
    """Yes or no; a no says a few words, so that another way can be found."""

    answer = forms.ChoiceField(
        label=_("Ditt svar"), choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Några ord"), help_text=_("Behövs om du svarar nej, så att teamet hittar en annan lösning."),
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000,
    )  # fmt: skip
