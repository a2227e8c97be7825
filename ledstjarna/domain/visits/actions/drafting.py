"""A plan asked of the planning engine: made beside the board, and taken over whole or thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.queries import staff_of, unit
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.actions._shared import locked_visits, unit_that_plans
from ledstjarna.domain.visits.actions.crewing import set_crews
from ledstjarna.domain.visits.actions.placing import take_places
from ledstjarna.domain.visits.models import CrewList, PlanDraft, Visit
from ledstjarna.domain.visits.queries.board import shifts_of
from ledstjarna.domain.visits.queries.crews import crew_list
from ledstjarna.domain.visits.queries.drafts import (
    board_seen,
    days_of,
    is_too_old,
    last_day,
    places_in,
    places_kept,
)
from ledstjarna.domain.visits.queries.instance import as_asked, asked_of, homes_of
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.queries.weights import sliders_of
from ledstjarna.domain.visits.rules.crews import called, size_findings
from ledstjarna.domain.visits.rules.drafting import (
    CREWS,
    CURVE,
    FORTNIGHT,
    IN_LINE,
    KINDS,
    PATIENCE,
    asking_findings,
)
from ledstjarna.domain.visits.rules.instance import NotAPlan, moves_in
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.settling import settled, without_anybody
from ledstjarna.domain.visits.rules.states import BEING_MADE, PLAN_DRAFT
from ledstjarna.domain.visits.rules.weighing import CURVE as FACTORS
from ledstjarna.domain.visits.rules.weighing import weights
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, RuleBroken, require
from ledstjarna.foundation.outbox.work import ask_for

SOLVE = "solve_visits"  # the work that an edge does
RUN = "solve_visits"
DIVIDES = 60  # seconds that arbetslag take, about


@dataclass(frozen=True, slots=True)
class Asked:
    """What the engine is to answer: questions, which days each plan may change, and the seconds it has for each.

    `question_at` tells the asking from others of the same plan. With `staff` the engine is asked for arbetslag of about
    so many, and for no plan.
    """

    questions: list[dict[str, Any]]
    days: list[int]
    seconds: float
    question_at: datetime
    staff: int = 0


@transaction.atomic
def ask_crews(*, by: Viewer, staff: int, at: datetime) -> PlanDraft:
    """Ask for arbetslag of about so many carers, beside the list that stands. Raises NotForYou, RuleBroken."""
    first = day_of(at)
    require(*size_findings(staff))
    row = ask_plan(by=by, kind=CREWS, first=first, start=first, end=last_day(first), seconds=DIVIDES, at=at)
    stands = crew_list(row.unit_id)
    row.seen = {"staff": staff, "list": stands.version if stands else 0}
    row.save(update_fields=["seen"])
    return row


@transaction.atomic
def ask_plan(
    *, by: Viewer, kind: str, first: date, start: date, end: date, seconds: int, at: datetime, anew: bool = False
) -> PlanDraft:
    """Ask for a plan of the days `start` … `end`, made beside the board. Raises NotForYou, RuleBroken.

    `anew`: from the ground up; otherwise as little as can be is changed. One at a time for a unit; one that has been
    lost does not hinder the next.
    """
    unit_id = unit_that_plans(by)
    rows = PlanDraft.objects.select_for_update().filter(unit_id=unit_id, state__in=BEING_MADE)
    for row in rows:
        if is_lost(row, at):
            _let_go(row, at)
    require(*asking_findings(first=first, start=start, end=end, seconds=seconds, busy=rows.exists()))
    try:
        with transaction.atomic():
            made = PlanDraft.objects.create(
                unit_id=unit_id, kind=kind, first=first, start=start, end=end, seconds=seconds, anew=anew,
                state=PLAN_DRAFT.start, asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at,
            )  # fmt: skip
    except IntegrityError as error:  # another planner asked in the same moment, and was first
        raise RuleBroken(Finding("plan_being_made")) from error
    ask_for(SOLVE, made.pk)
    return made


def drop_being_made(unit_id: UUID, at: datetime) -> None:
    """Let go of a plan that is being made. A part of other actions' transactions."""
    for row in PlanDraft.objects.select_for_update().filter(unit_id=unit_id, state__in=BEING_MADE):
        _let_go(row, at)


