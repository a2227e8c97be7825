"""The person's answer about one kind of consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.how_long import HowLongForm
from ledstjarna.web.persons_word import HOW, SAYS
from ledstjarna.web.team.fields import one_of, several_of, way_told
from ledstjarna.web.team.said_by import SaidByForm

_STATES = (
    ("given", _("Ja")),
    ("refused", _("Nej")),
    ("withdrawn", _("Tar tillbaka sitt ja")),
)


class ConsentForm(SaidByForm, HowLongForm):
    """Yes, no or taken back; who said it and how; for sharing also with whom; how long a yes holds."""

    state = one_of(_("Vad svarar personen?"), _STATES, _("Välj vad personen svarade."))
    said_by = one_of(_("Vem svarade?"), (), _("Välj vem som svarade."))
    way = way_told(_("Hur fick ni svaret?"))
    organisations = several_of(
        _("Vilka får ta del av planen?"), (), help_text=_("Samtycket gäller bara dem som kryssas för.")
    )

    def __init__(
        self, *args: Any, organisations: list[tuple[str, str]] | None, kind: str, own_no: bool = False,
        subject_id: object = "", **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisations"]
        else:
            self.fields["organisations"].choices = organisations  # type: ignore[attr-defined]
        if own_no:
            # What it overturns stands above the form; a yes is the person's own, and new.
            self.fields["said_now"] = forms.ChoiceField(
                label=gettext("Har %(name)s själv sagt ja nu?") % {"name": kwargs["first_name"]},
                widget=forms.RadioSelect, required=False,
                choices=[("yes", gettext("Ja, själv och efter sitt nej")), ("no", gettext("Nej"))],
            )  # fmt: skip
        self._own = str(subject_id)
        self.order_fields(["state", "said_by", "said_now", SAYS, HOW, "way", "organisations", "how_long", "last_day"])
        if kind == "reading":
            self.fields["organisations"].label = _("Vilka får läsa det som andra har skrivit om personen?")

    def clean(self) -> dict[str, Any]:
        """A yes says how long."""
        cleaned = super().clean()
        if "said_now" in self.fields and (cleaned.get("state"), cleaned.get("said_by")) == ("given", self._own):
            if not cleaned.get("said_now"):
                self.add_error("said_now", gettext("Välj om personen själv har sagt ja nu."))
        else:
            cleaned["said_now"] = ""
        if cleaned.get("state") == "given":
            cleaned["until"] = self.last_day_of_yes(cleaned)
        return cleaned
