"""Follow-ups as the team reads them: the picture, each follow-up in words, and what remains to do after it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import StepDown
from ledstjarna.domain.plans.queries import FollowUpSeen, GoalOverTime
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.web.picture import Picture, picture_of
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import state_text, together
from ledstjarna.web.wording.follow_ups import reason_text, trend_text


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal over time: its picture, the sentence that says what it shows, and its scale."""

    pk: UUID
    words: str
    sentence: str
    picture: Picture
    reached: bool
    has_scale: bool


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that remains after a follow-up, and where it is done."""

    what: str
    about: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A suggestion of less support."""

    title: str
    why: str
    href: str
    word: str
    tone: str


def goals_shown(over_time: Iterable[GoalOverTime], scales: Mapping[UUID, Any], name: str) -> list[GoalShown]:
    """Every goal with its picture."""
    return [
        GoalShown(
            one.goal.id, one.goal.words, trend_text(one.trend, name), picture_of(one.points, one.wanted),
            one.goal.state == "reached", one.goal.id in scales,
        )
        for one in over_time
    ]  # fmt: skip


def step_rows(rows: Iterable[StepDown], name: str) -> list[StepRow]:
    """What has been suggested, the newest first."""
    return [_step(row, name) for row in rows]


def _step(row: StepDown, name: str) -> StepRow:
    state = state_text(row.state, "step_down")
    why = together(*(reason_text(code, name) for code in row.reasons))
    href = way_to("step_down", row.subject_id, step_down_id=row.id)
    return StepRow(row.commitment.title, why, href, state.word, state.tone)


def to_do(seen: FollowUpSeen, waiting: Sequence[StepDown], less: Collection[UUID]) -> list[ToDo]:
    """What the person wanted and nobody has taken further: done through the pages that are there for it.

    `less`: the goals of which the person wants less, and nothing is proposed instead yet.
    """
    suggested = {row.commitment_id: row for row in waiting if row.state == "suggested"}
    found = []
    for part in seen.parts:
        if part.commitment.state in LIVE_COMMITMENTS:
            found += _of_part(part, suggested.get(part.commitment_id))
    for goal in seen.goals:
        if goal.goal.state in ("wanted", "agreed"):
            found += _of_goal(goal, less=goal.goal_id in less)
    return found


def _of_part(part: Any, suggested: StepDown | None) -> list[ToDo]:
    subject, title = part.subject_id, part.commitment.title
    proposal = way_to("propose", subject, goal_id=part.commitment.goal_id)
    if part.wants == "change":
        return [ToDo(_("Personen vill ändra"), title, ((_("Ge ett förslag"), proposal),))]
    if part.wants == "end":
        ends = way_to("team_stop_part", subject, commitment_id=part.commitment_id)
        return [ToDo(_("Personen vill sluta med"), title, ((_("Avsluta det"), ends),))]
    if suggested is not None:
        step = way_to("step_down", subject, step_down_id=suggested.id)
        return [ToDo(_("Mindre stöd kan räcka"), title, ((_("Titta på det tillsammans"), step),))]
    return []


def _of_goal(result: Any, *, less: bool) -> list[ToDo]:
    subject, words = result.subject_id, f"”{result.goal.words}”"
    if result.wants == "change":
        change = way_to("team_change_goal", subject, goal_id=result.goal_id)
        return [ToDo(_("Personen vill ändra målet"), words, ((_("Skriv om målet"), change),))]
    if less:
        links = [
            (_("Ge ett förslag"), way_to("propose", subject, goal_id=result.goal_id)),
            (_("Skriv om målet"), way_to("team_change_goal", subject, goal_id=result.goal_id)),
        ]
        return [ToDo(_("Personen vill ha mindre stöd för målet"), words, tuple(links))]
    if result.wants == "end":
        links = [(_("Släpp målet"), way_to("let_go_of_goal", subject, goal_id=result.goal_id))]
        if result.goal.state == "agreed":
            links.insert(0, (_("Målet är nått"), way_to("reach_goal", subject, goal_id=result.goal_id)))
        return [ToDo(_("Personen är klar med målet"), words, tuple(links))]
    return []