def is_lost(row: PlanDraft, at: datetime) -> bool:
    """Whether a plan that is being made has taken so long that nobody makes it any more."""
    if row.state == "asked":
        return at - row.asked_at > IN_LINE
    return row.state == "solving" and at - (row.question_at or row.asked_at) > timedelta(seconds=row.seconds) + PATIENCE


@transaction.atomic
def begin_plan(*, draft_id: UUID, usual: Mapping[str, float], at: datetime) -> Asked | None:
    """What the engine is to be asked, as the board is now; None where nobody waits for it any more.

    `usual` are the engine's own weights. No viewer stands behind: the run is logged, with how many persons it saw.
    """
    with automatic_run(RUN):
        row = PlanDraft.objects.select_for_update().filter(pk=draft_id, state__in=BEING_MADE).first()
        if row is None:
            return None
        row.state, row.question_at = PLAN_DRAFT.after(row.state, "begin"), at
        rows = _rows(row)
        shifts = shifts_of(row.unit_id, row.first)
        if row.kind != CREWS:
            row.seen = board_seen(rows, shifts)
        row.save()
        where = unit(row.unit_id)
        persons = {one.subject_id for one in rows}
        log_run(RUN, population=len(persons), county_id=where.organisation.county_id if where else "")
        sliders = sliders_of(row.unit_id)
        questions = [
            asked_of(
                rows, shifts, first=row.first, at=at, weights=weights(sliders, usual, familiar=each), anew=row.anew
            )
            for each in (FACTORS if row.kind == CURVE else (None,))
        ]  # fmt: skip
    days = [(each - row.first).days for each in days_of(row)]
    return Asked(questions, days, row.seconds / len(questions), at, row.seen["staff"] if row.kind == CREWS else 0)


@transaction.atomic
def finish_plan(*, draft_id: UUID, plans: Sequence[Mapping[str, Any]], question_at: datetime, at: datetime) -> None:
    """Keep what the engine answered: of each plan what it changes. Of visits that are gone since nothing is kept; nor
    of an older board, when another worker has asked anew meanwhile."""
    with automatic_run(RUN):
        row = _being_made(draft_id, question_at)
        if row is None:
            return
        asked = as_asked(_rows(row))
        try:
            moves = [moves_in(plan, asked) for plan in plans]
        except NotAPlan:
            _end(row, PLAN_DRAFT.after(row.state, "fail"), at, why="not_understood")
            return
        factors = FACTORS if row.kind == CURVE else (1.0,)
        homes = homes_of({one.subject_id for one in asked})
        shifts = shifts_of(row.unit_id, row.first)
        settled_ones = [
            settled(its, asked, at=question_at, days=days_of(row), homes=homes, shifts=shifts) for its in moves
        ]
        nobody = sum(one.carer_id is None for one in asked)
        row.answers = [
            {
                "factor": each, "places": places_kept(its),
                "worse": bool(plan.get("worse")) or without_anybody(asked, its) > nobody,
            }
            for each, its, plan in zip(factors, settled_ones, plans, strict=True)
        ]  # fmt: skip
        _end(row, PLAN_DRAFT.after(row.state, "solve"), at)


@transaction.atomic
def finish_crews(
    *, draft_id: UUID, teams: Sequence[Mapping[str, Sequence[str]]], question_at: datetime, at: datetime
) -> None:
    """Keep the arbetslag that the engine answered: the carers of each, a name, and of how many persons; not of whom."""
    with automatic_run(RUN):
        row = _being_made(draft_id, question_at)
        if row is None:
            return
        persons = persons_named({UUID(key) for team in teams for key in team["persons"]})
        open_ = {key: one.place for key, one in persons.items() if not one.protected_identity}
        names = called([[open_.get(UUID(key), "") for key in team["persons"]] for team in teams])
        row.answers = [
            {"name": name, "carers": list(team["carers"]), "persons": len(team["persons"])}
            for name, team in zip(names, teams, strict=True)
        ]
        _end(row, PLAN_DRAFT.after(row.state, "solve"), at)


@transaction.atomic
def take_crews(*, by: Viewer, draft_id: UUID, seen_version: int, at: datetime) -> CrewList:
    """Let the list of arbetslag be as the proposal has it. Who is not in it is in none.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when the list is another than when the proposal was asked for.
    """
    unit_id = unit_that_plans(by)
    row = _opened(by, draft_id, unit_id, seen_version, (CREWS,))
    row.state = PLAN_DRAFT.after(row.state, "take")
    staff = {one.pk for one in staff_of(unit_id=unit_id)}  # somebody may have left since
    its = {UUID(key): team["name"] for team in row.answers for key in team["carers"]}
    crews = {key: name for key, name in its.items() if key in staff}
    made = set_crews(by=by, crews=crews, seen_version=row.seen["list"], at=at)
    _decided(row, by, at)
    return made


