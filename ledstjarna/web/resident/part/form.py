"""What stopping a part asks: nothing but the button, and words if somebody wants to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class StopForm(HouseForm):
    """A reason is never needed."""

    why = forms.CharField(label=_("Vill du säga varför?"), required=False, max_length=40)
