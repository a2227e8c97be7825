"""Fields that many of the team's forms share. Each says in plain words what is missing."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledstjarna.foundation.identity import holds_number
from ledstjarna.web.day_field import DayField
from ledstjarna.web.wording import level_name, postcode_text, way_name

Choices = Callable[[], Iterable[tuple[Any, Any]]]

STAFF_WAYS = ("meeting", "oral", "phone", "paper")
REASON_WORDS, REASON_LETTERS = 2, 8
LEVELS = (0, 1, 2, 3, 4, 8, 9)


def line(label: Any, missing: Any = None, *, longest: int = 200, **more: Any) -> forms.CharField:
    """One line of text; required when `missing` says what to write."""
    return forms.CharField(
        label=label, max_length=longest, required=missing is not None,
        error_messages={"required": missing} if missing else None, **more,
    )  # fmt: skip


class Postcode(forms.CharField):
    """A postcode: read with its space, "641 30", and kept without; written as one likes."""

    def __init__(self, **more: Any) -> None:
        super().__init__(label=gettext_lazy("Postnummer"), max_length=6, required=False, **more)

    def prepare_value(self, value: Any) -> Any:
        """As it is read."""
        return postcode_text(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        """As it is kept."""
        return (super().to_python(value) or "").replace(" ", "")


def text(label: Any, missing: Any = None, *, rows: int = 3, longest: int = 10_000, **more: Any) -> forms.CharField:
    """Several lines of text; required when `missing` says what to write."""
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), required=missing is not None,
        error_messages={"required": missing} if missing else None, **more,
    )  # fmt: skip


def in_words(value: str) -> None:
    """A reason that somebody is to read and weigh says something: a couple of words, no mere mark. Raises
    ValidationError.
    """
    if len(value.split()) < REASON_WORDS or len(value.strip()) < REASON_LETTERS:
        raise ValidationError(gettext_lazy("Skriv skälet med några ord, så att den som läser förstår."))


def no_number(value: str) -> None:
    """A reason is read by others, and stands where no number may: whom it is about is known. Raises ValidationError."""
    if holds_number(value):
        says = gettext_lazy("Skriv inget personnummer här: fler läser skälet, och det är känt vem det gäller.")
        raise ValidationError(says)


def one_of(label: Any, choices: Any, missing: Any = None, **more: Any) -> forms.ChoiceField:
    """One of a few, all of them seen."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=missing is not None,
        error_messages=_said(missing), **more,
    )  # fmt: skip


def one_from_list(label: Any, choices: Any, missing: Any = None, **more: Any) -> forms.ChoiceField:
    """One of many, in a list that opens."""
    return forms.ChoiceField(
        label=label, choices=choices, required=missing is not None, error_messages=_said(missing), **more
    )


def several_of(label: Any, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    """Any of a few."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **more
    )


def day(label: Any, missing: Any = None, **more: Any) -> DayField:
    """A day, written or picked; required when `missing` says what to write."""
    return DayField(label, missing, required=missing is not None, **more)


def level(label: Any, **more: Any) -> forms.TypedChoiceField:
    """A level of difficulty, 0–4, 8 or 9."""
    return forms.TypedChoiceField(
        label=label, choices=_levels, coerce=int, widget=forms.RadioSelect, empty_value=None,
        error_messages=_said(gettext_lazy("Välj en nivå.")), **more,
    )  # fmt: skip


def way_told(label: Any = None) -> forms.ChoiceField:
    """In which way staff were told: never the digital one, which is the person's own door."""
    return one_of(label or gettext_lazy("Hur sa personen det?"), way_choices, gettext_lazy("Välj hur personen sa det."))


def yes_or_no(label: Any, missing: Any, yes: Any = None, no: Any = None, **more: Any) -> forms.TypedChoiceField:
    """Yes or no, with neither chosen beforehand."""
    return forms.TypedChoiceField(
        label=label, coerce=lambda value: value == "yes", empty_value=None, widget=forms.RadioSelect,
        choices=[("yes", yes or gettext_lazy("Ja")), ("no", no or gettext_lazy("Nej"))],
        error_messages=_said(missing), **more,
    )  # fmt: skip


def way_choices() -> list[tuple[str, str]]:
    """The ways somebody can have told staff something."""
    return [(code, way_name(code).capitalize()) for code in STAFF_WAYS]


def _levels() -> list[tuple[int, str]]:
    return [(one, level_name(one)) for one in LEVELS]


def _said(missing: Any) -> dict[str, Any]:
    said = {"invalid_choice": gettext_lazy("Välj något av det som finns i listan.")}
    return said | ({"required": missing} if missing else {})


def nothing_chosen() -> tuple[str, str]:
    """The first row of a list where nothing is chosen yet."""
    return ("", _("Välj"))
