"""What the person says themself of what somebody with a mandate answers for them: asked where the rule needs it.

At the resident's door of whoever answers; at the team's of staff who write down what they answered.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance

SAYS, HOW = "person_says", "person_how"


def persons_word_counts(reading: Reading, matter: str) -> bool:
    """Whether the viewer's word in `matter` needs that the person is with it: it would not hold against them."""
    return reading.viewer.kind == "representative" and _counts(reading, reading.viewer.party_id, matter)


def whose_word_needs_it(reading: Reading, speakers: Iterable[UUID], matter: str) -> frozenset[str]:
    """Those of the representatives whose answer in `matter` needs that the person is with it, as a form names them."""
    return frozenset(str(one) for one in speakers if _counts(reading, one, matter))


def _counts(reading: Reading, speaker: UUID, matter: str) -> bool:
    if mandate_hindrance(reading, speaker, matter):
        return False
    return mandate_hindrance(reading, speaker, matter, person_says="against") is not None


def ask_persons_word(form: forms.Form, first_name: str, *, needed: bool = True, told: str = "") -> None:
    """Add the two questions to a form. `needed`: whether what is answered decides anything. `told`: the name of who
    answers, where staff write it down; then the form decides if they are needed (`hear_persons_word`).
    """
    name = {"name": first_name, "who": told}
    says = _("Vad säger %(name)s själv om det som %(who)s svarar?") if told else _(
        "Vad säger %(name)s själv om det du svarar?"
    )  # fmt: skip
    how = _("Hur har %(who)s förstått vad %(name)s vill?") if told else _("Hur har du förstått vad %(name)s vill?")
    form.fields[SAYS] = forms.ChoiceField(
        label=says % name, widget=forms.RadioSelect, required=needed and not told,
        choices=[
            ("agrees", _("Ja, är med på det")), ("against", _("Nej, är emot det")),
            ("cannot", _("Kan inte ta ställning")),
        ],
        error_messages={"required": _("Välj vad %(name)s säger själv.") % name},
    )  # fmt: skip
    form.fields[HOW] = forms.CharField(
        label=how % name, widget=forms.Textarea(attrs={"rows": 2}), required=needed and not told, max_length=500,
        help_text=_("Till exempel: De läste det tillsammans i går.") if told
        else _("Till exempel: Vi läste det tillsammans i går."),
        error_messages={"required": _("Skriv hur du har förstått vad %(name)s vill.") % name},
    )  # fmt: skip


def ask_staff(form: forms.Form, first_name: str, speakers: Mapping[str, str], needs: Collection[str]) -> None:
    """Add them to a form where staff choose who answered, when the answer of some of `speakers` (by value) needs it."""
    if needs:
        ask_persons_word(form, first_name, told=str(_(" eller ")).join(speakers[one] for one in sorted(needs)))


def hear_persons_word(form: forms.Form, cleaned: dict[str, Any], *, needed: bool) -> None:
    """Say what is missing when the answer needs the person's word, and leave out what was told where it does not."""
    for name in (SAYS, HOW):
        if name in form.fields and not needed:
            cleaned[name] = ""
        elif name in form.fields and not cleaned.get(name) and name not in form.errors:
            form.add_error(name, form.fields[name].error_messages["required"])


def persons_word(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was told, for the actions; empty texts where it was not asked."""
    return {SAYS: fields.get(SAYS) or "", HOW: fields.get(HOW) or ""}
