"""The plan as paper tells it: the person's own words first, who does what for each goal, whom to call.

It is the person's paper, whoever prints it, and speaks as they do: "Jag själv". What the one who prints does not
reach (a decision, say) is not on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.queries import current_story
from ledstjarna.domain.plans.models import Activity, Commitment, Plan, PlanMeetingCall, Proposal
from ledstjarna.domain.plans.queries import GoalView, PlanView, linked_plans, next_meeting, plan_view, times_ahead
from ledstjarna.domain.plans.rules.owners import ME, holder_of
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.lived.words import named_when_text
from ledstjarna.web.printed.contacts import Contacts, contacts_of
from ledstjarna.web.printed.discreet import Whose, whose_paper
from ledstjarna.web.wording import (
    channel_name,
    date_text,
    filled,
    held_together,
    label_text,
    linked_plan_title,
    money_text,
    together,
    written,
)
from ledstjarna.web.wording.labels import listed
from ledstjarna.web.wording.languages import language_name
from ledstjarna.web.wording.meetings import time_text, where_text
from ledstjarna.web.wording.parts import begins_later, decided_text, decision_of, holds_until, part_state


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One part: what, who does it, when, how it stands, and the decision it stands on.

    `times` are those that are set, a line each, and take the place of `when`; `until` the last day that somebody said.
    """

    title: str
    who: str
    when: str
    state: str
    decision: str
    times: tuple[str, ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class PaperGoal:
    """A goal in the person's words, who does what for it, and what waits for a choice."""

    words: str
    parts: list[PaperPart]
    to_choose: list[PaperPart]


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """What the paper says, top to bottom. `name` is empty where a paper may not tell it."""

    name: str
    words: str
    told: str
    about_me: list[tuple[str, str]]
    status: str
    goals: list[PaperGoal]
    contacts: Contacts
    follow_up: str
    linked: list[str]
    carried: list[PaperPart] = field(default_factory=list)  # what goes on of a plan that has ended
    has_ended: bool = False
    meeting: str = ""  # when and where the next meeting that is decided is


def paper_plan(reading: Reading) -> PaperPlan:
    """The plan now. About eleven queries."""
    view, whose, times = plan_view(reading), whose_paper(reading), times_ahead(reading)
    story = current_story(reading) if reading.may("story") else None
    return PaperPlan(
        name=whose.name,
        words=story.what_matters if story else "",
        told=date_text(story.written_at.date(), with_year=True) if story else "",
        about_me=list(_about_me(whose.person, story)),
        status=_status(view),
        goals=[_goal(row, whose, times) for row in view.goals],
        carried=[_part(part, whose, times) for part in view.carried],
        has_ended=view.ended is not None,
        contacts=contacts_of(reading) if reading.may("team") else Contacts([], []),
        follow_up=_follow_up(view.plan),
        meeting=_meeting(next_meeting(reading), whose),
        linked=_linked(reading, view),
    )


def _about_me(whose: Person, story: Story | None) -> Iterator[tuple[str, str]]:
    if story and story.how_to_meet_me:
        yield _("Så vill jag bli bemött"), written(story.how_to_meet_me)
    if story and story.reach:
        channels = listed(channel_name(code) for code in story.reach)
        yield (
            _("Så vill jag nås"),
            together(channels, written(story.reach_note), by=". ") if story.reach_note else channels,
        )
    if whose.language != "sv" or whose.interpreter:
        language = language_name(whose.language)
        yield _("Språk"), _("%(language)s, behöver tolk") % {"language": language} if whose.interpreter else language


def _status(view: PlanView) -> str:
    plan, ended = view.plan, view.ended
    if ended is not None and ended.ended_at is not None:
        return _("Planen avslutades den %(day)s.") % {"day": date_text(day_of(ended.ended_at), with_year=True)}
    if plan is None:
        return _("Ingen plan är påbörjad än.")
    words = {
        "agreed": _("Överenskommen plan, version %(number)s."),
        "changed": _("Planen har ändrats sedan ni kom överens (version %(number)s)."),
    }.get(plan.state, _("Planen skrivs. Ni har inte kommit överens än."))
    return words % {"number": plan.version}


def _goal(row: GoalView, whose: Whose, times: Mapping[UUID, Sequence[Activity]]) -> PaperGoal:
    live = [part for part in row.parts if part.state in LIVE_COMMITMENTS]
    to_choose = [_proposal(one, whose) for one in row.to_choose]
    return PaperGoal(row.goal.words, [_part(part, whose, times) for part in live], to_choose)


def _part(part: Commitment, whose: Whose, times: Mapping[UUID, Sequence[Activity]]) -> PaperPart:
    decision = decision_of(part)
    told = times.get(part.pk, ()) if whose.tells_times(part) else ()
    timed = tuple(named_when_text(row) for row in told)
    when = "" if decision or timed else whose.when(part)
    decided = held_together(decided_text(decision)) if decision else ""
    return PaperPart(part.title, _who(part, whose), when, _state(part), decided, timed, holds_until(part))


def _state(part: Commitment) -> str:
    """How it stands, where that is not that it goes on."""
    decision = decision_of(part)
    goes_on = part.state == "active" and not (decision and begins_later(decision))
    return "" if goes_on else part_state(part)[1]


def _who(part: Commitment, whose: Whose) -> str:
    if part.held_by == ME:
        return _("Jag själv")
    given = part.assignment
    if given is not None and given.state == "accepted":
        return label_text(given.unit_label)
    return whose.label(part.owner_label, part.held_by)


def _proposal(row: Proposal, whose: Whose) -> PaperPart:
    who = _("Jag själv") if row.legal_basis == "own" else whose.label(row.owner_label, holder_of(row.legal_basis))
    return PaperPart(row.title, who, whose.when(row), "", money_text(row.cost_ore, row.cost_per))


def _follow_up(plan: Plan | None) -> str:
    if plan is None or plan.next_follow_up is None:
        return _("Ingen dag är bestämd än. Fråga teamet när ni ska stämma av.")
    day = date_text(plan.next_follow_up, with_year=True)
    if not plan.follow_up_how:
        return f"{day}."
    return together(f"{day}.", written(plan.follow_up_how.rstrip(". ") + "."))


def _meeting(call: PlanMeetingCall | None, whose: Whose) -> str:
    """The paper lies where others see it: no address of a home; no place at all where it may not name them."""
    if call is None or call.starts_at is None:
        return ""
    where = where_text(call, tell_place=whose.named)
    return together(
        _("Ni ses %(when)s.") % {"when": time_text(call.starts_at, call.ends_at)}, together(where, ".", by="")
    )


def _linked(reading: Reading, view: PlanView) -> list[str]:
    if view.plan is None and view.ended is None:
        return []
    return [
        filled(
            _("%(what)s. Finns hos %(who)s."),
            what=linked_plan_title(row.kind, row.title), who=label_text(row.held_by_label),
        )
        for row in linked_plans(reading)
    ]  # fmt: skip