@transaction.atomic
def fail_plan(*, draft_id: UUID, why: str, question_at: datetime, at: datetime) -> None:
    """Say that no plan was made, and why: a code of rules.drafting.WHY."""
    with automatic_run(RUN):
        row = _being_made(draft_id, question_at)
        if row is not None:
            _end(row, PLAN_DRAFT.after(row.state, "fail"), at, why=why)


@transaction.atomic
def take_draft(*, by: Viewer, draft_id: UUID, seen_version: int, number: int, at: datetime) -> int:
    """Let the board be as the proposal has it, all of it or nothing. How many visits changed.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when the board is another than the engine saw.
    """
    unit_id = unit_that_plans(by)
    row = _opened(by, draft_id, unit_id, seen_version, KINDS)
    row.state = PLAN_DRAFT.after(row.state, "take")
    rows = locked_visits(unit_id, row.first, DAYS)
    places = places_in(row.answers[number]["places"]) if 0 <= number < len(row.answers) else {}
    shifts = shifts_of(unit_id, row.first)
    if is_too_old(row, places, rows, shifts, at):
        raise ChangedMeanwhile(what="board", version=row.version, mine={}, theirs={})
    changed = take_places(by=by, rows=rows, places=places, shifts=shifts, at=at)
    _decided(row, by, at)
    return changed


@transaction.atomic
def ask_again(*, by: Viewer, draft_id: UUID, seen_version: int, at: datetime) -> PlanDraft:
    """Throw a proposal away that holds no longer and ask for one of the same kind, of those of its days that are left;
    of the whole fortnight, as it is now. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    row = _opened(by, draft_id, unit_that_plans(by), seen_version, KINDS)
    first = day_of(at)
    whole = row.kind in (FORTNIGHT, CURVE)
    start, end = (first, last_day(first)) if whole else (max(row.start, first), row.end)
    drop_draft(by=by, draft_id=draft_id, seen_version=seen_version, at=at)
    return ask_plan(
        by=by, kind=row.kind, first=first, start=start, end=end, seconds=row.seconds, at=at, anew=row.anew
    )  # fmt: skip


@transaction.atomic
def drop_draft(*, by: Viewer, draft_id: UUID, seen_version: int, at: datetime) -> None:
    """Throw a proposal away; what it answered goes. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    row = _opened(by, draft_id, unit_that_plans(by), seen_version, (*KINDS, CREWS))
    row.state = PLAN_DRAFT.after(row.state, "drop")
    _emptied(row)
    _decided(row, by, at)


def _opened(by: Viewer, draft_id: UUID, unit_id: UUID, seen_version: int, kinds: Sequence[str]) -> PlanDraft:
    row = PlanDraft.objects.select_for_update().filter(pk=draft_id, unit_id=unit_id, kind__in=kinds).first()
    if row is None:
        raise NotForYou(by, None, "plan_draft")
    if row.version != seen_version:
        raise ChangedMeanwhile(what="plan_draft", version=row.version, mine={}, theirs={"state": row.state})
    return row


def _decided(row: PlanDraft, by: Viewer, at: datetime) -> None:
    row.decided_by_label, row.decided_at = by.label, at
    row.version += 1
    row.save()


def _being_made(draft_id: UUID, question_at: datetime) -> PlanDraft | None:
    rows = PlanDraft.objects.select_for_update().filter(pk=draft_id, state="solving", question_at=question_at)
    return rows.first()


def _rows(row: PlanDraft) -> list[Visit]:
    visits = Visit.objects.filter(unit_id=row.unit_id).exclude(state="cancelled")
    return list(within(visits, row.first, DAYS))


def _end(row: PlanDraft, state: str, at: datetime, *, why: str = "") -> None:
    row.state, row.why, row.ended_at = state, why, at
    row.version += 1
    row.save()


def _let_go(row: PlanDraft, at: datetime) -> None:
    _end(row, PLAN_DRAFT.after(row.state, "drop"), at)
    _emptied(row)


def _emptied(row: PlanDraft) -> None:
    row.seen, row.answers = {}, []
    row.save(update_fields=["seen", "answers"])
