"""Whether a health care measure suits, and why."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import text, yes_or_no


class HealthForm(HouseForm):
    """The professional's own assessment beside the person's yes."""

    suitable = yes_or_no(
        _("Passar det för personen?"), _("Välj ja eller nej."), yes=_("Ja, det passar"), no=_("Nej, det passar inte")
    )
    why = text(_("Varför?"), _("Skriv varför."), help_text=_("Skriv så att personen förstår. Det står i planen."))
