"""What a person says is wrong, told to staff; and the answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import one_of, text, way_told


class TellWrongForm(HouseForm):
    """Which thing, what the person wants, in their words, and how they said it."""

    thing = one_of(_("Vad är det som inte stämmer?"), (), _("Välj vad det är som inte stämmer."))
    wants = one_of(
        _("Vad vill personen?"), (("rectify", _("Det ska rättas")), ("erase", _("Det ska tas bort"))),
        _("Välj om det ska rättas eller tas bort."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vad är fel, och hur ska det vara?"), help_text=_("Skriv med personens ord."), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad som är fel, och hur det ska vara.")},
    )  # fmt: skip
    way = way_told()

    def __init__(self, *args: Any, things: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"].choices = things  # type: ignore[attr-defined]


class AnswerWrongForm(HouseForm):
    """What is answered, in words to the person, and how it reads now."""

    verdict = one_of(_("Svar"), (), _("Välj ett svar."))
    reads_now = forms.CharField(
        label=_("Så står det nu, om det är rättat"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lämnar du det tomt får personen läsa texten som den står nu, efter att du har ändrat den."),
    )  # fmt: skip
    answer = text(_("Ditt svar till personen"), _("Skriv ett svar till personen."), rows=4, longest=2000)

    def __init__(self, *args: Any, verdicts: Sequence[tuple[str, str]], versioned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not versioned:
            self.fields["reads_now"].help_text = _("Skriv det om du svarar att det är rättat.")
        self.fields["verdict"].choices = verdicts  # type: ignore[attr-defined]
