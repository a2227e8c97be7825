"""Why the organisation begins its work with somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import in_words, no_number, text


def why_contact() -> forms.CharField:
    """The reason, which the person can read."""
    return text(
        _("Varför får ni kontakt?"),
        _("Skriv varför ni får kontakt. Personen kan läsa det."),
        longest=300,
        validators=[in_words, no_number],
        help_text=_("Till exempel: Karin ringde och vill ha hjälp att komma i gång efter sjukhuset."),
    )


class ReasonForm(HouseForm):
    """The reason alone, for somebody who is known here already."""

    reason = why_contact()
