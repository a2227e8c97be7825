"""The person chooses, and what their yes leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import guardians, mandate_hindrance, own_hindrance, person, representatives
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked, note_change, standing_plan
from ledstjarna.domain.plans.actions.carrying import begin_commitment
from ledstjarna.domain.plans.events import ChoiceMade, CounterAnswered
from ledstjarna.domain.plans.models import Choice, Proposal
from ledstjarna.domain.plans.rules.choosing import (
    CHOICES,
    REPRESENTATIVE,
    capacity_of,
    counter_findings,
    registration_findings,
)
from ledstjarna.domain.plans.rules.states import PROPOSAL
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the person answers: the choice, their words, the change they want, and what they share with whom owns it.

    `capacity` is self, representative or understood_will; the three will_ fields say how a will was
    understood, by whom and on which ground, where the person cannot take a position. `person_says` is what a
    representative knows of the person's own position: agrees, against, cannot, or empty; the first of the will_
    fields then says how they understood it.
    """

    kind: str
    words: str = ""
    way: str = "digital"
    capacity: str = "self"
    representative_id: UUID | None = None
    person_says: str = ""
    will_understood_how: str = ""
    will_understood_by: str = ""
    will_understood_ground: str = ""
    new_title: str = ""
    new_when: str = ""
    shared_facts: Sequence[str] = ()
    shared_words: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def choose(
    *, by: Viewer, subject_id: UUID, proposal_id: UUID, seen_version: int, answer: Answer, at: datetime
) -> Choice:
    """Register the person's choice of a proposal: yes, change, no or later.

    A yes makes it somebody's part (or an application, or a request for an assessment); a change makes a
    counter-proposal. Raises NotForYou, RuleBroken (no mandate, something missing), ChangedMeanwhile.
    """
    told = {"person_says": answer.person_says} if answer.person_says else None
    change = open_change(by, subject_id, what="choose", kinds=[PLAN], detail=told)
    plan = standing_plan(change, "choose")
    proposal = locked(Proposal.objects.filter(**change.rows), by, proposal_id, "choose")
    check_seen(proposal, seen_version, what="proposal", mine={"answer": answer.kind, "words": answer.words})
    capacity, guardians_left = _capacity(change, proposal, answer)
    require(
        None if answer.kind in CHOICES else Finding("choice_unknown", field_name="kind"),
        *registration_findings(
            viewer_kind=by.kind, capacity=capacity, way=answer.way, how=answer.will_understood_how,
            who=answer.will_understood_by, ground=answer.will_understood_ground,
        ),
        *counter_findings(answer.kind, answer.new_title, answer.words + answer.new_when),
    )  # fmt: skip
    half = answer.kind == "yes" and guardians_left > 0
    _move(proposal, "guardian_yes" if half else answer.kind)
    choice = _choice(change, proposal, answer, capacity, at)
    if answer.kind == "yes" and not half:
        begin_commitment(change, plan, proposal, answer.shared_facts, answer.shared_words, choice, at)
        note_change(plan)
    if answer.kind == "change":
        _counter(change, proposal, answer, at)
    _tell(change, choice, at)
    return choice


@transaction.atomic
def reopen_proposal(*, by: Viewer, subject_id: UUID, proposal_id: UUID, seen_version: int, at: datetime) -> Proposal:
    """The person looks again at something they said no to."""
    change = open_change(by, subject_id, what="reopen_proposal", kinds=[PLAN])
    proposal = locked(Proposal.objects.filter(**change.rows), by, proposal_id, "reopen_proposal")
    check_seen(proposal, seen_version, what="proposal", mine={"state": "open"})
    _capacity(change, proposal, Answer(kind="later"))
    _move(proposal, "reopen")
    return proposal


@transaction.atomic
def accept_counter(*, by: Viewer, subject_id: UUID, proposal_id: UUID, seen_version: int, at: datetime) -> Proposal:
    """The team says yes to what the person wanted changed; it becomes somebody's part as if chosen anew."""
    change = open_change(by, subject_id, what="accept_counter", kinds=[PLAN])
    require(None if by.kind == "staff" else Finding("the_team_answers_a_wish"))
    plan = standing_plan(change, "accept_counter")
    proposal = locked(Proposal.objects.filter(**change.rows), by, proposal_id, "accept_counter")
    check_seen(proposal, seen_version, what="proposal", mine={"state": "chosen"})
    proposal.state = PROPOSAL.after(proposal.state, "accept")
    proposal.version += 1
    proposal.save(update_fields=["state", "version"])
    assert proposal.answers_id is not None  # a wish answers what it was a wish to change
    choice = Choice.objects.filter(**change.rows, proposal_id=proposal.answers_id, kind="change").latest("chosen_at")
    # Who is asked and reads nothing of the plan is told what it is about, and no more than that.
    about = {"about": proposal.title} if proposal.legal_basis in ("association", "close_one", "open_support") else {}
    begin_commitment(change, plan, proposal, list(about), about, choice, at)
    note_change(plan)
    publish(CounterAnswered(**envelope(change, at), proposal_id=proposal.id, accepted=True))
    return proposal


