"""The person's own point for the meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm


class PointForm(HouseForm):
    """Something the person wants to talk about."""

    words = forms.CharField(
        label=_("Vad vill du prata om?"), max_length=300,
        error_messages={"required": _("Skriv några ord."), "max_length": _("Skriv kortare, högst 300 tecken.")},
    )  # fmt: skip


# The same questions to somebody who answers for the person.
ABOUT = {
    "words": _("Vad vill %(name)s prata om?"),
    "how": _("Hur vill %(name)s vara med?"),
    "needs": _("Behöver %(name)s något för att kunna vara med?"),
    "coming": _("Kommer %(name)s?"),
}
