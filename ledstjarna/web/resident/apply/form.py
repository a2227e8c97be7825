"""What an application for help asks: what, which kind, and what for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.resident.choosing_goal import ABOUT as AIM_ABOUT
from ledstjarna.web.resident.choosing_goal import AimForm

KINDS = (
    ("sol", _("Hjälp eller stöd i vardagen, från kommunen")),
    ("lss", _("Stöd enligt LSS, från kommunen (för den som har en stor och varaktig funktionsnedsättning)")),
    ("health", _("Vård, träning eller hjälpmedel, från vården")),
)


# The same question to somebody who applies for the person.
ABOUT = {"title": _("Vad behöver %(name)s hjälp med?"), **AIM_ABOUT}


class ApplyForm(AimForm):
    """An application needs no particular form (FL 2017:900 19 §): the person's own words are enough."""

    title = forms.CharField(
        label=_("Vad vill du ha hjälp med?"), help_text=_("Kort, med egna ord. Till exempel: Hjälp att duscha."),
        max_length=200, error_messages={"required": _("Skriv med några ord vad du vill ha hjälp med.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Berätta mer om du vill"), help_text=_("Vad är svårt i dag, och hur ofta behövs hjälp?"),
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000,
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Vilken sorts hjälp?"),
        help_text=_("Är du osäker? Välj det som ligger närmast. Blir det fel hjälper de till ändå."),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj det som ligger närmast.")},
    )
    care_centre = forms.ChoiceField(
        label=_("Vilken vårdcentral?"), help_text=_("Bara om du valde vård."), required=False
    )

    field_order = ("title", "why", "kind", "care_centre", "goal", "goal_words", "life_area")

    def __init__(self, *args: Any, care_centres: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["care_centre"].choices = [("", str(_("Välj vårdcentral"))), *care_centres]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Care is asked of a care centre."""
        cleaned = super().clean()
        if cleaned.get("kind") == "health" and not cleaned.get("care_centre"):
            self.add_error("care_centre", _("Välj vilken vårdcentral som ska få frågan."))
        return cleaned
