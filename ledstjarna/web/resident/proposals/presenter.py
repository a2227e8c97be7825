"""Proposals under the goal they answer: what waits first, then what was answered."""

from dataclasses import dataclass

from ledstjarna.domain.plans.queries import GoalView, PlanView
from ledstjarna.web.resident.offers import Offer, offer
from ledstjarna.web.resident.standing import Standing


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with its alternatives."""

    words: str
    waiting: list[Offer]
    answered: list[Offer]


def goals_shown(view: PlanView, standing: Standing) -> list[GoalShown]:
    """Every goal that has a proposal, those with something to answer first."""
    goals = [_shown(goal, standing) for goal in view.goals if goal.proposals]
    return sorted(goals, key=lambda goal: not goal.waiting)


def _shown(goal: GoalView, standing: Standing) -> GoalShown:
    offers = [offer(proposal, goal.goal.words, standing) for proposal in goal.proposals]
    return GoalShown(
        goal.goal.words, [one for one in offers if one.waits], [one for one in reversed(offers) if not one.waits]
    )
