"""What asking for a named contact, or for another one, asks: which kind, and words if one wants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.rules import KINDS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import contact_kind_title, contact_purpose


class AnotherContactForm(HouseForm):
    """The kind is asked where the link did not name a contact. Why is never asked."""

    kind = forms.ChoiceField(
        label=_("Vilken sorts kontakt vill du ha?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilken sorts kontakt det gäller.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vill du säga något mer?"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000,
        help_text=_("Till exempel vem du gärna vill ha, eller vad som är viktigt. Du behöver inte säga varför."),
    )  # fmt: skip

    def __init__(self, *args: Any, named: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind.code, f"{contact_kind_title(kind.code)}. {contact_purpose(kind.code)}") for kind in KINDS
        ]
        if named:
            del self.fields["kind"]


ABOUT = {"kind": _("Vilken sorts kontakt vill %(name)s ha?")}
HINTS = {"words": _("Till exempel vem det gärna får bli, eller vad som är viktigt. Ingen behöver säga varför.")}
