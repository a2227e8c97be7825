"""A day in a form, written or picked: the only field of the house that reads days."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ledstjarna.foundation.clock import today

# Years from today. Nobody is older, and nothing is planned longer: a day outside is a slip of the pen, and no rule,
# calendar or column need think of the end of time.
LONGEST_AGO, FARTHEST = 130, 100

_WIDGET = {"type": "date"}
_WRONG = _("Skriv dagen som år-månad-dag, till exempel 2027-03-14.")


def within_reason(day: date) -> bool:
    """Whether something of ours can be on the day."""
    return -LONGEST_AGO <= day.year - today().year <= FARTHEST


class DayField(forms.DateField):
    """A day within reason. Takes `missing`, what is said when it is needed and empty, and what DateField takes."""

    def __init__(self, label: Any = None, missing: Any = None, **more: Any) -> None:
        messages = {"invalid": _WRONG, "required": missing or _WRONG} | (more.pop("error_messages", None) or {})
        more.setdefault("widget", forms.DateInput(attrs=_WIDGET, format="%Y-%m-%d"))
        more.setdefault("input_formats", ["%Y-%m-%d", "%Y%m%d", "%d/%m %Y"])
        super().__init__(label=label, error_messages=messages, **more)

    def validate(self, value: date | None) -> None:
        """A day, when one is needed, and not further off than anything of ours can be."""
        super().validate(value)
        if value is None or within_reason(value):
            return
        if value > today():
            raise ValidationError(_("Dagen är för långt fram. Kontrollera året."), code="too_far")
        raise ValidationError(_("Dagen är för långt tillbaka. Kontrollera året."), code="too_long_ago")
