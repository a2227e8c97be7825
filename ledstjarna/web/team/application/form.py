"""Investigation, decision and assignment of an application."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, one_from_list, one_of, text, yes_or_no
from ledstjarna.web.wording import outcome_name


def _outcomes() -> list[tuple[str, str]]:
    return [(code, outcome_name(code)) for code in ("granted", "partly", "refused")]


class InvestigationForm(HouseForm):
    """The investigation in words."""

    investigation = text(_("Utredningen"), _("Skriv utredningen innan du beslutar."), rows=12)


class DecisionForm(HouseForm):
    """What is decided. Reasons and how to appeal are asked for by the rules where they are needed."""

    outcome = one_of(_("Vad blir beslutet?"), _outcomes, _("Välj vad beslutet blir."))
    scope = text(_("Vad beslutet omfattar"), rows=3, help_text=_("Till exempel: hjälp att duscha två gånger i veckan."))
    starts = day(_("Gäller från och med"))
    last_day = day(_("Gäller till och med"), help_text=_("Lämna tomt om beslutet inte har något slut."))
    reasons = text(_("Skälen"), rows=4, help_text=_("Behövs när något avslås. Skriv så att personen förstår."))
    how_to_appeal = text(_("Så överklagar man"), rows=5)


class AssignForm(HouseForm):
    """Which provider, and whether the person chose it."""

    unit = one_from_list(_("Vilken utförare?"), (), _("Välj en utförare."))
    chosen_by_person = yes_or_no(
        _("Har personen valt utföraren själv?"), _("Svara om personen har valt själv."),
        yes=_("Ja, personen har valt"), no=_("Nej, personen valde att inte välja"),
    )  # fmt: skip

    def __init__(self, *args: Any, units: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", say("Välj")), *units]
