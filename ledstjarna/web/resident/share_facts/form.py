"""What the owner of a part gets to know, fact by fact: ticked or not, and in which words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.rules.telling import BY_CHOICE, IDENTIFYING
from ledstjarna.web.forms import HouseForm

# The ticks as they are worded to somebody who answers for the person.
ABOUT = {
    "tell_name": _("Berätta %(whose)s förnamn"),
    "tell_phone": _("Berätta %(whose)s telefonnummer"),
    "tell_meet": _("Berätta hur %(name)s vill bli bemött"),
    "meet": _("Hur %(name)s vill bli bemött"),
    "tell_when": _("Berätta när det passar"),
}


class ShareForm(HouseForm):
    """A tick and the words for each fact; what it is about is always told."""

    about = forms.CharField(
        label=_("Vad det gäller"),
        max_length=300,
        error_messages={"required": _("Skriv med några ord vad det gäller.")},
        help_text=_("Det här får de alltid veta."),
    )
    tell_name = forms.BooleanField(label=_("Berätta mitt förnamn"), required=False)
    name = forms.CharField(label=_("Förnamn"), max_length=80, required=False)
    tell_phone = forms.BooleanField(label=_("Berätta mitt telefonnummer"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    tell_meet = forms.BooleanField(label=_("Berätta hur jag vill bli bemött"), required=False)
    meet = forms.CharField(
        label=_("Hur jag vill bli bemött"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )
    tell_when = forms.BooleanField(label=_("Berätta när det passar"), required=False)
    when = forms.CharField(label=_("När det passar"), max_length=200, required=False)

    def keep_unsaid(self, protected: str) -> None:
        """Offer nothing of a protected identity that says who it is: it would never be shown."""
        for fact in IDENTIFYING if protected else ():
            del self.fields[f"tell_{fact}"], self.fields[fact]

    def _facts(self) -> list[str]:
        return [fact for fact in BY_CHOICE if fact in self.fields]

    def clean(self) -> dict[str, object]:
        """A ticked fact has words."""
        cleaned: dict[str, object] = super().clean() or {}
        for fact in self._facts():
            if cleaned.get(f"tell_{fact}") and not cleaned.get(fact):
                self.add_error(fact, _("Skriv det du vill berätta, eller ta bort krysset."))
        return cleaned

    def shared(self) -> dict[str, str]:
        """The facts to share, by code, in the person's words."""
        told = {fact: self.cleaned_data[fact] for fact in self._facts() if self.cleaned_data[f"tell_{fact}"]}
        return {"about": self.cleaned_data["about"], **told}

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Tick and words beside each other."""
        return [(self[f"tell_{fact}"], self[fact]) for fact in self._facts()]
