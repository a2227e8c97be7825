"""What is to be agreed, and what is missing."""

from dataclasses import dataclass

from ledstjarna.domain.plans.queries import PlanView, Readiness
from ledstjarna.web.resident.missing import in_own_words
from ledstjarna.web.resident.parts import PartGroup, groups
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import date_text


@dataclass(frozen=True, slots=True)
class AgreePage:
    """What the page shows."""

    goals: list[str]
    groups: list[PartGroup]
    to_choose: int
    follow_up: str
    missing: list[tuple[str, str | None]]
    advised: list[tuple[str, str | None]]
    asks_of_others: bool
    ready: bool
    state: str
    version: int
    is_joint: bool
    responsible: str
    waits_for: str


def agree_page(view: PlanView, ready: Readiness, waits_for: str, standing: Standing) -> AgreePage:
    """The plan as it is to be agreed. What the form itself asks does not stand in the way of the button.

    `waits_for` names the guardians whose yes is waited for after the viewer's own.
    """
    asks = [one for one in ready.missing if one.code == "sip_others_not_stated"]
    hinders = [one for one in ready.missing if one.code != "sip_others_not_stated"]
    plan = view.plan
    sip = plan.sip if plan and plan.sip and plan.sip.ended_at is None else None
    return AgreePage(
        goals=[row.goal.words for row in view.goals], groups=groups(view.parts, standing),
        to_choose=len(view.to_choose), follow_up=date_text(plan.next_follow_up) if plan else "",
        missing=in_own_words(hinders, standing), advised=in_own_words(ready.advised, standing),
        asks_of_others=bool(asks), ready=not hinders, state=plan.state if plan else "",
        version=plan.version if plan else 0, is_joint=sip is not None,
        responsible=sip.responsible.name if sip and sip.responsible else "", waits_for=waits_for,
    )  # fmt: skip
