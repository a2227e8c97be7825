"""A part changes owner: somebody ends theirs, somebody new is asked, and nobody is ever without an answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, open_change, open_part
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.actions._parts import Owner, check_seen, envelope, locked, note_change, standing_plan
from ledstjarna.domain.plans.actions.releasing import release, release_after_no
from ledstjarna.domain.plans.events import NewOwnerAnswered, NewOwnerAsked, NewOwnerChosen, OwnerStayed, PartLeft
from ledstjarna.domain.plans.models import Commitment, OwnerChange, Plan
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.owners import (
    asked_by,
    asks_person,
    leaving_findings,
    may_stay,
    sought_by,
    taking_over_findings,
)
from ledstjarna.domain.plans.rules.states import COMMITMENT, OWNER_CHANGE
from ledstjarna.domain.plans.rules.supports import no_findings, owner_fits, support_rule
from ledstjarna.domain.teams.queries import answers_meanwhile
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

_GROUND = {"health": "care_request"}  # what lets whoever is asked reach the part; others get a request


class _Meanwhile(NamedTuple):
    party_id: UUID
    label: str
    organisation_id: UUID | None


@transaction.atomic
def leave_part(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, at_once: bool, words: str, at: datetime
) -> OwnerChange:
    """The owner ends their part, without a reason: at once, or when somebody new has said yes.

    It reaches the coordinator (else somebody of staff in the team, else the person) by name with a promised time,
    who answers for it meanwhile. Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change = open_part(by, subject_id, commitment_id, what="leave_part", change=True)
    plan = _plan(change, commitment_id)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "leave_part")
    check_seen(commitment, seen_version, what="commitment", mine={"state": "seeks_owner"})
    require(*leaving_findings(commitment.legal_basis, is_owner=commitment.owner_id in by.parties))
    COMMITMENT.after(commitment.state, "owner_leaves")
    seeking = _standing(change, commitment) or _begin(change, commitment, at)
    seeking.why, seeking.left = words.strip() or seeking.why, at_once
    seeking.promised_at = sought_by(at, left=at_once)
    seeking.save()
    if at_once:
        _answer_meanwhile(commitment, seeking, at)
    if plan:
        with automatic_run("leave_part"):
            note_change(plan)
    publish(PartLeft(**envelope(change, at), commitment_id=commitment.id, owner_change_id=seeking.id, left=at_once))
    return seeking


@transaction.atomic
def ask_new_owner(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, owner: Owner, basis: str, at: datetime
) -> OwnerChange:
    """The team asks somebody new; the person first, when it changes what they said yes to. The old owner stays.

    `seen_version` is the part's. A question that waits is taken back: one is asked at a time.
    """
    change = open_change(by, subject_id, what="ask_new_owner", kinds=[PLAN])
    standing_plan(change, "ask_new_owner", commitment_id)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "ask_new_owner")
    check_seen(commitment, seen_version, what="commitment", mine={"owner_id": owner.party_id})
    require(
        None if by.kind == "staff" else Finding("the_team_asks_new_owner"),
        *taking_over_findings(commitment.legal_basis, basis, same_owner=owner.party_id == commitment.owner_id),
        owner_fits(basis, owner.kind, owner.organisation_kind),
    )
    if commitment.state not in ("active", "seeks_owner"):
        raise RuleBroken(Finding("state_forbids", {"noun": "commitment", "state": commitment.state, "verb": "ask"}))
    seeking = _standing(change, commitment) or _begin(change, commitment, at)
    if OWNER_CHANGE.may(seeking.state, "take_back"):
        _take_back(commitment, seeking, at)
    seeking.new_owner_id, seeking.new_owner_label = owner.party_id, owner.label
    seeking.new_owner_organisation_id, seeking.new_basis = owner.organisation_id, basis
    seeking.shared_facts, seeking.shared_words, seeking.shared_at = ["about"], {"about": commitment.title}, at
    old = None if seeking.left else commitment.owner_organisation_id
    first = asks_person(old, owner.organisation_id)
    _move(seeking, "ask_person" if first else "ask", at)
    seeking.promised_at = asked_by(at)
    seeking.save()
    if not first:
        _let_reach(change, commitment, seeking, at)
    commitment.version += 1
    commitment.save(update_fields=["version"])
    publish(
        NewOwnerAsked(
            **envelope(change, at), commitment_id=commitment.id, owner_change_id=seeking.id, awaits_person=first
        )
    )  # fmt: skip
    return seeking


