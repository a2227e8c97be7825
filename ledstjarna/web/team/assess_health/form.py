"""Whether a health care measure suits, why, and what is prescribed."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import text, yes_or_no

_WITHIN = _(
    "Vad, hur ofta och hur länge varje gång, till exempel: Omläggning två gånger i veckan, högst 30 minuter per besök. "
    "Tiderna håller sig inom det. Personen läser det."
)


class AssessForm(HouseForm):
    """A professional's own assessment beside the person's yes."""

    suitable = yes_or_no(
        _("Passar det för personen?"), _("Välj ja eller nej."), yes=_("Ja, det passar"), no=_("Nej, det passar inte")
    )
    why = text(_("Varför?"), _("Skriv varför."), help_text=_("Skriv så att personen förstår. Det står i planen."))


class AssessAndPrescribeForm(AssessForm):
    """And what is prescribed where it suits, by who is licensed to."""

    ordination = text(_("Vad ordinerar du?"), rows=2, help_text=_WITHIN)


class PrescribeForm(HouseForm):
    """What is prescribed from now on, of a part that goes on."""

    ordination = text(_("Vad ordinerar du?"), _("Skriv vad du ordinerar."), rows=2, help_text=_WITHIN)
    why = text(
        _("Varför?"), _("Skriv varför."), rows=2, help_text=_("Skriv så att personen förstår. Det står i planen.")
    )
