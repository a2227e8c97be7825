"""Genomförandeplan: the provider writes how, the person says yes or what they want otherwise; versions that stand."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_part
from ledstjarna.domain.people.queries import display_name, persons_named
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.events import ImplementationAnswered, ImplementationAsked
from ledstjarna.domain.plans.models import Commitment, ImplementationPlan
from ledstjarna.domain.plans.queries.implementing import decision_for_snapshot, times_for_snapshot
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.implementing import (
    agreed_with,
    answer_findings,
    implementation_findings,
    snapshot_of,
)
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.domain.plans.rules.states import IMPLEMENTATION
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def write_implementation(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, how: str, wishes: str, who_comes: str,
    ask: bool, at: datetime,
) -> ImplementationPlan:  # fmt: skip
    """Write how a part is carried out; with `ask` the person is asked, and reads what stands now.

    `seen_version` 0 begins a new version beside the agreed one. Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change = open_part(by, subject_id, commitment_id, what="write_implementation", change=True)
    part = _part(change, commitment_id)
    given = part.assignment
    require(
        *implementation_findings(
            assignment_state=given.state if given else "", is_theirs=given is not None and given.unit_id in by.parties,
            how=how,
        )
    )  # fmt: skip
    row = _open_row(change, part, by, at)
    check_seen(row, seen_version, what="implementation", mine={"how": how, "wishes": wishes, "who_comes": who_comes})
    if row.state == "asked":
        row.state = IMPLEMENTATION.after(row.state, "write")
    row.how, row.wishes, row.who_comes = how.strip(), wishes.strip(), who_comes.strip()
    row.written_by_id, row.written_by_label, row.written_at = by.party_id, by.label, at
    if ask:
        _freeze(row, part)
        row.state = IMPLEMENTATION.after(row.state, "ask")
    row.version += 1
    row.save()
    if ask:
        publish(ImplementationAsked(**envelope(change, at), implementation_id=row.id, commitment_id=part.id))
    return row


@transaction.atomic
def answer_implementation(
    *, by: Viewer, subject_id: UUID, implementation_id: UUID, seen_version: int, yes: bool, words: str, at: datetime,
    way: str = "digital",
) -> ImplementationPlan:  # fmt: skip
    """The person says yes to how, or what they want otherwise; a representative within the mandate, staff as told.

    A yes makes it the version that holds, with its digest; the one before is kept. Raises NotForYou, RuleBroken,
    ChangedMeanwhile.
    """
    found = ImplementationPlan.objects.filter(pk=implementation_id, subject_id=subject_id).first()
    part_id = found.commitment_id if found else implementation_id
    change = open_part(by, subject_id, part_id, what="answer_implementation", change=True)
    row = locked(ImplementationPlan.objects.filter(**change.rows), by, implementation_id, "answer_implementation")
    check_seen(row, seen_version, what="implementation", mine={"answer": words})
    part = _part(change, row.commitment_id)
    require(
        deciding_hindrance(change, support_rule(part.legal_basis).matter),
        *answer_findings(viewer_kind=by.kind, yes=yes, words=words, way=way),
    )
    row.state = IMPLEMENTATION.after(row.state, "yes" if yes else "change")
    row.answer, row.answered_by_id, row.answered_by_label, row.answered_at = words.strip(), by.party_id, by.label, at
    if yes:
        _replace(row)
        row.snapshot = agreed_with(row.snapshot, who=_who(by, subject_id), way=way, at=at, by=_pen(by))
        row.digest = digest(row.snapshot)
    row.version += 1
    row.save()
    publish(
        ImplementationAnswered(
            **envelope(change, at), implementation_id=row.id, commitment_id=part.id, yes=yes, way=way
        )
    )
    return row


def _part(change: Reading, commitment_id: UUID) -> Commitment:
    rows = Commitment.objects.select_related("assignment").filter(**change.rows)
    return locked(rows, change.viewer, commitment_id, "implementation")


def _open_row(change: Reading, part: Commitment, by: Viewer, at: datetime) -> ImplementationPlan:
    rows = ImplementationPlan.objects.filter(**change.rows, commitment=part)
    standing = rows.filter(state__in=("written", "asked")).select_for_update(of=("self",)).first()
    if standing is not None:
        return standing
    latest = rows.order_by("-number").first()
    return ImplementationPlan(
        **change.rows, commitment=part, assignment=part.assignment, number=latest.number + 1 if latest else 1,
        state=IMPLEMENTATION.start, version=0, written_by_id=by.party_id, written_by_label=by.label, written_at=at,
        recorded_at=at,
    )  # fmt: skip


def _freeze(row: ImplementationPlan, part: Commitment) -> None:
    decided, scope = decision_for_snapshot(part)
    row.snapshot = snapshot_of(
        number=row.number, title=part.title, provider=part.owner_label,
        decision=(decided, scope, part.starts_on, part.ends_on), how=row.how, wishes=row.wishes,
        who_comes=row.who_comes, times=times_for_snapshot(part),
    )  # fmt: skip


def _replace(row: ImplementationPlan) -> None:
    before = ImplementationPlan.objects.filter(commitment_id=row.commitment_id, state="agreed").first()
    if before is not None:
        before.state = IMPLEMENTATION.after(before.state, "replace")
        before.save(update_fields=["state"])


def _who(by: Viewer, subject_id: UUID) -> str:
    if by.kind != "staff":
        return by.label
    person = persons_named([subject_id]).get(subject_id)
    return display_name(person, reveal_protected=True) if person else ""


def _pen(by: Viewer) -> str:
    return by.label if by.kind == "staff" else ""