@transaction.atomic
def choose_owner(
    *, by: Viewer, subject_id: UUID, owner_change_id: UUID, seen_version: int, yes: bool,
    shared_words: Mapping[str, str], at: datetime,
) -> OwnerChange:  # fmt: skip
    """The person says yes or no to asking somebody new, and what they are told. Staff register what was said."""
    change = open_change(by, subject_id, what="choose_owner", kinds=[PLAN])
    standing_plan(change, "choose_owner")
    seeking = locked(OwnerChange.objects.filter(**change.rows), by, owner_change_id, "choose_owner")
    check_seen(seeking, seen_version, what="owner_change", mine={"state": "asked" if yes else "sought"})
    require(deciding_hindrance(change, support_rule(seeking.new_basis or "close_one").matter))
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=seeking.commitment_id)
    _move(seeking, "person_yes" if yes else "person_no", at)
    if yes:
        shared = {"about": commitment.title, **shared_words}
        seeking.shared_facts, seeking.shared_words, seeking.shared_at = list(shared), shared, at
    seeking.promised_at = asked_by(at)
    seeking.save()
    if yes:
        _let_reach(change, commitment, seeking, at)
    publish(NewOwnerChosen(**envelope(change, at), commitment_id=commitment.id, owner_change_id=seeking.id, yes=yes))
    return seeking


@transaction.atomic
def answer_owner_change(
    *, by: Viewer, subject_id: UUID, owner_change_id: UUID, seen_version: int, yes: bool, words: str, at: datetime
) -> OwnerChange:
    """Whoever is asked to take over says yes, and the part is theirs from that moment; or no, and it stays."""
    found = OwnerChange.objects.filter(pk=owner_change_id, subject_id=subject_id).first()
    part_id = found.commitment_id if found else owner_change_id
    change = open_part(by, subject_id, part_id, what="answer_owner_change", change=True)
    plan = _plan(change, part_id)
    commitment = locked(Commitment.objects.filter(**change.rows), by, part_id, "answer_owner_change")
    seeking = locked(OwnerChange.objects.filter(**change.rows), by, owner_change_id, "answer_owner_change")
    check_seen(seeking, seen_version, what="owner_change", mine={"answer": words})
    require(
        None if seeking.new_owner_id in by.parties else Finding("not_your_part"),
        None if yes else no_findings(seeking.new_basis or commitment.legal_basis, words),
    )
    _move(seeking, "new_yes" if yes else "new_no", at)
    seeking.answer, seeking.answered_by_label = words.strip(), by.label
    seeking.promised_at = sought_by(at, left=seeking.left)
    seeking.save()
    old = commitment.owner_id
    if yes:
        _take_over(commitment, seeking, by, at)
    if not (yes and seeking.left):
        release_after_no(commitment, old if yes else seeking.new_owner_id or by.party_id, at)
    if yes and plan:
        with automatic_run("answer_owner_change"):
            note_change(plan)
    publish(NewOwnerAnswered(**envelope(change, at), commitment_id=commitment.id, owner_change_id=seeking.id, yes=yes))
    return seeking


@transaction.atomic
def stay_owner(*, by: Viewer, subject_id: UUID, owner_change_id: UUID, seen_version: int, at: datetime) -> OwnerChange:
    """Whoever wanted to end their part, and still has it, stays after all."""
    found = OwnerChange.objects.filter(pk=owner_change_id, subject_id=subject_id).first()
    part_id = found.commitment_id if found else owner_change_id
    change = open_part(by, subject_id, part_id, what="stay_owner", change=True)
    commitment = locked(Commitment.objects.filter(**change.rows), by, part_id, "stay_owner")
    seeking = locked(OwnerChange.objects.filter(**change.rows), by, owner_change_id, "stay_owner")
    check_seen(seeking, seen_version, what="owner_change", mine={"state": "kept"})
    require(
        may_stay(left=seeking.left),
        None if commitment.owner_id in by.parties else Finding("not_your_part"),
    )
    _release_asked(commitment, seeking, at)
    _move(seeking, "stay", at)
    seeking.save()
    publish(OwnerStayed(**envelope(change, at), commitment_id=commitment.id, owner_change_id=seeking.id))
    return seeking


def _plan(change: Reading, part_id: UUID) -> Plan | None:
    """The part's plan, locked first as whoever agrees does. An automatic run: who answers for one part sees no plan."""
    with automatic_run("owner_change"):
        of_part = Commitment.objects.filter(**change.rows, pk=part_id).values("plan_id")
        return Plan.objects.select_for_update().filter(**change.rows, pk__in=of_part).first()


