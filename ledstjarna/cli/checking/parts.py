"""Somebody's part: begun by the person's yes, and standing where its decision, assessment or answer has led it."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, by, grouped, holds
from ledstjarna.cli.checking.owners import taken_over
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.prescribing import assessing_findings, said_in
from ledstjarna.domain.plans.rules.states import COMMITMENT, LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import no_findings, support_rule
from ledstjarna.foundation.findings import RuleBroken

_STOPPED = frozenset({"stop", "end"})
_ASKED = {"association": "request", "close_one": "request", "open_support": "request", "health": "care_request"}


def _chosen(life: Life, _known: Known) -> Iterator[Fault]:
    proposals, choices, parts = (
        by(life.proposals, "id"),
        grouped(life.choices, "proposal_id"),
        by(life.commitments, "proposal_id"),
    )
    for row in life.commitments:
        proposal = proposals[row.proposal_id]
        if proposal.state != "chosen" or not _said_yes(proposal, choices, row.recorded_at):
            yield Fault(row.id, "part_without_yes")
        if (proposal.goal_id, proposal.plan_id) != (row.goal_id, row.plan_id):
            yield Fault(row.id, "part_of_other_goal")
        # What was proposed, until somebody new has taken it over.
        basis, organisation = taken_over(life, row) or (proposal.legal_basis, proposal.owner_organisation_id)
        if basis != row.legal_basis:
            yield Fault(row.id, "part_of_other_goal")
        if organisation != row.owner_organisation_id:
            yield Fault(row.id, "part_of_other_organisation")
    for row in life.proposals:
        if row.state == "chosen" and row.id not in parts:
            yield Fault(row.id, "yes_without_part")


def _said_yes(proposal: Any, choices: dict[Any, list[Any]], at: Any) -> bool:
    """A yes to it, or the team's yes to what the person wanted changed."""
    told = choices.get(proposal.id, []) or choices.get(proposal.answers_id, [])
    wanted = "yes" if proposal.id in choices else "change"
    return any(choice.kind == wanted and choice.chosen_at <= at for choice in told)


def _states(life: Life, _known: Known) -> Iterator[Fault]:
    around = _Around(life)
    for row in life.commitments:
        state = COMMITMENT.start
        try:
            for verb in around.verbs(row):
                state = COMMITMENT.after(state, verb)
        except RuleBroken:
            yield Fault(row.id, "part_out_of_order")
            continue
        stopped = row.state == "ended" and any(COMMITMENT.may(state, verb) for verb in _STOPPED)
        if row.state != state and not stopped:
            yield Fault(row.id)


class _Around:
    """What has been decided, assessed and answered about each part."""

    def __init__(self, life: Life) -> None:
        self._applications = by(life.applications, "commitment_id")
        self._decisions = by(life.decisions, "application_id")
        self._assignments = grouped(life.assignments, "commitment_id")
        self._assessed = grouped(life.health_assessments, "commitment_id")
        self._changes = grouped(life.owner_changes, "commitment_id")

    def verbs(self, part: Any) -> Iterator[str]:
        """The verbs of the state table that have happened to a part, in order."""
        yield support_rule(part.legal_basis).verb
        assessed = said_in(self._assessed.get(part.id, [])).assessment  # what is prescribed anew moves no part
        if assessed is not None:
            yield "suitable" if assessed.suitable else "not_suitable"
        if part.owner_answered_at is not None:
            yield "owner_no" if part.state == "declined" else "owner_yes"
        application = self._applications.get(part.id)
        decision = self._decisions.get(application.id) if application else None
        if decision is not None:
            yield "refuse" if decision.outcome == "refused" else "grant"
        for row in sorted(self._assignments.get(part.id, []), key=lambda row: row.given_at):
            if row.answered_at is not None:
                yield "provider_no" if row.state == "declined" else "provider_yes"
        for row in sorted(self._changes.get(part.id, []), key=lambda row: row.began_at):
            if row.left:
                yield from ("owner_leaves", "new_owner") if row.state == "done" else ("owner_leaves",)


def _answers(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.commitments:
        asked = support_rule(row.legal_basis).verb == "ask_owner"
        if (row.owner_answered_at is not None) != bool(row.owner_answered_by_label) or (
            row.owner_answered_at and not asked
        ):
            yield Fault(row.id)
        if row.state == "declined" and asked and no_findings(row.legal_basis, row.owner_answer):
            yield Fault(row.id, "no_says_why")


def _assessed(life: Life, known: Known) -> Iterator[Fault]:
    parts = by(life.commitments, "id")
    for row in life.health_assessments:
        part = parts[row.commitment_id]
        ours = known.organisation_of(row.assessed_by_id) == part.owner_organisation_id
        said = {"suitable": row.suitable, "why": row.why, "ordination": row.ordination}
        yield from fault(row, *assessing_findings(role=known.role(row.assessed_by_id), ours=ours, **said))


def _reached(life: Life, known: Known) -> Iterator[Fault]:
    """Whoever answers for a living part reaches it, and by the ground of its kind."""
    narrowed = {
        (row.scope_id, row.party_id, row.basis)
        for row in life.grounds
        if row.scope_id is not None and holds(row.period, known.at)
    }
    for row in life.commitments:
        basis = _ASKED.get(row.legal_basis)
        if row.state == "seeks_owner":
            continue  # whoever answers meanwhile reaches it as the team does, or is the person
        if basis and row.state in LIVE_COMMITMENTS and (row.id, row.owner_id, basis) not in narrowed:
            yield Fault(row.id)
    parts = {scope for scope, _, basis in narrowed if basis == "application"}
    ended = {row.id for row in life.commitments if row.state == "ended"}
    yield from each(row for row in life.applications if row.commitment_id not in parts | ended)
    yield from each(
        row
        for row in life.assignments
        if row.state in ("given", "accepted") and (row.commitment_id, row.unit_id, "assignment") not in narrowed
    )


def _shared(life: Life, _known: Known) -> Iterator[Fault]:
    yield from each(row for row in life.commitments if set(row.shared_words) != set(row.shared_facts))


def _dates(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.commitments:
        if (row.starts_on and row.ends_on and row.ends_on <= row.starts_on) or row.changed_at < row.recorded_at:
            yield Fault(row.id)


CHECKS = (
    Check(
        "part_without_yes",
        "Commitment",
        N_("Någon gör något som personen inte har sagt ja till, eller tvärtom."),
        _chosen,
        "SoL 2025:400; PL 4:2",
    ),
    Check(
        "part_state",
        "Commitment",
        N_("Delen står inte där beslut, bedömning eller svar har lett den."),
        _states,
        "plans/rules/states.py",
    ),
    Check("owner_answer", "Commitment", N_("Svaret från den som ska göra det är inte helt."), _answers),
    Check(
        "health_assessment",
        "HealthAssessment",
        N_("Fel yrke eller vårdgivare har bedömt, eller utan skäl."),
        _assessed,
        "HSL 2017:30; PSL 2010:659 6:1",
    ),
    Check("part_out_of_reach", "Commitment", N_("Den som ansvarar för en del når den inte."), _reached),
    Check("shared_words", "Commitment", N_("Det som delas är inte det personen valde att dela."), _shared),
    Check("part_dates", "Commitment", N_("Delen slutar innan den börjar."), _dates),
)
