"""Investigation, decision and assignment of an application."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.application.providers import Providers
from ledstjarna.web.team.fields import day, one_of, text, yes_or_no
from ledstjarna.web.wording import outcome_name


def _outcomes() -> list[tuple[str, str]]:
    return [(code, outcome_name(code)) for code in ("granted", "partly", "refused")]


class InvestigationForm(HouseForm):
    """The investigation in words."""

    investigation = text(_("Utredningen"), _("Skriv utredningen innan du beslutar."), rows=12)


class DecisionForm(HouseForm):
    """What is decided. What each outcome needs stands by its part of the form, and is asked for by the rules."""

    outcome = one_of(_("Vad blir beslutet?"), _outcomes, _("Välj vad beslutet blir."))
    scope = text(_("Vad beslutet omfattar"), rows=3, help_text=_("Till exempel: hjälp att duscha två gånger i veckan."))
    starts = day(_("Gäller från och med"))
    last_day = day(_("Gäller till och med"), help_text=_("Lämna tomt om beslutet inte har något slut."))
    reasons = text(_("Skälen"), rows=4, help_text=_("Skriv så att personen förstår varför."))
    how_to_appeal = text(_("Så överklagar man"), rows=5)


class AssignForm(HouseForm):
    """Which provider, and whether the person chose it."""

    unit = one_of(_("Vilken utförare?"), (), _("Välj en utförare."))
    chosen_by_person = yes_or_no(
        _("Har personen valt utföraren själv?"), _("Svara om personen har valt själv."),
        yes=_("Ja, personen har valt"), no=_("Nej, personen valde att inte välja"),
    )  # fmt: skip

    def __init__(self, *args: Any, found: Providers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        self.fields["unit"].choices = found.choices  # type: ignore[attr-defined]
