"""What the person says themself of what somebody with a mandate answers for them: asked where the rule needs it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance
from ledstjarna.web.resident.standing import Standing

SAYS, HOW = "person_says", "person_how"


def persons_word_counts(reading: Reading, matter: str) -> bool:
    """Whether the viewer's word in `matter` needs that the person is with it: it would not hold against them."""
    viewer = reading.viewer
    if viewer.kind != "representative" or mandate_hindrance(reading, viewer.party_id, matter):
        return False
    return mandate_hindrance(reading, viewer.party_id, matter, person_says="against") is not None


def ask_persons_word(form: forms.Form, standing: Standing, *, needed: bool = True) -> None:
    """Add the two questions to a form. `needed`: whether what is answered decides anything."""
    name = {"name": standing.first}
    form.fields[SAYS] = forms.ChoiceField(
        label=_("Vad säger %(name)s själv om det du svarar?") % name, widget=forms.RadioSelect, required=needed,
        choices=[
            ("agrees", _("Ja, är med på det")), ("against", _("Nej, är emot det")),
            ("cannot", _("Kan inte ta ställning")),
        ],
        error_messages={"required": _("Välj vad %(name)s säger själv.") % name},
    )  # fmt: skip
    form.fields[HOW] = forms.CharField(
        label=_("Hur har du förstått vad %(name)s vill?") % name, widget=forms.Textarea(attrs={"rows": 2}),
        required=needed, max_length=500, help_text=_("Till exempel: Vi läste det tillsammans i går."),
        error_messages={"required": _("Skriv hur du har förstått vad %(name)s vill.") % name},
    )  # fmt: skip


def persons_word(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was told, for the actions; empty texts where it was not asked."""
    return {SAYS: fields.get(SAYS) or "", HOW: fields.get(HOW) or ""}
