"""The person goes ahead: what they propose themself, and choose in the same moment when it is theirs to choose."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.actions._parts import Owner
from ledstjarna.domain.plans.actions.choosing import Answer, choose
from ledstjarna.domain.plans.actions.proposing import SupportOffered, propose
from ledstjarna.domain.plans.actions.starting import set_goal
from ledstjarna.domain.plans.models import Proposal
from ledstjarna.domain.plans.rules.choosing import capacity_of
from ledstjarna.foundation.findings import Finding, require

_NOT_SAID = 8  # the level that says that nobody has said how great the difficulty is


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What something is for: a goal that stands, or a new one in the person's words."""

    goal_id: UUID | None = None
    words: str = ""
    life_area: str = ""


@transaction.atomic
def go_ahead(
    *, by: Viewer, subject_id: UUID, aim: Aim, offered: SupportOffered, owner: Owner, yes: bool, at: datetime
) -> Proposal:
    """Propose something for `aim`, and with `yes` choose it at once: one's own doing, or an application for help.

    A new goal is the person's own or their representative's to set. Nothing is saved when any step is refused.
    Raises NotForYou, RuleBroken (no mandate, no goal, an owner that does not fit).
    """
    goal_id = aim.goal_id or _new_goal(by, subject_id, aim, at)
    proposal = propose(by=by, subject_id=subject_id, goal_id=goal_id, offered=offered, owner=owner, at=at)
    if yes:
        choose(
            by=by, subject_id=subject_id, proposal_id=proposal.id, seen_version=proposal.version,
            answer=Answer(kind="yes"), at=at,
        )  # fmt: skip
        proposal.refresh_from_db()
    return proposal


def _new_goal(by: Viewer, subject_id: UUID, aim: Aim, at: datetime) -> UUID:
    capacity = capacity_of(by.kind, "self")
    require(
        capacity if isinstance(capacity, Finding) else None,
        None if aim.life_area else Finding("life_area_missing", field_name="life_area"),
    )
    goal = set_goal(
        by=by, subject_id=subject_id, words=aim.words, life_area=aim.life_area, current_level=_NOT_SAID,
        wanted_level=_NOT_SAID, at=at,
    )  # fmt: skip
    return goal.id
