"""How a finding or an emergency was answered and why, the answer to a person's question, and what is looked up."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.control.rules.looking_up import ASKED, SUSPECTED
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, line, no_number, one_of, text
from ledstjarna.web.wording.log_control import verdict_name, verdicts_in_order


class OutcomeForm(HouseForm):
    """What may be said of a finding or an emergency in the state that it is in, and why."""

    verdict = one_of(_("Vad kom du fram till?"), (), _("Välj vad du kom fram till."))
    reason = text(
        _("Varför? Skriv inget om personens vård."),
        _("Skriv varför, så att någon annan kan följa det."),
        longest=1000,
        validators=[no_number],
    )

    def __init__(self, *args: Any, verdicts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [(code, verdict_name(code)) for code in verdicts_in_order(verdicts)]  # type: ignore[attr-defined]


class LogAnswerForm(HouseForm):
    """Words to the person."""

    answer = text(_("Svar till personen"), _("Skriv ett svar till personen."), rows=5, longest=2000)


class LookUpForm(HouseForm):
    """Why something is looked up, and of which days."""

    why = one_of(
        _("Varför tar du reda på det?"),
        [
            (ASKED, _("Personen, eller någon som får fråga för personen, har frågat")),
            (SUSPECTED, _("Någon kan ha läst utan skäl")),
        ],
        _("Välj varför du tar reda på det."),
    )
    words = text(
        _("Vem frågar, eller vad misstänker du?"), _("Skriv vem som frågar, eller vad du misstänker."),
        rows=2, longest=300, help_text=_("Det sparas med sökningen. Skriv inget om personens vård."),
        validators=[no_number],
    )  # fmt: skip
    first = day(_("Från och med"), _("Skriv första dagen."))
    last = day(_("Till och med"), _("Skriv sista dagen."))


class AboutPersonForm(LookUpForm):
    """Who has read about one person, by their number; it never stands in an address."""

    identity = line(
        _("Personnummer, samordningsnummer eller reservnummer"), _("Skriv personens nummer."), longest=30,
        help_text=_("10 eller 12 siffror, till exempel 19121212-1212."),
    )  # fmt: skip
    names = forms.BooleanField(
        label=_("Skriv ut namnen på dem som har läst på papperet"), required=False,
        help_text=_("Lagen kräver när det lästes och på vilken enhet, inte namnen."),
    )  # fmt: skip
    field_order = ("identity", "why", "words", "first", "last", "names")


class ByReaderForm(LookUpForm):
    """What one of the own staff has read; `reader` is asked for where several have the name."""

    name = line(_("Namnet på den som har läst"), _("Skriv namnet på den som har läst."), longest=80)
    reader = one_of(_("Vem av dem?"), (), _("Flera heter så. Välj vem du menar."))
    field_order = ("name", "reader", "why", "words", "first", "last")

    def __init__(self, *args: Any, readers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = readers  # type: ignore[attr-defined]
        self.fields["reader"].required = len(readers) > 1
