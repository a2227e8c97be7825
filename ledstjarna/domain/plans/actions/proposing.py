"""Propose a support. Anyone in the team may, the person and those close included."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import Owner, check_seen, envelope, locked, standing_plan
from ledstjarna.domain.plans.events import CounterAnswered, ProposalMade
from ledstjarna.domain.plans.models import Goal, Proposal
from ledstjarna.domain.plans.rules.states import PROPOSAL
from ledstjarna.domain.plans.rules.supports import owner_fits, proposal_findings
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class SupportOffered:
    """What a proposal says: what, why, what it asks, when, and what a yes or a no means. Money in öre."""

    title: str
    legal_basis: str
    why: str = ""
    asks_of_me: str = ""
    when: str = ""
    cost_ore: int | None = None
    cost_per: str = ""
    can_change_mind: str = ""
    after_no: str = ""


@transaction.atomic
def propose(
    *, by: Viewer, subject_id: UUID, goal_id: UUID, offered: SupportOffered, owner: Owner, at: datetime,
    meeting_id: UUID | None = None, answers_id: UUID | None = None,
) -> Proposal:  # fmt: skip
    """Put a proposal before the person. Nothing becomes active by it. Raises NotForYou, RuleBroken."""
    change = open_change(by, subject_id, what="propose", kinds=[PLAN])
    plan = standing_plan(change, "propose")
    findings = proposal_findings(
        title=offered.title, basis=offered.legal_basis, can_change_mind=offered.can_change_mind,
        after_no=offered.after_no,
    )  # fmt: skip
    require(*findings, None if findings else owner_fits(offered.legal_basis, owner.kind, owner.organisation_kind))
    if not Goal.objects.filter(**change.rows, pk=goal_id, state__in=("wanted", "agreed")).exists():
        raise RuleBroken(Finding("goal_not_open", field_name="goal"))
    if answers_id:
        _answer_otherwise(change, answers_id, at)
    proposal = Proposal.objects.create(
        **change.rows, plan=plan, goal_id=goal_id, state=PROPOSAL.start, title=offered.title.strip(),
        why=offered.why, asks_of_me=offered.asks_of_me, when=offered.when, legal_basis=offered.legal_basis,
        owner_id=owner.party_id, owner_label=owner.label, owner_organisation_id=owner.organisation_id,
        cost_ore=offered.cost_ore, cost_per=offered.cost_per, can_change_mind=offered.can_change_mind,
        after_no=offered.after_no, meeting_id=meeting_id, answers_id=answers_id,
        proposed_by_id=by.party_id, proposed_by_label=by.label, proposed_at=at,
    )  # fmt: skip
    publish(ProposalMade(**envelope(change, at), proposal_id=proposal.id))
    return proposal


def _answer_otherwise(change: Reading, wish_id: UUID, at: datetime) -> None:
    """A new proposal answers the person's wish, so that the wish waits for nobody any more."""
    wish = locked(Proposal.objects.filter(**change.rows), change.viewer, wish_id, "propose")
    wish.state = PROPOSAL.after(wish.state, "answer_otherwise")
    wish.version += 1
    wish.save(update_fields=["state", "version"])
    publish(CounterAnswered(**envelope(change, at), proposal_id=wish.id, accepted=False))


@transaction.atomic
def withdraw_proposal(*, by: Viewer, subject_id: UUID, proposal_id: UUID, seen_version: int) -> Proposal:
    """Take back a proposal that the person has not answered. Only who made it, or the person for their own wish."""
    change = open_change(by, subject_id, what="withdraw_proposal", kinds=[PLAN])
    proposal = locked(Proposal.objects.filter(**change.rows), by, proposal_id, "withdraw_proposal")
    check_seen(proposal, seen_version, what="proposal", mine={"state": "withdrawn"})
    if proposal.proposed_by_id not in by.parties:
        raise RuleBroken(Finding("only_who_proposed_withdraws"))
    proposal.state = PROPOSAL.after(proposal.state, "withdraw")
    proposal.version += 1
    proposal.save(update_fields=["state", "version"])
    return proposal
