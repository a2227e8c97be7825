"""Asking somebody new, and what the person says about it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_from_list, yes_or_no


class AskForm(HouseForm):
    """Who is to be asked."""

    owner = one_from_list(_("Vem vill ni fråga?"), (), _("Välj vem ni vill fråga."))

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", gettext("Välj")), *owners]  # type: ignore[attr-defined]


class ChoiceForm(HouseForm):
    """The person's yes or no, and the facts that the new one gets to know; left empty they are not told."""

    yes = yes_or_no(
        _("Vad säger personen?"), _("Välj vad personen säger."), yes=_("Ja, fråga"), no=_("Nej, fråga inte")
    )
    name = line(_("Förnamn som får berättas"), longest=80)
    phone = line(_("Telefonnummer som får berättas"), longest=30)
    meet = line(_("Hur personen vill bli bemött"), help_text=_("Bara det personen vill berätta."))

    def shared(self) -> dict[str, str]:
        """The facts to share, by code; an empty field is not told."""
        told = {fact: str(self.cleaned_data.get(fact, "")).strip() for fact in ("name", "phone", "meet")}
        return {fact: words for fact, words in told.items() if words}
