"""The person's answer about one kind of consent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.how_long import HowLongForm
from ledstjarna.web.persons_word import HOW, SAYS, ask_staff, hear_persons_word
from ledstjarna.web.team.fields import one_of, several_of, way_told

_STATES = (
    ("given", _("Ja")),
    ("refused", _("Nej")),
    ("withdrawn", _("Tar tillbaka sitt ja")),
)


class ConsentForm(HowLongForm):
    """Yes, no or taken back; who said it and how; for sharing also with whom; how long a yes holds.

    Where it was somebody whose answer needs it (`needs_word`): what the person says of it themself.
    """

    state = one_of(_("Vad svarar personen?"), _STATES, _("Välj vad personen svarade."))
    said_by = one_of(_("Vem svarade?"), (), _("Välj vem som svarade."))
    way = way_told(_("Hur fick ni svaret?"))
    organisations = several_of(
        _("Vilka får ta del av planen?"), (), help_text=_("Samtycket gäller bara dem som kryssas för.")
    )

    def __init__(
        self,
        *args: Any,
        speakers: list[tuple[str, str]],
        organisations: list[tuple[str, str]] | None,
        kind: str,
        first_name: str,
        needs_word: frozenset[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._needs_word = needs_word
        self.fields["said_by"].choices = speakers  # type: ignore[attr-defined]
        if organisations is None:
            del self.fields["organisations"]
        else:
            self.fields["organisations"].choices = organisations  # type: ignore[attr-defined]
        ask_staff(self, first_name, dict(speakers), needs_word)
        self.order_fields(["state", "said_by", SAYS, HOW, "way", "organisations", "how_long", "last_day"])
        if kind == "reading":
            self.fields["organisations"].label = _("Vilka får läsa det som andra har skrivit om personen?")

    def clean(self) -> dict[str, Any]:
        """A yes says how long; an answer that needs the person's own word has it."""
        cleaned: dict[str, Any] = super().clean() or {}
        hear_persons_word(self, cleaned, needed=cleaned.get("said_by") in self._needs_word)
        if cleaned.get("state") == "given":
            cleaned["until"] = self.last_day_of_yes(cleaned)
        return cleaned
