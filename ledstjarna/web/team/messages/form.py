"""What somebody said to staff, who write it down in their words."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.actions import Told
from ledstjarna.domain.teams.queries import Recipient
from ledstjarna.web.messaging.forms import Choices, ReplyForm, WriteForm
from ledstjarna.web.team.fields import one_of, way_told

_WORDS = _("Vad sa personen? Skriv med personens egna ord.")


def _said_by() -> Any:
    return one_of(_("Vem sa det?"), (), _("Välj vem som sa det."))


class ToldReplyForm(ReplyForm):
    """Said in a thread that is there."""

    said_by, way = _said_by(), way_told()
    field_order = ("said_by", "way", "words", "to", "no_answer")

    def __init__(self, *args: Any, there: Sequence[Recipient], tellers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, there=there, **kwargs)
        _spoken(self, tellers)


class ToldForm(WriteForm):
    """Said about something new."""

    said_by, way = _said_by(), way_told()
    field_order = ("said_by", "way", "about", "title", "words", "to", "no_answer")

    def __init__(self, *args: Any, there: Sequence[Recipient], about: Choices, tellers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, there=there, about=about, **kwargs)
        _spoken(self, tellers)


def told_of(fields: dict[str, Any]) -> Told:
    """Who said it and how, as the actions take it."""
    return Told(UUID(fields["said_by"]), fields["way"])


def _spoken(form: Any, tellers: Choices) -> None:
    form.fields["said_by"].choices = list(tellers)
    form.fields["words"].label, form.fields["to"].label = _WORDS, _("Vem ska svara?")
    form.fields["no_answer"].label = _("Personen behöver inget svar")
