"""What answering a proposal asks: the answer, and words if somebody wants to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class ChooseForm(HouseForm):
    """Yes, no or later. A wish for a change has a page of its own, since it says what."""

    choice = forms.ChoiceField(
        label=_("Ditt svar"),
        choices=[("yes", "yes"), ("no", "no"), ("later", "later")],
        widget=forms.HiddenInput(attrs={"id": "svar"}),
        error_messages={"required": _("Välj ett av svaren."), "invalid_choice": _("Välj ett av svaren.")},
    )
    words = forms.CharField(
        label=_("Vill du säga något mer?"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
