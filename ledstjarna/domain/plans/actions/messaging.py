"""A thread of messages about a goal or a part of the plan: this room knows what it is called and who answers for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.plans.models import Commitment, Goal
from ledstjarna.domain.teams.actions import About, Told, begin_thread
from ledstjarna.domain.teams.queries import Thread
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def write_about(
    *, by: Viewer, subject_id: UUID, words: str, at: datetime, title: str = "", goal_id: UUID | None = None,
    commitment_id: UUID | None = None, let_owner_in: bool = False, to: UUID | None = None, wants_answer: bool = True,
    close_ones: Sequence[UUID] = (), told: Told | None = None,
) -> Thread:  # fmt: skip
    """Begin a thread about a goal, a part or something else, which then has a `title`.

    Whoever answers for a part outside the team takes part when they begin it, or when the person (or who decides
    for them) lets them in: what is shared is theirs to say. `told` is what the person said to staff, who write it
    down. Raises NotForYou, RuleBroken.
    """
    about = _about(by, subject_id, title, goal_id, commitment_id, let_owner_in, told)
    return begin_thread(
        by=by, subject_id=subject_id, about=about, words=words, at=at, to=to, wants_answer=wants_answer,
        close_ones=close_ones, told=told,
    )  # fmt: skip


def _about(
    by: Viewer, subject_id: UUID, title: str, goal_id: UUID | None, commitment_id: UUID | None, let_owner_in: bool,
    told: Told | None,
) -> About:  # fmt: skip
    if goal_id:
        goal = Goal.objects.filter(pk=goal_id, subject_id=subject_id).first()
        if goal is None:
            raise NotForYou(by, subject_id, "write_about")
        return About("goal", goal.pk, goal.words[:200])
    if commitment_id is None:
        return About(title=title)
    part = Commitment.objects.filter(pk=commitment_id, subject_id=subject_id).first()
    if part is None:
        raise NotForYou(by, subject_id, "write_about")
    if told is None and (by.kind == "association" or part.owner_id in by.parties):
        return About("part", part.pk, part.title[:200], part.owner_id, part.owner_label)
    if not let_owner_in:
        return About("part", part.pk, part.title[:200])
    require(None if by.kind in ("person", "representative") else Finding("only_the_person_lets_owner_in"))
    return About("part", part.pk, part.title[:200], part.owner_id, part.owner_label)
