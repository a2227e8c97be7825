"""What each in the unit can, as whoever plans says it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.abilities import DELEGATED, LEARNT, Able
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.visiting.wish_form import one_of, several
from ledstjarna.web.wording.abilities import ability_choices, ability_text, sex_choices
from ledstjarna.web.wording.languages import languages


class SkillsForm(HouseForm):
    """What somebody in the unit can: delegations with their last day, and the rest."""

    learnt = several(_("Kan också"))
    spoken = several(_("Talar, utöver svenska"))
    sex = one_of(_("Kvinna eller man"), help_text=_("Bara för att kunna följa det personer önskar."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in DELEGATED:
            self.fields[f"until_{code}"] = DayField(label=ability_text(code), required=False)
        self.fields["learnt"].choices = [pair for pair in ability_choices() if pair[0] in LEARNT]  # type: ignore[attr-defined]
        self.fields["spoken"].choices = [pair for pair in languages() if pair[0] != "sv"]  # type: ignore[attr-defined]
        self.fields["sex"].choices = [("", _("Inte sagt")), *sex_choices()[1:]]  # type: ignore[attr-defined]
        self.order_fields([*(f"until_{code}" for code in DELEGATED), "learnt", "spoken", "sex"])


def able_said(fields: dict[str, Any]) -> Able:
    """What the form says."""
    can: dict[str, date | None] = dict.fromkeys(fields["learnt"])
    can |= {code: fields[f"until_{code}"] for code in DELEGATED if fields[f"until_{code}"]}
    return Able(can, frozenset(fields["spoken"]), fields["sex"])


def able_filled(able: Able) -> dict[str, Any]:
    """What somebody can as the form shows it."""
    return {
        **{f"until_{code}": able.abilities.get(code) for code in DELEGATED},
        "learnt": [code for code in LEARNT if code in able.abilities], "spoken": sorted(able.languages),
        "sex": able.sex,
    }  # fmt: skip
