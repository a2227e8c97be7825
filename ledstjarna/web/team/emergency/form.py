"""What an emergency opening asks."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import in_words, line, no_number, one_of

_DANGERS = (
    ("life", _("Fara för personens liv")),
    ("health", _("Allvarlig risk för personens hälsa")),
)


class EmergencyForm(HouseForm):
    """Which danger, and why."""

    danger = one_of(_("Vilken fara gäller det?"), _DANGERS, _("Välj vilken fara det gäller."))
    reason = line(
        _("Varför behöver du läsa nu?"), _("Skriv varför. Personen och den som granskar loggen läser det."),
        longest=300, validators=[in_words, no_number],
        help_text=_("Till exempel: Hittad medvetslös, vi behöver veta om läkemedel och sjukdomar."),
    )  # fmt: skip


class AskForm(HouseForm):
    """Why a block should be lifted."""

    reason = line(
        _("Varför behöver spärren hävas?"),
        _("Skriv varför. Den som har spärren svarar på det."),
        longest=300,
        validators=[no_number],
    )
