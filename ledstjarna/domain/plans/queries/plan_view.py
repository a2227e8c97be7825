"""The plan as one page needs it: three queries, everything of it in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Subquery

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import BASIC, PLAN
from ledstjarna.domain.plans.models import Commitment, Goal, Plan, PlanMeetingCall, Proposal
from ledstjarna.domain.plans.queries.level_now import with_level_now
from ledstjarna.domain.plans.queries.shared import with_holders
from ledstjarna.domain.plans.rules.going_on import ENDED, NONE, RUNNING, goes_on, plan_hindrance
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.standing import standing

WAITS_FOR_PERSON = ("open", "thinking", "other_guardian")
WAITS_FOR_TEAM = ("asked",)


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with the proposals and parts that answer it."""

    goal: Goal
    proposals: list[Proposal] = field(default_factory=list)
    parts: list[Commitment] = field(default_factory=list)

    @property
    def to_choose(self) -> list[Proposal]:
        """The alternatives that wait for the person's choice."""
        return [row for row in self.proposals if row.state in WAITS_FOR_PERSON]

    @property
    def wishes(self) -> list[Proposal]:
        """The person's counter-proposals that wait for the team."""
        return [row for row in self.proposals if row.state in WAITS_FOR_TEAM]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan with its SIP (on `plan.sip`), goals, proposals and parts. `plan` is None while no plan runs.

    `carried`: live parts of plans that have ended, which go on all the same. `ended`: the latest plan that ended, told
    while no plan runs; its goals are then `ended_goals`. `meets_at`: when the next meeting that is set begins, where it
    was asked for.
    """

    plan: Plan | None
    goals: list[GoalView]
    ended_goals: list[GoalView]
    carried: list[Commitment] = field(default_factory=list)
    ended: Plan | None = None
    meets_at: datetime | None = None

    @property
    def parts(self) -> list[Commitment]:
        """Who does what, live parts only, in the goals' order."""
        return [part for view in self.goals for part in view.parts if part.state in LIVE_COMMITMENTS]

    @property
    def going_on(self) -> list[Commitment]:
        """Everything that goes on around the person: the plan's live parts, and those that outlive an ended plan."""
        return [*self.parts, *self.carried]

    def hindrance(self, what: str) -> Finding | None:
        """Why `what` (the name of an action) cannot be done with the plan as it stands; None when it can."""
        how = RUNNING if self.plan else ENDED if self.ended else NONE
        return plan_hindrance(what, how, part_goes_on=goes_on([part.state for part in self.going_on]))

    @property
    def past_parts(self) -> list[Commitment]:
        """Parts that have come to an end, a no included."""
        every = [*self.goals, *self.ended_goals]
        return [part for view in every for part in view.parts if part.state not in LIVE_COMMITMENTS]

    @property
    def to_choose(self) -> list[Proposal]:
        """Everything that waits for the person's choice."""
        return [proposal for view in self.goals for proposal in view.to_choose]

    @property
    def wishes(self) -> list[Proposal]:
        """Every wish for a change that waits for the team."""
        return [proposal for view in self.goals for proposal in view.wishes]


def plan_view(reading: Reading, *, levels: bool = False, chosen: bool = True, meeting: bool = False) -> PlanView:
    """The person's standing plan, and what goes on of those that ended. Three queries: the plan rides on its goals,
    applications, decisions and assignments on the parts. With `levels` the goals also tell where they stand now
    (`level_of`), which is dearer. Without `chosen` the proposals that became parts, most of them, are left out.
    With `meeting` the next one rides on the goals.
    """
    reading.needs(PLAN)
    goals = (
        _goals_with_meeting(reading.county_id, reading.subject_id, reading.at)
        if meeting
        else (_goals_with_levels if levels else _goals)(reading.county_id, reading.subject_id)
    )
    meets_at = _meets_at(reading, goals) if meeting else None
    plan = goals[0].plan if goals else _latest_plan(reading)
    if plan is None:
        return PlanView(None, [], [])
    of_plan, runs = (reading.county_id, reading.subject_id, plan.pk), plan.ended_at is None
    views = {goal.id: GoalView(goal) for goal in goals}
    if goals and (runs or chosen):
        for proposal in (_proposals if chosen else _proposals_not_chosen)(*of_plan):
            views[proposal.goal_id].proposals.append(proposal)
    carried = []
    for part in with_holders(_parts(*of_plan)):
        if part.plan_id == plan.pk:
            views[part.goal_id].parts.append(part)
        if part.state in LIVE_COMMITMENTS and not (runs and part.plan_id == plan.pk):
            carried.append(part)
    if not runs:
        return PlanView(None, [], list(views.values()), carried, plan, meets_at)
    return PlanView(
        plan,
        [view for view in views.values() if view.goal.state in ("wanted", "agreed")],
        [view for view in views.values() if view.goal.state not in ("wanted", "agreed")],
        carried,
        meets_at=meets_at,
    )


