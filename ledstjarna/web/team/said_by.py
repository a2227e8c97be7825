"""Who answered, where staff write it down: with the person's own word where the answer needs it."""

from collections.abc import Sequence
from typing import Any

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.persons_word import ask_staff, hear_persons_word


class SaidByForm(HouseForm):
    """A form with a field `said_by`, chosen among `speakers`.

    Where it was somebody whose answer needs it (`needs_word`): what the person says of it themself.
    """

    def __init__(
        self, *args: Any, speakers: Sequence[tuple[str, str]], first_name: str, needs_word: frozenset[str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._needs_word = needs_word
        self.fields["said_by"].choices = list(speakers)  # type: ignore[attr-defined]
        ask_staff(self, first_name, dict(speakers), needs_word)

    def clean(self) -> dict[str, Any]:
        """What somebody else says has the person's own word where it needs it."""
        cleaned: dict[str, Any] = super().clean() or {}
        hear_persons_word(self, cleaned, needed=cleaned.get("said_by") in self._needs_word)
        return cleaned
