"""Yes or no, with words; and giving an assignment back."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import text, yes_or_no


class AnswerForm(HouseForm):
    """An owner's or a provider's answer. A no says why; that is checked by the rules."""

    yes = yes_or_no(
        _("Kan ni göra det?"), _("Välj ja eller nej."), yes=_("Ja, det gör vi"), no=_("Nej, det kan vi inte")
    )
    words = text(_("Några ord till personen och teamet"), rows=3, help_text=_("Om ni säger nej: skriv varför."))


class ReturnForm(HouseForm):
    """Why the assignment is given back: the authority reads it, and whoever is asked next is chosen by it."""

    why = text(_("Varför lämnar ni tillbaka det?"), _("Skriv varför, så att nästa utförare passar bättre."))
