"""Stepping down: a suggestion by rule, and what the person, the team and the authority make of it.

Nothing here changes a part or a decision: a proposal is chosen on by the person, a review is the authority's to open.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import Owner, check_seen, envelope, locked
from ledstjarna.domain.plans.actions.proposing import SupportOffered, propose
from ledstjarna.domain.plans.events import StepDownMoved, StepDownSuggested
from ledstjarna.domain.plans.models import (
    Application,
    Commitment,
    FollowUp,
    Goal,
    GoalResult,
    PartResult,
    Proposal,
    StepDown,
)
from ledstjarna.domain.plans.queries.plan_view import PlanView
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.queries.version import decision_on
from ledstjarna.domain.plans.rules.deciding import may_decide
from ledstjarna.domain.plans.rules.independence import said
from ledstjarna.domain.plans.rules.states import STEP_DOWN
from ledstjarna.domain.plans.rules.stepping import REVIEW, PartSeen, suggestion
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish

_WAITS = ("suggested", "review_asked")


def suggest_step_downs(change: Reading, view: PlanView, row: FollowUp, at: datetime) -> list[StepDown]:
    """Ask the rule about every part that this follow-up spoke of, and keep what it suggests."""
    told = {one.commitment_id: one for one in PartResult.objects.filter(**change.rows, follow_up=row)}
    before = list(StepDown.objects.filter(**change.rows, commitment_id__in=told))
    waiting = {one.commitment_id for one in before if one.state in _WAITS}
    left = {one.commitment_id for one in before if one.state == "left"}
    levels, made = _levels(change, row), []
    for goal_view in view.goals:
        for part in goal_view.parts:
            if part.id not in told or part.id in waiting:
                continue
            found = suggestion(_as_seen(part, goal_view.goal, told[part.id], levels, part.id in left))
            if found:
                made.append(StepDown.objects.create(
                    **change.rows, follow_up=row, commitment=part, way=found.way, reasons=list(found.reasons),
                    state=STEP_DOWN.start, suggested_at=at,
                ))  # fmt: skip
                publish(StepDownSuggested(**envelope(change, at), step_down_id=made[-1].id, commitment_id=part.id))
    return made


Levels = dict[UUID, tuple[tuple[int, ...], tuple[int, ...]]]


def _levels(change: Reading, row: FollowUp) -> Levels:
    """Each goal's levels as they were said at the follow-ups, own and professional, the oldest first."""
    corrected = FollowUp.objects.filter(**change.rows, corrects__isnull=False).values("corrects_id")
    results = GoalResult.objects.filter(**change.rows, follow_up__plan_id=row.plan_id)
    found: dict[UUID, tuple[list[int], list[int]]] = {}
    for result in results.exclude(follow_up_id__in=corrected).order_by("follow_up__held_on", "follow_up__number"):
        views = found.setdefault(result.goal_id, ([], []))
        for levels, level in zip(views, (result.own_level, result.professional_level), strict=True):
            if said(level) is not None:
                levels.append(level)
    return {goal: (tuple(own), tuple(seen)) for goal, (own, seen) in found.items()}


def _as_seen(part: Commitment, goal: Goal, told: PartResult, levels: Levels, left_before: bool) -> PartSeen:
    own, professional = levels.get(goal.id, ((), ()))
    # Whoever holds the follow-up need not reach the authority's decision: that somebody has been given it is enough.
    decided = decision_on(part) is not None or part.assignment_id is not None
    return PartSeen(
        basis=part.legal_basis, active=part.state == "active", decided=decided,
        wants=told.wants, helped=told.helped, own=own, professional=professional, wanted_level=goal.wanted_level,
        left_before=left_before,
    )  # fmt: skip


def leave_what_was_corrected(change: Reading, follow_up_id: UUID, at: datetime) -> None:
    """What was suggested by a follow-up that is said anew, and nobody has taken further, no longer waits."""
    for row in StepDown.objects.select_for_update().filter(
        **change.rows, follow_up_id=follow_up_id, state=STEP_DOWN.start
    ):
        _move(row, "leave", change, at)


