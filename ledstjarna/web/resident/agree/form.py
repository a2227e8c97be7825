"""What agreeing asks: a yes, and whether anybody else does something when that has to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class AgreeForm(HouseForm):
    """The button is the yes."""

    others_none = forms.BooleanField(
        label=_("Nej, ingen annan än kommunen och regionen gör något i planen"), required=False,
        help_text=_("Kryssa i om det stämmer. Det behöver stå i planen."),
    )  # fmt: skip
