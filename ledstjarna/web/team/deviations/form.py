"""What one says when the cooperation did not work, and what is answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import one_from_list, one_of, text
from ledstjarna.web.wording import deviation_name
from ledstjarna.web.wording.vocabulary import DEVIATION_CODES


def _kinds() -> list[tuple[str, str]]:
    return [(code, deviation_name(code)) for code in DEVIATION_CODES]


class BeginForm(HouseForm):
    """One tap: the part of the plan it is about, where it was tapped on one."""

    part = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SendForm(HouseForm):
    """What it is about, few words, which part, and who is to answer: somebody named at each organisation."""

    kind = one_of(_("Vad gäller det?"), _kinds, _("Välj vad det gäller."))
    words = text(
        _("Vad hände?"), _("Skriv kort vad som hände."), rows=3,
        help_text=_("Kort, och så lite som möjligt om personen. Personen kan läsa det."),
    )  # fmt: skip
    part = one_from_list(_("Vilken del av planen?"), ())
    organisations = forms.MultipleChoiceField(
        label=_("Vem ska svara?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj vem som ska svara.")},
    )  # fmt: skip

    def __init__(self, *args: Any, parts: list[tuple[str, str]], reached: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", gettext("Inget särskilt")), *parts]  # type: ignore[attr-defined]
        self.fields["organisations"].choices = reached  # type: ignore[attr-defined]


class AnswerForm(HouseForm):
    """What one's own organisation found and did."""

    answer = text(_("Vad har ni kommit fram till, och vad gör ni?"), _("Skriv vad ni har kommit fram till."), rows=4)


class LearntForm(HouseForm):
    """What those who cooperate take with them."""

    learnt = text(_("Vad har ni lärt er tillsammans?"), _("Skriv vad ni har lärt er."), rows=4)
