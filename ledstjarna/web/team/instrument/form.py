"""The questions of one declared instrument."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ledstjarna.domain.needs.rules import Instrument, Item
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.instrument.words import item_words, step_words


class InstrumentForm(HouseForm):
    """One question a field; a yes or a no, or a number on the scale."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in instrument.items:
            self.fields[item.code] = _question(instrument.code, item)


def _question(instrument: str, item: Item) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=item_words(item.code), choices=_answers(instrument, item), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett svar.")},
    )  # fmt: skip


def _answers(instrument: str, item: Item) -> list[tuple[int, str]]:
    if (item.lowest, item.highest) == (0, 1):
        return [(1, _("Ja")), (0, _("Nej"))]
    return [(value, step_words(instrument, value - item.lowest)) for value in range(item.highest, item.lowest - 1, -1)]
