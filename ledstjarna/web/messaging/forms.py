"""What writing, answering and closing ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.queries import Recipient
from ledstjarna.domain.teams.rules import LONGEST_MESSAGE, LONGEST_TITLE
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import label_text

Choices = Sequence[tuple[str, str]]
NO_ANSWER = _("Jag behöver inget svar")


class SomebodyField(forms.ChoiceField):
    """Whom it goes to. Somebody who has just left the list is the action's to answer, with somebody else's name."""

    def valid_value(self, value: str) -> bool:
        """Whether it can be somebody at all."""
        return as_id(value) is not None


class ReplyForm(HouseForm):
    """A message in a thread, to one of those who can answer."""

    words = forms.CharField(
        label=_("Skriv ditt meddelande"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Skriv några ord.")},
    )  # fmt: skip
    to = SomebodyField(label=_("Till"), error_messages={"required": _("Välj vem du skriver till.")})
    no_answer = forms.BooleanField(label=NO_ANSWER, required=False)

    def __init__(self, *args: Any, there: Sequence[Recipient], asks: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (str(one.party_id), label_text(one.label)) for one in there
        ]
        if not asks:
            del self.fields["no_answer"]


class WriteForm(ReplyForm):
    """A new thread: what about, and who reads along."""

    about = forms.ChoiceField(label=_("Vad gäller det?"), error_messages={"required": _("Välj vad det gäller.")})
    title = forms.CharField(
        label=_("Rubrik"), max_length=LONGEST_TITLE, required=False,
        help_text=_("Kort, till exempel: Duschen på torsdag. Behövs om det gäller något annat."),
    )  # fmt: skip
    owner = forms.BooleanField(
        label=_("Låt också den som gör det här läsa och svara"), required=False,
        help_text=_("Om du har valt något som någon gör, till exempel en förening. Annars läser bara ditt team."),
    )  # fmt: skip
    close_ones = forms.MultipleChoiceField(
        label=_("Vilka som står dig nära får läsa och svara?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ("to", "about", "title", "words", "owner", "close_ones", "no_answer")

    def __init__(self, *args: Any, about: Choices, close: Choices = (), lets: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", gettext("Något annat")), *about]  # type: ignore[attr-defined]
        self.fields["about"].required = False
        self.fields["close_ones"].choices = list(close)  # type: ignore[attr-defined]
        if not close:
            del self.fields["close_ones"]
        if not lets or not any(code.startswith("part:") for code, _text in about):
            del self.fields["owner"]


class CloseForm(HouseForm):
    """What came of it."""

    outcome = forms.CharField(
        label=_("Vad blev det av det?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Skriv vad det blev av det.")},
        help_text=_("Till exempel: Duschen är flyttad till fredag."),
    )  # fmt: skip


class ReadersForm(HouseForm):
    """Which of those close read a thread and answer in it: exactly the ones that are marked."""

    close_ones = forms.MultipleChoiceField(
        label=_("Vilka som står dig nära får läsa och svara?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, close: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["close_ones"].choices = list(close)  # type: ignore[attr-defined]


def about_choices(goals: Sequence[Any], parts: Sequence[Any]) -> Choices:
    """What a thread can be about, for the list: the goals and the parts of the plan."""
    shown = [(f"goal:{goal.pk}", gettext("Mål: %(what)s") % {"what": _short(goal.words)}) for goal in goals]
    return [*shown, *((f"part:{part.pk}", _short(part.title)) for part in parts)]


def chosen(fields: dict[str, Any]) -> dict[str, Any]:
    """The cleaned fields as `plans.actions.write_about` takes them."""
    matter, _colon, row_id = fields.get("about", "").partition(":")
    close = [UUID(one) for one in fields.get("close_ones", ())]
    return {
        "words": fields["words"], "title": fields.get("title", ""), "to": UUID(fields["to"]),
        "wants_answer": not fields.get("no_answer", False), "let_owner_in": fields.get("owner", False),
        "close_ones": close, "goal_id": UUID(row_id) if matter == "goal" else None,
        "commitment_id": UUID(row_id) if matter == "part" else None,
    }  # fmt: skip


def said(fields: dict[str, Any]) -> dict[str, Any]:
    """The cleaned fields as `teams.actions.write_message` takes them."""
    wants_answer = not fields.get("no_answer", False)
    return {"words": fields["words"], "to": UUID(fields["to"]), "wants_answer": wants_answer}


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def as_id(value: object) -> UUID | None:
    """An id as an address or a form tells it; None for what is none."""
    try:
        return UUID(str(value))
    except ValueError:
        return None
