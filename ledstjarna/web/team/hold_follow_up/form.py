"""What a follow-up asks: when and how, about each goal and each part, and when you follow up next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import GoalSaid, Held, PartSaid
from ledstjarna.domain.plans.models import AttainmentScale, Commitment, Goal
from ledstjarna.domain.plans.rules.attainment import STEPS
from ledstjarna.domain.plans.rules.following_up import HELPED, HOW, LEVELS, WANTS, field_of
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, level, line, nothing_chosen, one_from_list, one_of, text, yes_or_no
from ledstjarna.web.team.in_room import with_others
from ledstjarna.web.wording import attained_name, helped_name, how_name, level_name, wants_name

_LAST = (
    "words",
    "next_on",
    "anyway",
    "next_how",
    "ends_plan",
    "stays",
    "stays_why",
    "held_on",
    "how",
    "person_took_part",
    "present",
)
_MANY = 8  # goals and parts: with more of them the levels are lists too, so that the page stays light on a slow phone


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal to follow up, with its scale where one counts, the parts that have run and those that have not begun."""

    goal: Goal
    scale: AttainmentScale | None
    parts: Sequence[Commitment]
    not_begun: Sequence[Commitment] = ()


class HoldForm(HouseForm):
    """The sitting; the fields of each goal and part are added to it."""

    held_on = day(_("Vilken dag?"), _("Välj en dag."))
    how = one_of(_("Hur ses ni?"), lambda: [(code, how_name(code)) for code in HOW], _("Välj hur ni sågs."))
    present = text(
        _("Vilka är med?"),
        _("Skriv vilka som var med, ett namn på varje rad."),
        rows=3,
        help_text=_("Ett namn på varje rad."),
    )
    person_took_part = yes_or_no(_("Är personen själv med?"), _("Svara ja eller nej."))
    words = text(_("Hur har det gått, med personens egna ord?"), rows=3)
    next_on = day(_("När följer ni upp nästa gång?"), help_text=_("Högst ett år framåt."))
    proposed = DayField(required=False, widget=forms.HiddenInput)  # as the form opened, be it yesterday
    anyway = forms.BooleanField(label=_("Stäm av då ändå, fast personen är borta"), required=False)
    next_how = line(_("Hur?"), help_text=_("Till exempel: Vi ses hemma hos mig."))
    ends_plan = forms.BooleanField(
        label=_("Personen vill att planen slutar här"), required=False,
        help_text=_("Då behövs ingen ny dag. Beslut som redan är fattade gäller ändå."),
    )  # fmt: skip
    stays = forms.MultipleChoiceField(
        label=_("Är det någon som ändå läser vidare?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Bara den som fortfarande har något att göra med personen."),
    )  # fmt: skip
    stays_why = line(_("Varför läser de vidare?"), help_text=_("Personen läser det du skriver."), longest=300)

    def __init__(self, *args: Any, asked: Sequence[Asked], others: Sequence[str] = (),
                 members: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["stays"].choices = list(members)  # type: ignore[attr-defined]
        present = self.fields["present"]
        present.help_text = with_others(str(present.help_text), others)
        brief = len(asked) + sum(len(one.parts) for one in asked) > _MANY
        for one in asked:
            self.fields |= _about(one.goal.words, _of_goal(one, brief=brief))
            for part in one.parts:
                self.fields |= _about(part.title, _of_part(part.id, own=part.legal_basis == "own"))
        # As they stand on the page, so that what is to be mended is told in that order.
        self.order_fields([*(name for name in self.fields if name not in self.base_fields), *_LAST])

    def held(self, asked: Sequence[Asked], corrects_id: UUID | None) -> Held:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        return Held(
            held_on=data["held_on"], how=data["how"], present=data["present"].splitlines(),
            person_took_part=data["person_took_part"], words=data["words"], next_on=self._next_on(data),
            next_how=data["next_how"], ends_plan=data["ends_plan"], anyway=data["anyway"], corrects_id=corrects_id,
            stays=[UUID(one) for one in data["stays"]], stays_why=data["stays_why"],
            goals=[_goal_said(one.goal.id, data) for one in asked],
            parts=[_part_said(part.id, data) for one in asked for part in one.parts],
        )  # fmt: skip

    def _next_on(self, data: Mapping[str, Any]) -> date | None:
        """The day of the next one. The day that the form proposes is nobody's word where the plan is to end."""
        chosen: date | None = data["next_on"]
        return None if data["ends_plan"] and chosen == data["proposed"] else chosen


def _about(what: str, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
    """The same fields, that say among the faults which goal or part they are about: their labels are alike."""
    for field in fields.values():
        field.about = what  # type: ignore[attr-defined]
    return fields


def _wants() -> list[tuple[str, str]]:
    """The person's words, as such: staff choose what the person says, not what they want themselves."""
    return [(code, f"”{wants_name(code)}”") for code in WANTS]


def _listed(label: Any, choices: list[tuple[str, str]], missing: Any) -> forms.ChoiceField:
    """One of a few in a list that opens: a page of many goals and parts is to be short and light."""
    return one_from_list(label, [nothing_chosen(), *choices], missing)


def _listed_level(label: Any) -> forms.TypedChoiceField:
    levels = [nothing_chosen(), *((str(one), level_name(one)) for one in LEVELS)]
    return forms.TypedChoiceField(
        label=label, choices=levels, coerce=int, empty_value=None, error_messages={"required": _("Välj en nivå.")}
    )


def _of_goal(one: Asked, *, brief: bool) -> dict[str, forms.Field]:
    name = field_of("goal", one.goal.id)
    own = _("Så tycker personen att det är")
    fields: dict[str, forms.Field] = {
        f"{name}_own": _listed_level(own) if brief else level(own),
        f"{name}_professional": _listed_level(_("Så ser teamet på det")),
        f"{name}_wants": _listed(_("Vad vill personen nu med målet?"), _wants(), _("Välj vad personen vill nu.")),
        f"{name}_words": line(_("Något personen säger om målet"), longest=1000),
    }
    if one.scale is not None:
        steps = [("", _("Mäts inte den här gången")), *_steps(one.scale)]
        fields[f"{name}_attained"] = one_of(_("Hur långt har ni kommit på stegen?"), steps)
    return fields


def _steps(scale: AttainmentScale) -> Iterable[tuple[str, str]]:
    for field, score in STEPS:  # from the least to the most, as they were described
        yield str(score), f"{attained_name(score)}: {getattr(scale, field)}"


def _of_part(part_id: UUID, *, own: bool) -> dict[str, forms.Field]:
    """Less help is nothing to want of what the person does themself."""
    name = field_of("part", part_id)
    wants = [choice for choice in _wants() if not own or choice[0] != "step_down"]
    return {
        f"{name}_helped": _listed(
            _("Har det hjälpt?"), [(code, helped_name(code)) for code in HELPED],
            _("Välj om det har hjälpt. Det går att svara att ni inte vet."),
        ),
        f"{name}_wants": _listed(_("Vad vill personen nu?"), wants, _("Välj vad personen vill nu.")),
        f"{name}_words": line(_("Något personen säger om det"), longest=1000),
    }  # fmt: skip


def _goal_said(goal_id: UUID, data: Mapping[str, Any]) -> GoalSaid:
    name = field_of("goal", goal_id)
    attained = data.get(f"{name}_attained", "")
    return GoalSaid(
        goal_id=goal_id, own_level=data[f"{name}_own"], professional_level=data[f"{name}_professional"],
        wants=data[f"{name}_wants"], attained=int(attained) if attained else None, words=data[f"{name}_words"],
    )  # fmt: skip


def _part_said(part_id: UUID, data: Mapping[str, Any]) -> PartSaid:
    name = field_of("part", part_id)
    return PartSaid(
        commitment_id=part_id, helped=data[f"{name}_helped"], wants=data[f"{name}_wants"], words=data[f"{name}_words"]
    )
