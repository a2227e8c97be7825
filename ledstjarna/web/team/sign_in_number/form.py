"""By which number somebody signs in."""

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line


class SignInNumberForm(HouseForm):
    """One number."""

    number = line(_("Personnummer"), _("Skriv ett personnummer."), longest=20, help_text=_("Med 10 eller 12 siffror."))
