"""What is said at the door: one large button each, and a few words where they are needed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.doing import REASONS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.lived.words import reason_choices


def _words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), required=False, max_length=2000, **more
    )


class TapForm(HouseForm):
    """One tap: begin, regret, help and the answer to it."""

    help_call_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    words = _words(_("Vad behöver du hjälp med?"), 2)


class FinishForm(HouseForm):
    """Done, with a line to the colleague who comes next."""

    words = _words(_("Något för nästa kollega att veta?"), 2)
    sure = forms.BooleanField(
        label=_("Ja, det stämmer"), required=False,
        help_text=_("Tryckte du fel: vänta med Klart tills du går, eller säg längst ner att du inte är där än."),
    )  # fmt: skip


class MissForm(HouseForm):
    """It did not come about, and why."""

    reason = forms.ChoiceField(label=_("Varför blev det inte av?"), widget=forms.RadioSelect, required=False)
    words = _words(_("Några ord"), 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = reason_choices(REASONS)  # type: ignore[attr-defined]


class ObserveForm(HouseForm):
    """What somebody has seen, to the person's team."""

    words = _words(_("Vad har du sett?"))
    wants_answer = forms.BooleanField(label=_("Jag vill ha svar"), required=False, initial=True)


class NoteForm(HouseForm):
    """What whoever comes has to know at the door."""

    getting_in = _words(
        _("Så kommer man in"), help_text=_("Portkod, nyckelskåp, ring på först. Skriv inte mer än som behövs.")
    )
    careful = _words(_("Var försiktig med"), help_text=_("Allergi, hund, risk att falla, syrgas."))
    carers = forms.TypedChoiceField(
        label=_("Hur många kommer?"), widget=forms.RadioSelect, coerce=int,
        choices=[(1, _("En")), (2, _("Två, varje gång"))],
        error_messages={code: _("Välj om en eller två kommer.") for code in ("required", "invalid_choice")},
    )  # fmt: skip
