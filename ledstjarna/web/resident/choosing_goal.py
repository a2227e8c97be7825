"""Which goal something is for: one that stands, or a new one in the person's words. A part of two forms."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import Aim
from ledstjarna.domain.plans.queries import GoalView
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import life_area_name

NEW = "new"
LIFE_AREAS = ("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "safety")


def life_area_choices() -> list[tuple[str, str]]:
    """The life areas by name, for a select that begins with nothing chosen."""
    return [("", str(_("Välj det som stämmer bäst"))), *((code, life_area_name(code)) for code in LIFE_AREAS)]


# The same question to somebody who writes for the person.
ABOUT = {"goal_words": _("Vad vill %(name)s kunna, eller slippa oroa sig för?")}
HINTS = {"goal_words": _("Skriv det som ett mål, med %(whose)s egna ord.")}


class AimForm(HouseForm):
    """The goal, and its words when it is new. Without any goal there is nothing to choose among."""

    goal = forms.ChoiceField(
        label=_("Vilket mål hör det till?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilket mål det hör till.")},
    )
    goal_words = forms.CharField(
        label=_("Vad vill du kunna, eller slippa oroa dig för?"),
        help_text=_("Skriv det som ett mål, med dina egna ord."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=1000,
    )
    life_area = forms.ChoiceField(label=_("Vad handlar det mest om?"), required=False)

    def __init__(self, *args: Any, goals: Sequence[GoalView] = (), may_set: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = [(str(view.goal.id), f"”{view.goal.words}”") for view in goals]
        new = [(NEW, str(_("Ett nytt mål")))] if may_set else []
        self.fields["goal"].choices = [*standing, *new]  # type: ignore[attr-defined]
        self.fields["life_area"].choices = life_area_choices()  # type: ignore[attr-defined]
        if not standing:
            self.fields["goal"].widget = forms.HiddenInput()
            self.initial["goal"] = NEW
        if not may_set:
            del self.fields["goal_words"], self.fields["life_area"]

    def clean(self) -> dict[str, Any]:
        """A new goal has words and says what it is about."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("goal") == NEW:
            for name, text in (
                ("goal_words", _("Skriv målet med dina egna ord.")),
                ("life_area", _("Välj vad det handlar om.")),
            ):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, text)
        return cleaned

    def aim(self) -> Aim:
        """The goal as the action takes it."""
        chosen = self.cleaned_data["goal"]
        if chosen != NEW:
            return Aim(goal_id=UUID(chosen))
        return Aim(words=self.cleaned_data["goal_words"], life_area=self.cleaned_data["life_area"])
