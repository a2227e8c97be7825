"""The file with who works when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm

LARGEST = 500_000  # bytes: a year of a large unit


class ShiftFileForm(HouseForm):
    """One file."""

    file = forms.FileField(
        label=_("Fil med arbetspass (CSV)"),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom."), "missing": _("Välj en fil.")},
    )

    def clean_file(self) -> str:
        """The file's text, as spreadsheets save it."""
        sent: Any = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(_("Filen är för stor. Dela den i flera."))
        read = sent.read()
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return str(read.decode(encoding)).replace("\0", "")
            except UnicodeDecodeError:
                continue
        raise forms.ValidationError(_("Filen går inte att läsa. Spara den som CSV och försök igen."))