def _standing(change: Reading, commitment: Commitment) -> OwnerChange | None:
    rows = OwnerChange.objects.select_for_update(of=("self",))
    return rows.filter(**change.rows, commitment=commitment, ended_at=None).first()


def _begin(change: Reading, commitment: Commitment, at: datetime) -> OwnerChange:
    meanwhile = _meanwhile(change, at)
    return OwnerChange.objects.create(
        **change.rows, commitment=commitment, state=OWNER_CHANGE.start, old_owner_id=commitment.owner_id,
        old_owner_label=commitment.owner_label, meanwhile_id=meanwhile.party_id, meanwhile_label=meanwhile.label,
        promised_at=sought_by(at, left=False), began_by_id=change.viewer.party_id, began_by_label=change.viewer.label,
        began_at=at, changed_at=at,
    )  # fmt: skip


def _meanwhile(change: Reading, at: datetime) -> _Meanwhile:
    """The coordinator, else somebody of staff, else the person themself: somebody, always."""
    with automatic_run("owner_change"):
        member = answers_meanwhile(change.county_id, change.subject_id, at)
        if member:
            return _Meanwhile(member.party_id, member.label, member.organisation_id)
        person = persons_named([change.subject_id])[change.subject_id]
        return _Meanwhile(change.subject_id, person.name, None)


def _answer_meanwhile(commitment: Commitment, seeking: OwnerChange, at: datetime) -> None:
    """Whoever leaves is out of it from here on, and sees what they said until the day after."""
    left = commitment.owner_id
    commitment.state = COMMITMENT.after(commitment.state, "owner_leaves")
    commitment.owner_id, commitment.owner_label = seeking.meanwhile_id, seeking.meanwhile_label
    commitment.version += 1
    commitment.changed_at = at
    commitment.save()
    release_after_no(commitment, left, at)


def _let_reach(change: Reading, commitment: Commitment, seeking: OwnerChange, at: datetime) -> None:
    """Let whoever is asked reach this one part, and for health care who the person is."""
    assert seeking.new_owner_id is not None
    basis = _GROUND.get(seeking.new_basis, "request")
    for scope in [commitment.id] if basis == "request" else [commitment.id, None]:
        write_ground(
            by=change.viewer, subject_id=change.subject_id, county_id=change.county_id, party_id=seeking.new_owner_id,
            basis=basis, at=at, scope_id=scope, organisation_id=seeking.new_owner_organisation_id,
        )  # fmt: skip


def _take_over(commitment: Commitment, seeking: OwnerChange, by: Viewer, at: datetime) -> None:
    assert seeking.new_owner_id is not None
    if commitment.state == "seeks_owner":
        commitment.state = COMMITMENT.after(commitment.state, "new_owner")
    commitment.owner_id, commitment.owner_label = seeking.new_owner_id, seeking.new_owner_label
    commitment.owner_organisation_id, commitment.legal_basis = seeking.new_owner_organisation_id, seeking.new_basis
    commitment.shared_facts, commitment.shared_words = seeking.shared_facts, seeking.shared_words
    commitment.shared_at = seeking.words_shared_at
    if seeking.new_basis != "health":  # there the professional's assessment is the answer, and stands
        commitment.owner_answer, commitment.owner_answered_by_label = seeking.answer, by.label
        commitment.owner_answered_at = at
    commitment.version += 1
    commitment.changed_at = at
    commitment.save()


def _take_back(commitment: Commitment, seeking: OwnerChange, at: datetime) -> None:
    _release_asked(commitment, seeking, at)
    _move(seeking, "take_back", at)


def _release_asked(commitment: Commitment, seeking: OwnerChange, at: datetime) -> None:
    if seeking.state == "asked" and seeking.new_owner_id:
        release(commitment, seeking.new_owner_id, at)


def close_owner_change(commitment: Commitment, at: datetime) -> None:
    """End what was sought for a part that the person no longer wants. Called in an automatic run."""
    seeking = OwnerChange.objects.select_for_update(of=("self",)).filter(commitment=commitment, ended_at=None).first()
    if seeking:
        _release_asked(commitment, seeking, at)
        _move(seeking, "close", at)
        seeking.save()


def _move(seeking: OwnerChange, verb: str, at: datetime) -> None:
    seeking.state = OWNER_CHANGE.after(seeking.state, verb)
    seeking.version += 1
    seeking.changed_at = at
    if seeking.state in OWNER_CHANGE.ends:
        seeking.ended_at = at
