"""What a person does not understand about who has read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class AskLogForm(HouseForm):
    """The question in their own words."""

    words = forms.CharField(
        label=_("Vad undrar du?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000,
        error_messages={"required": _("Skriv vad du undrar över.")},
    )  # fmt: skip
