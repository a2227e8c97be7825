"""Whom the person would rather have, who is not to come, and what whoever comes must be able to: as a form."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.abilities import Wish
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording.abilities import ability_choices, sex_choices
from ledstjarna.web.wording.languages import languages

_ON_THE_LIST = {"invalid_choice": _("Välj bland det som står på listan.")}


def several(label: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, widget=forms.CheckboxSelectMultiple, required=False, error_messages=_ON_THE_LIST, **more
    )


def one_of(label: Any, **more: Any) -> forms.ChoiceField:
    more.setdefault("widget", forms.RadioSelect)
    return forms.ChoiceField(label=label, required=False, error_messages=_ON_THE_LIST, **more)


class WishForm(HouseForm):
    """Whom the person would rather have, who never comes, and what whoever comes must be able to."""

    preferred = several(_("Vem kommer helst?"))
    never = several(_("Vem ska inte komma?"), help_text=_("Personen behöver inte säga varför."))
    sex = one_of(_("Kvinna eller man?"))
    sex_required = forms.BooleanField(
        label=_("Ingen annan ska komma"), required=False,
        help_text=_("Utan kryss är det en önskan: finns ingen sådan kommer någon annan."),
    )  # fmt: skip
    language = one_of(_("Språk som den som kommer helst talar"), widget=forms.Select)
    abilities = several(_("Vad måste den som kommer kunna?"))

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