@transaction.atomic
def propose_step_down(
    *, by: Viewer, subject_id: UUID, step_down_id: UUID, seen_version: int, offered: SupportOffered, owner: Owner,
    at: datetime,
) -> Proposal:  # fmt: skip
    """Put less support before the person as a proposal. What there is goes on until they choose otherwise."""
    change = open_change(by, subject_id, what="propose_step_down", kinds=[PLAN])
    require(None if by.kind == "staff" else Finding("the_team_proposes_less"))
    row = locked(StepDown.objects.filter(**change.rows), by, step_down_id, "propose_step_down")
    check_seen(row, seen_version, what="step_down", mine={"state": "proposed"})
    made = propose(
        by=by, subject_id=subject_id, goal_id=row.commitment.goal_id, offered=offered, owner=owner, at=at
    )  # fmt: skip
    row.proposal = made
    _move(row, "propose", change, at)
    return made


@transaction.atomic
def ask_review(
    *, by: Viewer, subject_id: UUID, step_down_id: UUID, seen_version: int, words: str, at: datetime
) -> StepDown:
    """Ask the authority to look at its decision again, by the person's wish. The decision stands meanwhile."""
    change = open_change(by, subject_id, what="ask_review", kinds=[PLAN])
    row = locked(StepDown.objects.filter(**change.rows), by, step_down_id, "ask_review")
    check_seen(row, seen_version, what="step_down", mine={"state": "review_asked"})
    require(
        deciding_hindrance(change, support_rule(row.commitment.legal_basis).matter),
        None if row.way == REVIEW else Finding("no_decision_to_review"),
    )
    row.words = words.strip()
    _move(row, "ask_review", change, at)
    return row


@transaction.atomic
def leave_step_down(*, by: Viewer, subject_id: UUID, step_down_id: UUID, seen_version: int, at: datetime) -> StepDown:
    """Leave a suggestion, by the person's wish: everything goes on as it is."""
    change = open_change(by, subject_id, what="leave_step_down", kinds=[PLAN])
    row = locked(StepDown.objects.filter(**change.rows), by, step_down_id, "leave_step_down")
    check_seen(row, seen_version, what="step_down", mine={"state": "left"})
    require(deciding_hindrance(change, support_rule(row.commitment.legal_basis).matter))
    _move(row, "leave", change, at)
    return row


@transaction.atomic
def answer_review(
    *, by: Viewer, subject_id: UUID, step_down_id: UUID, commitment_id: UUID, seen_version: int, opens: bool,
    answer: str, at: datetime,
) -> StepDown:  # fmt: skip
    """The authority opens a review, or says why not. Opening it changes nothing in the decision that stands."""
    change = open_part(by, subject_id, commitment_id, what="answer_review", change=True)
    row = locked(StepDown.objects.filter(**change.rows, commitment_id=commitment_id), by, step_down_id, "answer_review")
    check_seen(row, seen_version, what="step_down", mine={"answer": answer})
    application = Application.objects.filter(**change.rows, commitment_id=commitment_id).first()
    require(
        Finding("no_decision_to_review")
        if application is None
        else may_decide(application.law, by.role, by.organisation_id, application.principal_id),
        None if answer.strip() else Finding("answer_missing", field_name="answer"),
    )
    row.answer = answer.strip()
    _move(row, "open" if opens else "leave", change, at)
    return row


def _move(row: StepDown, verb: str, change: Reading, at: datetime) -> None:
    row.state = STEP_DOWN.after(row.state, verb)
    row.version += 1
    row.moved_by_label, row.moved_at = change.viewer.label, at
    row.save()
    publish(
        StepDownMoved(**envelope(change, at), step_down_id=row.id, commitment_id=row.commitment_id, state=row.state)
    )
