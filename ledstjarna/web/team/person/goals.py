"""Goal → proposals → choice → who does what, as rows."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.plans.models import Application, Commitment, Goal, Proposal
from ledstjarna.domain.plans.queries import GoalView, PlanView, sip_was_in_force, why_it_ended
from ledstjarna.domain.plans.rules.owners import holder_of
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS, WAITING_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.team.person.waiting import decides, expiring
from ledstjarna.web.team.waited import has_waited
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import basis_name, date_text, label_text, outcome_name, state_text, together, written

_LOOKS = {
    "awaits_owner": "waits", "awaits_decision": "applied", "awaits_provider": "granted", "awaits_assessment": "waits",
    "active": "ongoing", "seeks_owner": "waits", "declined": "declined", "refused": "refused", "ended": "ended",
    "open": "proposed", "thinking": "thinking", "other_guardian": "waits", "asked": "change", "answered": "ended",
    "withdrawn": "withdrawn", "countered": "change", "chosen": "done",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal or part of the plan."""

    title: str
    who: str
    detail: str
    state: str
    state_word: str
    owner: str
    href: str = ""
    part_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what answers it."""

    goal: Goal
    step: int
    proposals: list[Line] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)
    earlier: list[Line] = field(default_factory=list)


def goal_rows(
    viewer: Viewer, subject_id: UUID, view: PlanView, sought: Collection[UUID] = frozenset()
) -> list[GoalRow]:
    """The plan's open goals, in the order they were set. `sought`: the parts for which somebody new is sought."""
    at = now()
    rows = [_goal(viewer, subject_id, row, at) for row in view.goals]
    return [replace(row, parts=[_sought(part, sought) for part in row.parts]) for row in rows] if sought else rows


def ended_plan(reading: Reading, view: PlanView) -> tuple[str, str, bool] | None:
    """The day when the plan ended, what was said then, and whether a SIP was in force till then; while no plan runs."""
    if view.ended is None or view.ended.ended_at is None:
        return None
    day = date_text(day_of(view.ended.ended_at), with_year=True)
    return day, why_it_ended(reading, view.ended), sip_was_in_force(reading, view)


def _sought(line: Line, sought: Collection[UUID]) -> Line:
    """A part that somebody does until somebody new has said yes, told as such."""
    if line.part_id not in sought or line.state != "ongoing":
        return line
    return replace(line, state="waits", state_word=state_text("sought", "owner_change").word)


def _goal(viewer: Viewer, subject_id: UUID, row: GoalView, at: datetime) -> GoalRow:
    live = [part for part in row.parts if part.state in LIVE_COMMITMENTS]
    past = [part for part in row.parts if part.state not in LIVE_COMMITMENTS]
    said_no = [proposal for proposal in row.proposals if proposal.state in ("declined", "withdrawn")]
    return GoalRow(
        row.goal,
        step_of(row),
        [_proposal(subject_id, one, at) for one in (*row.wishes, *row.to_choose)],
        [part_line(viewer, subject_id, one, at) for one in live],
        [_proposal(subject_id, one) for one in said_no] + [part_line(viewer, subject_id, one, at) for one in past],
    )


def step_of(row: GoalView) -> int:
    """How far a goal has come, 1–4: proposals, choice, who does it, and 4 when nothing of it waits for anybody."""
    live = [part for part in row.parts if part.state in LIVE_COMMITMENTS]
    if row.to_choose or row.wishes:
        return 2
    if any(part.state != "active" for part in live):
        return 3
    return 4 if live else 1


def _proposal(subject_id: UUID, row: Proposal, at: datetime | None = None) -> Line:
    """A proposal; with `at` how long it has waited."""
    name = "counter" if row.state == "asked" else "register_choice"
    how = "" if row.legal_basis == "own" else basis_name(row.legal_basis)
    return Line(
        row.title,
        _("Gör det själv") if row.legal_basis == "own" else label_text(row.owner_label),
        " · ".join(filter(None, (how, has_waited(row.proposed_at, at) if at else ""))),
        _LOOKS[row.state],
        state_text(row.state, "proposal").word,
        holder_of(row.legal_basis),
        way_to(name, subject_id, proposal_id=row.pk),
    )


def part_line(viewer: Viewer, subject_id: UUID, part: Commitment, at: datetime) -> Line:
    """Who does what, when, and what it stands on."""
    waits = part.state in WAITING_COMMITMENTS
    ends = expiring(part, at) if part.state == "active" else ""
    to_come = part.state == "active" and part.starts_on is not None and part.starts_on > at.date()
    word = _("Börjar %(day)s") % {"day": date_text(part.starts_on)} if to_come else ends
    return Line(
        part.title,
        label_text(part.owner_label),
        together(
            *filter(None, (written(part.when), _decided(part), has_waited(part.changed_at, at) if waits else "")),
            by=" · ",
        ),
        "granted" if to_come else "expiring" if ends else _LOOKS[part.state],
        word or state_text(part.state, "commitment").word,
        part.held_by,
        _page(viewer, subject_id, part),
        part.pk,
    )


def _page(viewer: Viewer, subject_id: UUID, part: Commitment) -> str:
    """Where the viewer does something about it; else the part itself."""
    application: Application | None = getattr(part, "application", None)
    given = part.assignment
    if part.state == "awaits_owner" and part.owner_id in viewer.parties:
        return way_to("answer_part", subject_id, commitment_id=part.pk)
    if part.state == "awaits_assessment" and part.owner_id in viewer.parties and viewer.role in ASSESSES_HEALTH:
        return way_to("assess_health", subject_id, commitment_id=part.pk)
    if part.state == "seeks_owner":
        return way_to("new_owner", subject_id, commitment_id=part.pk)
    if part.state == "awaits_provider" and given and given.state == "given" and given.unit_id in viewer.parties:
        return way_to("assignment", subject_id, assignment_id=given.pk)
    opens = part.state == "awaits_decision" or (
        part.state == "awaits_provider" and not (given and given.state == "given")
    )
    if application and opens and (part.state == "awaits_decision" or decides(viewer, application)):
        return way_to("application", subject_id, application_id=application.pk)
    return way_to("team_part", subject_id, commitment_id=part.pk)


def _decided(part: Commitment) -> str:
    application = getattr(part, "application", None)
    decision = getattr(application, "decision", None)
    if decision is None:
        return ""
    if part.ends_on:
        return _("%(outcome)s till %(day)s") % {
            "outcome": outcome_name(decision.outcome),
            "day": date_text(part.ends_on - timedelta(days=1)),
        }
    return outcome_name(decision.outcome)
