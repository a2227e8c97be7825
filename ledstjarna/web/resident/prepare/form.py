"""What the person is asked before a follow-up. Nothing has to be answered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import GoalThought, PartThought
from ledstjarna.domain.plans.queries import GoalView
from ledstjarna.domain.plans.rules.following_up import HELPED, WANTS, field_of, has_run
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.clock import today
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import helped_name, level_name, wants_name

_LEVELS = (0, 1, 2, 3, 4, 9)
_MANY = 10  # goals and parts: with more of them the answers are lists, so that the page stays light on a slow phone


class PrepareForm(HouseForm):
    """The fields of each goal and part, and words about all of it. Worded to whoever answers."""

    def __init__(self, *args: Any, goals: Sequence[GoalView], standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brief = len(goals) + sum(len(run_parts(one)) for one in goals) > _MANY
        for one in goals:
            self.fields |= _of_goal(field_of("goal", one.goal.id), standing)
            for part in run_parts(one):
                self.fields |= _of_part(field_of("part", part.id), standing, brief, own=part.legal_basis == "own")
        self.fields["words"] = forms.CharField(
            label=_("Något mer du vill säga?") if standing.themself else _("Något mer att säga?"),
            help_text=_("Vad fungerar bra? Vad vill du prata om?") if standing.themself else _("Vad fungerar bra?"),
            widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=4000,
        )  # fmt: skip

    def thoughts(self, goals: Sequence[GoalView]) -> dict[str, Any]:
        """What was said, as the action takes it."""
        data = self.cleaned_data
        return {
            "words": data["words"],
            "goals": [_goal(one.goal.id, data) for one in goals],
            "parts": [_part(part.id, data) for one in goals for part in run_parts(one)],
        }


def run_parts(one: GoalView) -> list[Any]:
    """The parts of a goal that run or have run: the others have not had a chance to help."""
    return [part for part in one.parts if has_run(state=part.state, starts_on=part.starts_on, today=today())]


def asked_fields(goals: Sequence[GoalView]) -> Iterator[str]:
    """The names of everything that is asked."""
    yield "words"
    for one in goals:
        yield from (f"{field_of('goal', one.goal.id)}_{name}" for name in ("level", "wants", "words"))
        for part in run_parts(one):
            yield from (f"{field_of('part', part.id)}_{name}" for name in ("helped", "wants", "words"))


def not_begun(one: GoalView) -> list[str]:
    """What the parts are called that have not begun yet."""
    run = run_parts(one)
    return [part.title for part in one.parts if part.state in LIVE_COMMITMENTS and part not in run]


def _radio(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)


def _listed(label: Any, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("Välj")), *choices], required=False)


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=1000)


def _words(standing: Standing) -> forms.CharField:
    return _line(standing.say(str(_("Med dina egna ord")), str(_("Med egna ord"))))


def _wants() -> list[tuple[str, str]]:
    return [(code, wants_name(code)) for code in WANTS]


def _of_goal(key: str, standing: Standing) -> dict[str, forms.Field]:
    level = forms.TypedChoiceField(
        label=standing.say(str(_("Hur tycker du att det är nu?")), str(_("Hur tycker %(name)s att det är nu?"))),
        choices=[(one, level_name(one)) for one in _LEVELS], coerce=int, empty_value=None,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    wants = standing.say(str(_("Vad vill du nu?")), str(_("Vad vill %(name)s nu?")))
    return {
        f"{key}_level": level,
        f"{key}_wants": _listed(wants, _wants()),
        f"{key}_words": _words(standing),
    }


def _of_part(key: str, standing: Standing, brief: bool, *, own: bool) -> dict[str, forms.Field]:
    """Less help is nothing to want of what the person does themself."""
    helps = standing.say(str(_("Hjälper det dig?")), str(_("Hjälper det %(name)s?")))
    wants = standing.say(str(_("Vad vill du med det?")), str(_("Vad vill %(name)s med det?")))
    return {
        f"{key}_helped": (_listed if brief else _radio)(helps, [(code, helped_name(code)) for code in HELPED]),
        f"{key}_wants": _listed(wants, [one for one in _wants() if not own or one[0] != "step_down"]),
        f"{key}_words": _words(standing),
    }


def _goal(goal_id: UUID, data: Mapping[str, Any]) -> GoalThought:
    level, wants, words = (data[f"{field_of('goal', goal_id)}_{name}"] for name in ("level", "wants", "words"))
    return GoalThought(goal_id=goal_id, level=level, wants=wants, words=words)


def _part(part_id: UUID, data: Mapping[str, Any]) -> PartThought:
    helped, wants, words = (data[f"{field_of('part', part_id)}_{name}"] for name in ("helped", "wants", "words"))
    return PartThought(commitment_id=part_id, helped=helped, wants=wants, words=words)
