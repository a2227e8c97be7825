"""What whoever was to come writes when nobody came, in every door that they can be behind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class ExplainForm(HouseForm):
    """What happened, which the person reads too."""

    explanation = forms.CharField(
        label=_("Vad hände, och hur gör ni nu?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text=_("Personen läser det. Kan någon komma i dag? Ring personen också."),
        error_messages={"required": _("Skriv vad som hände.")},
    )  # fmt: skip
