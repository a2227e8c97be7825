"""Until when a part holds: said, renewed in one tap, or left to end. It never ends without somebody's word."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, open_part
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked, note_change
from ledstjarna.domain.plans.actions.owner_changing import close_owner_change
from ledstjarna.domain.plans.actions.releasing import end_what_was_under_way
from ledstjarna.domain.plans.events import CommitmentEnded, PartTermSaid
from ledstjarna.domain.plans.models import Commitment, PartTerm, Plan
from ledstjarna.domain.plans.queries.lasting import term_of
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.lasting import asks_again, says_until, until_findings
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import Event, publish
from ledstjarna.foundation.renewing import goes_on_until

RUN = "end_parts"


@transaction.atomic
def say_until(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, ends_on: date | None, at: datetime
) -> PartTerm:
    """Say until when a part holds; `ends_on` is the first day without it, None for until further notice.

    Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change, part = _opened(by, subject_id, commitment_id, seen_version, "say_until")
    require(*until_findings(ends_on, today=day_of(at)))
    return _said(change, part, at, from_day=day_of(at), ends_on=ends_on)


@transaction.atomic
def renew_part(*, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, at: datetime) -> PartTerm:
    """Let a part that comes to its last day go on, as long again as it held."""
    change, part = _opened(by, subject_id, commitment_id, seen_version, "renew_part")
    begun, ends_on = _asked(part, at)
    begins = max(ends_on, day_of(at))  # or a part that is renewed late would go on longer each time
    return _said(change, part, at, from_day=begins, ends_on=goes_on_until(begun, ends_on, today=day_of(at)))


@transaction.atomic
def let_part_end(*, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, at: datetime) -> PartTerm:
    """Say that a part ends on the day it was to: the clock ends it then, and at once when the day has been."""
    change, part = _opened(by, subject_id, commitment_id, seen_version, "let_part_end")
    begun, ends_on = _asked(part, at)
    term = _said(change, part, at, from_day=begun, ends_on=ends_on, ends_then=True)
    if ends_on <= day_of(at):
        _end(part, at, CommitmentEnded(**envelope(change, at), commitment_id=part.id))
    return term


def end_parts(*, at: datetime) -> int:
    """End the parts whose last day has been, where somebody has said that they end then. Returns how many did."""
    with transaction.atomic(), automatic_run(RUN):
        due = PartTerm.objects.filter(ends_then=True, ends_on__lte=day_of(at), commitment__state="active")
        ids = list(due.order_by("commitment_id").values_list("commitment_id", flat=True).distinct())
    ended = 0
    for commitment_id in ids:
        with transaction.atomic(), automatic_run(RUN):
            ended += _end_when_due(commitment_id, at)
    if ended:
        with transaction.atomic():
            log_run(RUN, population=ended)
    return ended


def _end_when_due(commitment_id: UUID, at: datetime) -> int:
    rows = Commitment.objects.select_for_update(of=("self",), skip_locked=True)
    part = rows.filter(pk=commitment_id, state="active").first()
    term = term_of(commitment_id) if part else None
    if part is None or term is None or not term.ends_then or part.ends_on is None or part.ends_on > day_of(at):
        return 0
    about: dict[str, Any] = {"county_id": part.county_id, "subject_id": part.subject_id, "happened_at": at}
    _end(part, at, CommitmentEnded(**about, actor_id=term.said_by_id, commitment_id=part.id))
    return 1


def _opened(
    by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, what: str
) -> tuple[Reading, Commitment]:
    change = open_part(by, subject_id, commitment_id, what=what, change=True)
    part = locked(Commitment.objects.filter(**change.rows), by, commitment_id, what)
    check_seen(part, seen_version, what="commitment", mine={"ends_on": None})
    owns, reads = part.owner_id in by.parties, change.may("plan")
    require(
        says_until(owns=owns, kind=by.kind, basis=part.legal_basis, state=part.state, reads_plan=reads),
        None if owns else deciding_hindrance(change, support_rule(part.legal_basis).matter),
    )
    return change, part


def _asked(part: Commitment, at: datetime) -> tuple[date, date]:
    """From when the part has held and its end, where somebody is to say whether it goes on."""
    term = term_of(part.id)
    again = asks_again(part.legal_basis, part.ends_on, ends_then=term is not None and term.ends_then, today=day_of(at))
    require(None if again else Finding("part_does_not_end_yet"))
    assert part.ends_on is not None
    return (term.from_day if term else min(day_of(part.recorded_at), part.ends_on)), part.ends_on


def _said(
    change: Reading, part: Commitment, at: datetime, *, from_day: date, ends_on: date | None, ends_then: bool = False
) -> PartTerm:
    before = term_of(part.id)
    term = PartTerm.objects.create(
        **change.rows, commitment=part, number=before.number + 1 if before else 1, from_day=from_day, ends_on=ends_on,
        ends_then=ends_then, said_by_id=change.viewer.party_id, said_by_label=change.viewer.label, said_at=at,
        recorded_at=at,
    )  # fmt: skip
    part.ends_on = ends_on
    part.version += 1
    part.save(update_fields=["ends_on", "version"])
    publish(
        PartTermSaid(
            **envelope(change, at), commitment_id=part.id, term_id=term.id, ends_on=ends_on, ends_then=ends_then
        )
    )
    return term


def _end(part: Commitment, at: datetime, told: Event) -> None:
    """End a part whose last day has been. An automatic run: its owner need not reach the plan around it."""
    part.state = COMMITMENT.after(part.state, "run_out")
    part.version += 1
    part.changed_at = at
    part.save(update_fields=["state", "version", "changed_at"])
    with automatic_run(RUN):
        close_owner_change(part, at)
        plan = Plan.objects.select_for_update(of=("self",)).filter(pk=part.plan_id, ended_at=None).first()
        if plan:
            note_change(plan)
    end_what_was_under_way(part, at)
    publish(told)
