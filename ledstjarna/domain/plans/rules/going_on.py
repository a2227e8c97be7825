"""What may be done once a plan has ended: what is about a part, the team or the person goes on while a part does. Pure.

That a plan ends takes no decision back (FL 2017:900 37 §): granted help goes on to its day, and so does everything
that helps a person get it.
"""

from collections.abc import Sequence

from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.findings import Finding

NONE, RUNNING, ENDED = "none", "running", "ended"
# What is done to the plan itself: its goals, what is proposed for them, what is agreed and how it is followed up. To
# set a goal is not among them: where no plan runs it begins one.
OF_THE_PLAN = frozenset({
    "change_goal", "let_go_of_goal", "reach_goal", "propose", "choose", "accept_counter", "agree_plan",
    "plan_follow_up", "prepare_follow_up", "describe_scale", "hold_follow_up", "end_plan",
})  # fmt: skip
# What is about one part, or about those around the person.
OF_WHAT_GOES_ON = frozenset({
    "tell", "begin_deviation", "link_plan", "stop_commitment", "ask_new_owner", "choose_owner",
})  # fmt: skip


def goes_on(states: Sequence[str]) -> bool:
    """Whether anything goes on among parts in these states: what is done, and what somebody still is to answer."""
    return any(state in LIVE_COMMITMENTS for state in states)


def plan_hindrance(what: str, plan: str, *, part_goes_on: bool) -> Finding | None:
    """Why `what` (the name of an action above) cannot be done with a plan that is none, running or ended.

    `part_goes_on`: whether any part of the person's does. Raises KeyError for an action that is in neither list.
    """
    if what not in OF_THE_PLAN | OF_WHAT_GOES_ON:
        raise KeyError(what)
    if plan == RUNNING:
        return None
    if plan == NONE:
        return Finding("no_plan")
    return None if part_goes_on and what in OF_WHAT_GOES_ON else Finding("plan_has_ended")
