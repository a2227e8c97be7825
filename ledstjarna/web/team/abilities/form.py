"""What is said of those who come: by the person of a part, and by who plans of each in the unit."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.abilities import DELEGATED, LEARNT, Able, Wish
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording.abilities import ability_choices, ability_text, sex_choices
from ledstjarna.web.wording.languages import languages

_ON_THE_LIST = {"invalid_choice": _("Välj bland det som står på listan.")}


def _several(label: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, widget=forms.CheckboxSelectMultiple, required=False, error_messages=_ON_THE_LIST, **more
    )


def _one(label: Any, **more: Any) -> forms.ChoiceField:
    more.setdefault("widget", forms.RadioSelect)
    return forms.ChoiceField(label=label, required=False, error_messages=_ON_THE_LIST, **more)


class WishForm(HouseForm):
    """Whom the person would rather have, who never comes, and what whoever comes must be able to."""

    preferred = _several(_("Vem kommer helst?"))
    never = _several(_("Vem ska inte komma?"), help_text=_("Personen behöver inte säga varför."))
    sex = _one(_("Kvinna eller man?"))
    sex_required = forms.BooleanField(
        label=_("Ingen annan ska komma"), required=False,
        help_text=_("Utan kryss är det en önskan: finns ingen sådan kommer någon annan."),
    )  # fmt: skip
    language = _one(_("Språk som den som kommer helst talar"), widget=forms.Select)
    abilities = _several(_("Vad måste den som kommer kunna?"))

    def __init__(self, *args: Any, staff: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("preferred", "never"):
            self.fields[name].choices = list(staff)  # type: ignore[attr-defined]
        self.fields["sex"].choices = sex_choices()  # type: ignore[attr-defined]
        self.fields["abilities"].choices = ability_choices()  # type: ignore[attr-defined]
        others = [pair for pair in languages() if pair[0] != "sv"]
        self.fields["language"].choices = [("", _("Svenska räcker")), *others]  # type: ignore[attr-defined]


def wish_said(fields: dict[str, Any]) -> Wish:
    """What the form says."""
    return Wish(
        frozenset(map(UUID, fields["preferred"])), frozenset(map(UUID, fields["never"])), fields["sex"],
        fields["sex_required"], fields["language"], frozenset(fields["abilities"]),
    )  # fmt: skip


def wish_filled(wish: Wish) -> dict[str, Any]:
    """A wish as the form shows it."""
    return {
        "preferred": [str(key) for key in wish.preferred], "never": [str(key) for key in wish.never], "sex": wish.sex,
        "sex_required": wish.sex_required, "language": wish.language, "abilities": sorted(wish.abilities),
    }  # fmt: skip


class SkillsForm(HouseForm):
    """What somebody in the unit can: delegations with their last day, and the rest."""

    learnt = _several(_("Kan också"))
    spoken = _several(_("Talar, utöver svenska"))
    sex = _one(_("Kvinna eller man"), help_text=_("Bara för att kunna följa det personer önskar."))

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
