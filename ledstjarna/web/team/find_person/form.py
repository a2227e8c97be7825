"""Look somebody up by their exact identity number."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line


class NumberForm(HouseForm):
    """The number as it stands on an identity document; it never stands in an address."""

    identity = line(
        _("Personnummer, samordningsnummer eller reservnummer"),
        _("Skriv personens nummer."),
        longest=30,
        help_text=_("10 eller 12 siffror, till exempel 19121212-1212."),
    )

    def clean_identity(self) -> str:
        """The number as written. Raises ValidationError for a name, which is looked up in the other field."""
        written: str = self.cleaned_data["identity"]
        if not any(each.isdigit() for each in written):
            raise ValidationError(
                _("Här skriver du personens nummer. Namn söker du i fältet för namn, bland dem som du redan möter.")
            )
        return written
