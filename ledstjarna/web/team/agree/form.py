"""The person's yes to the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.persons_word import HOW, SAYS, ask_staff, hear_persons_word
from ledstjarna.web.team.fields import one_of, way_told


class AgreeForm(HouseForm):
    """Who said yes and how; for a SIP also that nobody else takes measures, when that is so.

    Where it was somebody whose yes needs it (`needs_word`): what the person says of it themself.
    """

    said_by = one_of(_("Vem säger ja till planen?"), (), _("Välj vem som säger ja."))
    way = way_told(_("Hur sa personen ja?"))
    others_none = forms.BooleanField(
        label=_("Ingen annan än kommunen och regionen gör något i planen"), required=False,
        help_text=_("Lagen ber planen säga vad någon annan gör. Kryssa för om det inte är någon annan."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, speakers: list[tuple[str, str]], asks_others: bool, first_name: str,
        needs_word: frozenset[str], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._needs_word = needs_word
        ask_staff(self, first_name, dict(speakers), needs_word)
        self.order_fields(["said_by", SAYS, HOW, "way"])
        self.fields["said_by"].choices = speakers  # type: ignore[attr-defined]
        if not asks_others:
            del self.fields["others_none"]

    def clean(self) -> dict[str, Any]:
        """What somebody else says has the person's own word where it needs it."""
        cleaned: dict[str, Any] = super().clean() or {}
        hear_persons_word(self, cleaned, needed=cleaned.get("said_by") in self._needs_word)
        return cleaned
