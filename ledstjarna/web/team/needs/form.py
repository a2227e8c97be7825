"""An assessment of some life areas, and what is said about a suggestion."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.needs.rules import UNSPECIFIED, AreaAssessed
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import level, no_number, several_of, text, way_told, yes_or_no
from ledstjarna.web.wording import life_area_name

FIELDS = ("own_level", "own_words", "resources", "professional_level", "need", "wanted_level")


class AssessForm(HouseForm):
    """Each life area: the person's view first, what they can, then the professional's, and where they want to be."""

    person_took_part = yes_or_no(_("Har personen varit med?"), _("Svara om personen har varit med."))
    way = way_told(_("Hur möttes ni?"))

    def __init__(self, *args: Any, areas: Sequence[str], suggestions: Iterable[Suggestion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = tuple(areas)
        for area in self.areas:
            self.fields |= _area_fields(area)
        offered = [(str(row.pk), row.text or row.reason) for row in suggestions if row.life_area in self.areas]
        if offered:
            self.fields["takes"] = several_of(
                gettext("De här uppgifterna från ett annat system är nu bedömda"), offered
            )

    def of(self, area: str) -> list[Any]:
        """The bound fields of one life area."""
        return [self[f"{area}.{name}"] for name in FIELDS]

    def assessed(self, data: dict[str, Any]) -> list[AreaAssessed]:
        """The areas as the rules see them."""
        return [AreaAssessed(life_area=area, **_said(area, data)) for area in self.areas]


def _area_fields(area: str) -> dict[str, Any]:
    about = {"area": life_area_name(area)}
    return {
        f"{area}.own_level": _level(gettext("Så ser personen på det: %(area)s") % about),
        f"{area}.own_words": text(gettext("Med personens egna ord"), rows=2),
        f"{area}.resources": text(gettext("Det här kan och vill personen själv"), rows=2),
        f"{area}.professional_level": _level(gettext("Så bedömer du: %(area)s") % about),
        f"{area}.need": text(gettext("Det här behövs"), rows=2),
        f"{area}.wanted_level": _level(gettext("Dit vill personen: %(area)s") % about),
    }


def _said(area: str, data: dict[str, Any]) -> dict[str, Any]:
    """What was filled in of one area; a level that was left out is not known yet."""
    values = {name: data[f"{area}.{name}"] for name in FIELDS}
    return {name: UNSPECIFIED if value is None else value for name, value in values.items()}


def _level(label: str) -> forms.TypedChoiceField:
    """A level with none chosen beforehand."""
    return level(label, required=False)


class ReasonForm(HouseForm):
    """Why a suggestion is put aside."""

    reason = text(_("Varför stämmer det inte?"), _("Skriv varför. Personen kan läsa det."), rows=2, longest=300,
                  validators=[no_number])  # fmt: skip