def _capacity(change: Reading, proposal: Proposal, answer: Answer) -> tuple[str, int]:
    """The capacity that counts, and how many other guardians have not said yes (FB 6:13: they decide together).

    Raises RuleBroken without mandate, and for a child's own word where guardians decide, with the section.
    """
    capacity = capacity_of(change.viewer.kind, answer.capacity)
    if isinstance(capacity, Finding):
        require(capacity)
    assert isinstance(capacity, str)
    matter = support_rule(proposal.legal_basis).matter
    if capacity != REPRESENTATIVE:
        require(own_hindrance(change, matter))
        return capacity, 0
    who = answer.representative_id if change.viewer.kind == "staff" else change.viewer.party_id
    if who is None:
        raise RuleBroken(Finding("representative_missing", field_name="representative_id"))
    require(mandate_hindrance(change, who, matter, person_says=answer.person_says))
    return capacity, _guardians_left(change, proposal, who)


def _guardians_left(change: Reading, proposal: Proposal, who: UUID) -> int:
    together = {guardian.id for guardian in guardians(change)}
    if who not in together:
        return 0
    said = Choice.objects.filter(**change.rows, proposal=proposal).order_by("chosen_at", "id")
    latest = dict(said.values_list("chosen_by_id", "kind"))  # a yes that was taken back is none
    return len(together - {guardian for guardian, kind in latest.items() if kind == "yes"} - {who})


def _move(proposal: Proposal, verb: str) -> None:
    proposal.state = PROPOSAL.after(proposal.state, verb)
    proposal.version += 1
    proposal.save(update_fields=["state", "version"])


def _choice(change: Reading, proposal: Proposal, answer: Answer, capacity: str, at: datetime) -> Choice:
    by = change.viewer
    who_id, who_label = _chooser(change, answer, capacity)
    return Choice.objects.create(
        **change.rows, proposal=proposal, kind=answer.kind, words=answer.words.strip(), way=answer.way,
        capacity=capacity, mandate_id=answer.representative_id, chosen_by_id=who_id, chosen_by_label=who_label,
        registered_by_id=by.party_id, registered_by_label=by.label,
        will_understood_how=answer.will_understood_how, will_understood_by=answer.will_understood_by,
        will_understood_ground=answer.will_understood_ground, chosen_at=at,
    )  # fmt: skip


def _tell(change: Reading, choice: Choice, at: datetime) -> None:
    event = ChoiceMade(
        **envelope(change, at), choice_id=choice.id, proposal_id=choice.proposal_id,
        said_by_id=choice.chosen_by_id, choice=choice.kind, way=choice.way,
    )  # fmt: skip
    publish(event)


def _chooser(change: Reading, answer: Answer, capacity: str) -> tuple[UUID, str]:
    by = change.viewer
    if by.kind != "staff":
        return by.party_id, by.label
    if capacity == REPRESENTATIVE and answer.representative_id:
        return answer.representative_id, _representative_name(change, answer.representative_id)
    return change.subject_id, person(change).name


def _representative_name(change: Reading, representative_id: UUID) -> str:
    known = {seen.representative.id: seen.representative.name for seen in representatives(change)}
    return known.get(representative_id, "")


def _counter(change: Reading, proposal: Proposal, answer: Answer, at: datetime) -> Proposal:
    by = change.viewer
    fields: dict[str, Any] = {
        name: getattr(proposal, name)
        for name in (
            "plan_id", "goal_id", "asks_of_me", "legal_basis", "owner_id", "owner_label", "owner_organisation_id",
            "cost_ore", "cost_per", "can_change_mind", "after_no",
        )
    }  # fmt: skip
    return Proposal.objects.create(
        **change.rows, **fields, answers=proposal, state=PROPOSAL.after("countered", "counter"),
        title=answer.new_title.strip() or proposal.title, why=answer.words.strip(),
        when=answer.new_when.strip() or proposal.when,
        proposed_by_id=by.party_id, proposed_by_label=by.label, proposed_at=at,
    )  # fmt: skip
