"""The agenda of a meeting, from the plan itself. Pure.

The person's own points come first, always. Then what only the person can do, what runs out, what nobody does anything
about, what others wait for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

RUNS_OUT_WITHIN = timedelta(days=60)  # what ends sooner than this is talked about; practice, not law


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to talk about: what kind, the words of the plan, and a day where there is one."""

    code: str
    title: str
    who: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A part and the last day it holds, None for one without an end.

    `decided`: an authority's decision says so. Of another part somebody said it; once it was said too that it
    `ends_then` there is nothing left to talk about.
    """

    title: str
    who: str
    last_day: date | None
    decided: bool = True
    ends_then: bool = False


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal of the plan, and how much there is of what is done for it, or is proposed for it and not answered yet."""

    words: str
    parts: int
    proposals: int


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What the plan holds that can be talked about, on the day of the meeting. Pairs are (title, who)."""

    own_points: Sequence[tuple[str, str]] = ()
    others_points: Sequence[tuple[str, str]] = ()
    to_choose: Sequence[tuple[str, str]] = ()
    wishes: Sequence[tuple[str, str]] = ()
    nobody_came: Sequence[tuple[str, str]] = ()  # told and not answered yet, as is `not_satisfied`
    not_satisfied: Sequence[tuple[str, str]] = ()
    waits: Sequence[tuple[str, str]] = ()
    less: Sequence[tuple[str, str]] = ()  # whether less support could do: suggested, and for the person to answer
    deviations: Sequence[tuple[str, str]] = ()  # when cooperation failed, and who has not answered yet
    running: Sequence[Running] = ()
    goals: Sequence[GoalFacts] = ()
    follow_up: date | None = None


def agenda(facts: AgendaFacts, on: date) -> list[AgendaItem]:
    """What to talk about at a meeting on the day `on`, in order."""
    listed: tuple[tuple[str, Sequence[tuple[str, str]]], ...] = (
        ("own_point", facts.own_points),
        ("nobody_came", facts.nobody_came),
        ("not_satisfied", facts.not_satisfied),
        ("choose", facts.to_choose),
        ("wish", facts.wishes),
        ("less", facts.less),
    )
    items = [AgendaItem(code, title, who) for code, rows in listed for title, who in rows]
    ending = [
        row for row in facts.running if row.last_day and row.last_day <= on + RUNS_OUT_WITHIN and not row.ends_then
    ]
    items += [
        AgendaItem("runs_out" if row.decided else "part_ends", row.title, row.who, row.last_day)
        for row in sorted(ending, key=lambda row: (str(row.last_day), row.title))
    ]
    items += [AgendaItem("goal_alone", row.words) for row in facts.goals if not row.parts and not row.proposals]
    items += [AgendaItem("waits", title, who) for title, who in facts.waits]
    items += [AgendaItem("deviation", title, who) for title, who in facts.deviations]
    items += [AgendaItem("point", title, who) for title, who in facts.others_points]
    if facts.follow_up is None or facts.follow_up <= on + RUNS_OUT_WITHIN:
        items.append(AgendaItem("follow_up", "", day=facts.follow_up))
    return items
