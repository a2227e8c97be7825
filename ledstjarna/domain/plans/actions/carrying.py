"""Somebody's part: how it begins, how its owner answers, and how it ends."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import (
    check_seen,
    envelope,
    locked,
    note_change,
    standing_plan,
)
from ledstjarna.domain.plans.actions.applying import apply
from ledstjarna.domain.plans.actions.owner_changing import close_owner_change
from ledstjarna.domain.plans.actions.releasing import end_what_was_under_way, release_after_no
from ledstjarna.domain.plans.events import CommitmentEnded, HealthAssessed, OwnerAnswered, Prescribed
from ledstjarna.domain.plans.models import Choice, Commitment, HealthAssessment, Plan, Proposal
from ledstjarna.domain.plans.queries.parts import is_of_its_care_giver
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.prescribing import assessing_findings, prescribing_findings
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.domain.plans.rules.supports import no_findings, support_rule
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish

_GROUND = {"association": "request", "close_one": "request", "open_support": "request", "health": "care_request"}


def begin_commitment(
    change: Reading, plan: Plan, proposal: Proposal, shared_facts: Sequence[str], shared_words: Mapping[str, str],
    choice: Choice, at: datetime,
) -> Commitment:  # fmt: skip
    """Make a chosen proposal somebody's part, in the state its legal basis leads to."""
    rule = support_rule(proposal.legal_basis)
    shared = dict(shared_words)
    if choice.words and rule.verb in ("apply", "ask_assessment"):
        shared.setdefault("words", choice.words)  # what the person wrote with their yes is for whoever looks into it
    commitment = Commitment.objects.create(
        **change.rows, plan=plan, goal_id=proposal.goal_id, proposal=proposal,
        state=COMMITMENT.after(COMMITMENT.start, rule.verb), title=proposal.title, when=proposal.when,
        legal_basis=proposal.legal_basis, owner_id=proposal.owner_id, owner_label=proposal.owner_label,
        owner_organisation_id=proposal.owner_organisation_id,
        shared_facts=list(dict.fromkeys([*shared_facts, *shared])), shared_words=shared, shared_at=at,
        recorded_at=at, changed_at=at,
    )  # fmt: skip
    if rule.verb == "apply":
        apply(change, commitment, choice, at)
    elif rule.verb != "own":
        _ask(change, commitment, _GROUND[proposal.legal_basis], at)
    return commitment


@transaction.atomic
def answer_part(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, yes: bool, words: str, at: datetime
) -> Commitment:
    """The owner of a part says yes or no to it. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change = open_part(by, subject_id, commitment_id, what="answer_part", change=True)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "answer_part")
    check_seen(commitment, seen_version, what="commitment", mine={"owner_answer": words})
    require(
        None if commitment.owner_id in by.parties else Finding("not_your_part"),
        None if yes else no_findings(commitment.legal_basis, words),
    )
    _move(commitment, "owner_yes" if yes else "owner_no", at)
    commitment.owner_answer, commitment.owner_answered_by_label = words.strip(), by.label
    commitment.owner_answered_at = at
    commitment.save()
    if not yes:
        release_after_no(commitment, commitment.owner_id, at)
    publish(OwnerAnswered(**envelope(change, at), commitment_id=commitment.id, yes=yes))
    return commitment


@transaction.atomic
def assess_health(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, suitable: bool, why: str, at: datetime,
    ordination: str = "",
) -> HealthAssessment:  # fmt: skip
    """A health care professional says whether a measure suits, with the reason (HSL 2017:30; PSL 2010:659 6:1), and
    where it does what is prescribed. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change = open_part(by, subject_id, commitment_id, what="assess_health", change=True)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "assess_health")
    check_seen(commitment, seen_version, what="commitment", mine={"why": why})
    ours = is_of_its_care_giver(by, commitment)
    require(*assessing_findings(role=by.role, ours=ours, suitable=suitable, why=why, ordination=ordination))
    _move(commitment, "suitable" if suitable else "not_suitable", at)
    commitment.save()
    assessment = _said(change, commitment, suitable, why, ordination, at)
    publish(HealthAssessed(**envelope(change, at), commitment_id=commitment.id, suitable=suitable))
    if not suitable:
        release_after_no(commitment, commitment.owner_id, at)
    return assessment


@transaction.atomic
def prescribe(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, ordination: str, why: str, at: datetime
) -> HealthAssessment:
    """Say anew what is prescribed of a part that goes on: from now on its times keep within that. What was said before
    stands, with whose it was (PDL 2008:355 3:6; PSL 2010:659 6:1). Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change = open_part(by, subject_id, commitment_id, what="prescribe", change=True)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "prescribe")
    check_seen(commitment, seen_version, what="commitment", mine={"ordination": ordination, "why": why})
    require(
        *prescribing_findings(
            role=by.role, ours=is_of_its_care_giver(by, commitment), basis=commitment.legal_basis,
            state=commitment.state, why=why, ordination=ordination,
        )
    )  # fmt: skip
    commitment.version += 1
    commitment.save(update_fields=["version"])
    row = _said(change, commitment, True, why, ordination, at)
    publish(Prescribed(**envelope(change, at), commitment_id=commitment.id))
    return row


def _said(
    change: Reading, commitment: Commitment, suitable: bool, why: str, ordination: str, at: datetime
) -> HealthAssessment:
    by = change.viewer
    return HealthAssessment.objects.create(
        **change.rows, commitment=commitment, suitable=suitable, why=why.strip(), ordination=ordination.strip(),
        assessed_by_id=by.party_id, assessed_by_label=by.label, assessed_at=at,
    )  # fmt: skip


@transaction.atomic
def stop_commitment(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, why: str, at: datetime
) -> Commitment:
    """End a part by the person's wish; an application under way is withdrawn with it."""
    change = open_change(by, subject_id, what="stop_commitment", kinds=[PLAN])
    plan = standing_plan(change, "stop_commitment", commitment_id)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "stop_commitment")
    check_seen(commitment, seen_version, what="commitment", mine={"state": "ended"})
    require(deciding_hindrance(change, support_rule(commitment.legal_basis).matter))
    _move(commitment, "stop", at)
    commitment.ended_why = why.strip()  # on the guarded row, never in the event: events carry no words
    commitment.save()
    with automatic_run("stop_commitment"):
        close_owner_change(commitment, at)
    end_what_was_under_way(commitment, at)
    note_change(plan)
    publish(CommitmentEnded(**envelope(change, at), commitment_id=commitment.id))
    return commitment


def _ask(change: Reading, commitment: Commitment, basis: str, at: datetime) -> None:
    """Let the owner reach this one part, and for health care who the person is."""
    grounds = [commitment.id] if basis == "request" else [commitment.id, None]
    for scope in grounds:
        write_ground(
            by=change.viewer, subject_id=change.subject_id, county_id=change.county_id,
            party_id=commitment.owner_id, basis=basis, at=at, scope_id=scope,
            organisation_id=commitment.owner_organisation_id,
        )  # fmt: skip


def _move(commitment: Commitment, verb: str, at: datetime) -> None:
    commitment.state = COMMITMENT.after(commitment.state, verb)
    commitment.version += 1
    commitment.changed_at = at