def _latest_plan(reading: Reading) -> Plan | None:
    """The running plan, else the one that ended last."""
    rows = Plan.objects.select_related("sip__responsible").filter(**reading.rows)
    return rows.order_by(*_RUNNING_FIRST).first()


_RUNNING_FIRST = (F("ended_at").desc(nulls_first=True),)


def _of_latest(county_id: str, subject_id: UUID) -> "QuerySet[Goal, Goal]":
    """The goals of the running plan, else of the one that ended last, with the plan on them."""
    plans = Plan.objects.filter(county_id=county_id, subject_id=subject_id).order_by(*_RUNNING_FIRST)
    rows = Goal.objects.filter(county_id=county_id, subject_id=subject_id, plan_id=Subquery(plans.values("pk")[:1]))
    return rows.select_related("plan__sip__responsible").order_by("id")


@standing
def _goals(county_id: str, subject_id: UUID) -> "QuerySet[Goal, Goal]":
    return _of_latest(county_id, subject_id)


@standing
def _goals_with_levels(county_id: str, subject_id: UUID) -> "QuerySet[Goal, Goal]":
    return with_level_now(_of_latest(county_id, subject_id))


@standing
def _goals_with_meeting(county_id: str, subject_id: UUID, at: datetime) -> "QuerySet[Goal, Goal]":
    ahead = _meetings_ahead(county_id, subject_id, at).values("starts_at")
    return _of_latest(county_id, subject_id).annotate(meets_at=Subquery(ahead[:1]))


def _meetings_ahead(county_id: str, subject_id: UUID, at: datetime) -> "QuerySet[PlanMeetingCall, PlanMeetingCall]":
    rows = PlanMeetingCall.objects.filter(county_id=county_id, subject_id=subject_id, state="set", starts_at__gte=at)
    return rows.order_by("starts_at")


def next_meeting(reading: Reading) -> PlanMeetingCall | None:
    """The next meeting that is set, None while none is. One query."""
    reading.needs(PLAN)
    return _meetings_ahead(reading.county_id, reading.subject_id, reading.at).first()


def _meets_at(reading: Reading, goals: Sequence[Any]) -> datetime | None:
    """When the next meeting begins: from the goals, asked for by itself while there are none."""
    if goals:
        found: datetime | None = goals[0].meets_at
        return found
    return (
        _meetings_ahead(reading.county_id, reading.subject_id, reading.at).values_list("starts_at", flat=True).first()
    )


@standing
def _proposals(county_id: str, subject_id: UUID, plan_id: UUID) -> "QuerySet[Proposal, Proposal]":
    return Proposal.objects.filter(county_id=county_id, subject_id=subject_id, plan_id=plan_id).order_by("id")


@standing
def _proposals_not_chosen(county_id: str, subject_id: UUID, plan_id: UUID) -> "QuerySet[Proposal, Proposal]":
    rows = Proposal.objects.filter(county_id=county_id, subject_id=subject_id, plan_id=plan_id)
    return rows.exclude(state="chosen").order_by("id")


@standing
def _parts(county_id: str, subject_id: UUID, plan_id: UUID) -> "QuerySet[Commitment, Commitment]":
    rows = Commitment.objects.filter(county_id=county_id, subject_id=subject_id)
    rows = rows.filter(Q(plan_id=plan_id) | Q(state__in=LIVE_COMMITMENTS))
    return rows.select_related("application__decision", "assignment").order_by("id")


def proposal(reading: Reading, proposal_id: UUID) -> Proposal:
    """One proposal. Raises NotForYou when it is not the person's: the same answer as when it does not exist."""
    reading.needs(PLAN)
    row = Proposal.objects.select_related("goal", "answers").filter(**reading.rows, pk=proposal_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "proposal")
    return row


def alternatives(reading: Reading, to: Proposal) -> list[Proposal]:
    """The other proposals that answer the same goal and wait for a choice."""
    return [row for row in to_choose_for(reading, to.goal_id) if row.pk != to.pk]


def to_choose_for(reading: Reading, goal_id: UUID) -> list[Proposal]:
    """The proposals that answer a goal and wait for a choice."""
    reading.needs(PLAN)
    rows = Proposal.objects.filter(**reading.rows, goal_id=goal_id, state__in=WAITS_FOR_PERSON)
    return list(rows.order_by("id"))


def goal(reading: Reading, goal_id: UUID) -> Goal:
    """One goal. Raises NotForYou when it is not the person's."""
    reading.needs(PLAN)
    row = Goal.objects.filter(**reading.rows, pk=goal_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "goal")
    return row


def plan_is_over(reading: Reading) -> bool:
    """Whether the person had a plan, and none runs now. One query."""
    reading.needs(BASIC)
    ended = list(Plan.objects.filter(**reading.rows).values_list("ended_at", flat=True))
    return bool(ended) and None not in ended


def standing_plan(reading: Reading) -> Plan | None:
    """The person's plan with its SIP, without goals and parts."""
    reading.needs(PLAN)
    return Plan.objects.select_related("sip__responsible").filter(**reading.rows, ended_at=None).first()
