"""Whom the person wants back, and who said so."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.coming_back import ComingBackForm
from ledstjarna.web.persons_word import HOW, SAYS, ask_staff, hear_persons_word
from ledstjarna.web.team.fields import one_of


class ToldBackForm(ComingBackForm):
    """The same question, as staff were told the answer.

    Where it was somebody whose answer needs it (`needs_word`): what the person says of it themself.
    """

    said_by = one_of(_("Vem svarade?"), (), _("Välj vem som svarade."))

    def __init__(
        self, *args: Any, speakers: Sequence[tuple[str, str]], first_name: str, needs_word: frozenset[str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._needs_word = needs_word
        self.fields["said_by"].choices = list(speakers)  # type: ignore[attr-defined]
        ask_staff(self, first_name, dict(speakers), needs_word)
        self.order_fields(["members", "said_by", SAYS, HOW])

    def clean(self) -> dict[str, Any]:
        """What somebody else says has the person's own word where it needs it."""
        cleaned: dict[str, Any] = super().clean() or {}
        hear_persons_word(self, cleaned, needed=cleaned.get("said_by") in self._needs_word)
        return cleaned
