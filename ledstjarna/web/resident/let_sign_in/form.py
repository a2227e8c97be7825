"""By which number somebody close signs in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class SignInNumberForm(HouseForm):
    """One number."""

    number = forms.CharField(
        label=_("Personnummer"), max_length=20, help_text=_("Med 10 eller 12 siffror. Det visas inte igen."),
        error_messages={"required": _("Skriv ett personnummer.")},
    )  # fmt: skip
