"""Why the organisation begins its work with somebody."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import in_words, text


class ReasonForm(HouseForm):
    """The reason, which the person can read."""

    reason = text(
        _("Varför får ni kontakt?"),
        _("Skriv varför ni får kontakt. Personen kan läsa det."),
        longest=300,
        validators=[in_words],
        help_text=_("Till exempel: Karin ringde och vill ha hjälp att komma i gång efter sjukhuset."),
    )
