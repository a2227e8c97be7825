"""What the form begins with: what the person said beforehand, or what is to be corrected."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.plans.models import FollowUpPreparation
from ledstjarna.domain.plans.queries import FollowUpSeen, PlanView
from ledstjarna.domain.plans.rules.attainment import is_beforehand
from ledstjarna.domain.plans.rules.following_up import field_of, has_run
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.team.hold_follow_up.form import Asked, HoldForm

# A first suggestion for the next follow-up: three months on, as many agreements have it [T].
_USUAL = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class PartFields:
    """A part with its fields, and what the person said about it beforehand."""

    title: str
    who: str
    own: bool
    fields: tuple[Any, ...]
    said: str


@dataclass(frozen=True, slots=True)
class GoalFields:
    """A goal with its fields and its parts."""

    words: str
    own: Any
    professional: Any
    rest: tuple[Any, ...]
    said: str
    parts: list[PartFields]
    not_begun: list[str]


def asked_about(view: PlanView, scales: dict[UUID, Any], today: date, before: Collection[UUID] = ()) -> list[Asked]:
    """Every open goal with its parts that run or have run, and with those asked about `before` when it is corrected.

    A scale counts from the day after it was described.
    """
    found = []
    for one in view.goals:
        scale = scales.get(one.goal.id)
        counts = scale and is_beforehand(scale.described_at.astimezone(STOCKHOLM).date(), today)
        live = [part for part in one.parts if part.state in LIVE_COMMITMENTS]
        parts = [
            part for part in live
            if part.id in before or has_run(state=part.state, starts_on=part.starts_on, today=today)
        ]  # fmt: skip
        found.append(Asked(one.goal, scale if counts else None, parts, [one for one in live if one not in parts]))
    return found


def from_preparation(prepared: FollowUpPreparation | None, present: Sequence[str], today: date) -> dict[str, Any]:
    """The form as it opens: the person's own view filled in where they have said it."""
    proposed = _working_day(today + _USUAL)
    initial: dict[str, Any] = {
        "held_on": today, "present": "\n".join(present), "next_on": proposed, "proposed": proposed,
        "words": prepared.words if prepared else "",
    }  # fmt: skip
    for said in prepared.goals if prepared else ():
        name = field_of("goal", said["goal"])
        initial |= {f"{name}_own": said["level"], f"{name}_wants": said["wants"], f"{name}_words": said["words"]}
    for said in prepared.parts if prepared else ():
        name = field_of("part", said["part"])
        initial |= {f"{name}_helped": said["helped"], f"{name}_wants": said["wants"], f"{name}_words": said["words"]}
    return initial


def from_follow_up(seen: FollowUpSeen) -> dict[str, Any]:
    """The form as it was filled in, to be corrected."""
    row = seen.row
    names = ("held_on", "how", "words", "next_on", "next_how", "ends_plan")
    initial: dict[str, Any] = {name: getattr(row, name) for name in names}
    initial |= {"present": "\n".join(row.present), "person_took_part": "yes" if row.person_took_part else "no"}
    for goal in seen.goals:
        name = field_of("goal", goal.goal_id)
        initial |= {
            f"{name}_own": goal.own_level, f"{name}_professional": goal.professional_level,
            f"{name}_wants": goal.wants, f"{name}_words": goal.words,
            f"{name}_attained": "" if goal.attained is None else str(goal.attained),
        }  # fmt: skip
    for part in seen.parts:
        name = field_of("part", part.commitment_id)
        initial |= {f"{name}_helped": part.helped, f"{name}_wants": part.wants, f"{name}_words": part.words}
    return initial


def goal_fields(form: HoldForm, asked: Sequence[Asked], prepared: FollowUpPreparation | None) -> list[GoalFields]:
    """The form's fields goal by goal, the person's own words from beforehand above them."""
    goals = {said["goal"]: said["words"] for said in prepared.goals} if prepared else {}
    parts = {said["part"]: said["words"] for said in prepared.parts} if prepared else {}
    found = []
    for one in asked:
        name = field_of("goal", one.goal.id)
        rest = [form[f"{name}_attained"]] if one.scale else []
        rest += [form[f"{name}_wants"], form[f"{name}_words"]]
        found.append(GoalFields(
            one.goal.words, form[f"{name}_own"], form[f"{name}_professional"], tuple(rest),
            goals.get(str(one.goal.id), ""),
            [_part(form, part, parts.get(str(part.id), "")) for part in one.parts],
            [part.title for part in one.not_begun],
        ))  # fmt: skip
    return found


def _part(form: HoldForm, part: Any, said: str) -> PartFields:
    fields = tuple(form[f"{field_of('part', part.id)}_{name}"] for name in ("helped", "wants", "words"))
    return PartFields(part.title, part.owner_label, part.legal_basis == "own", fields, said)


def _working_day(day: date) -> date:
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())
