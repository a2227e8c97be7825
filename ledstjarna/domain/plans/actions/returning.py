"""A provider gives an assignment back, and says why. The decision stands; the authority seeks another provider."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.actions.releasing import release_after_no
from ledstjarna.domain.plans.events import AssignmentReturned
from ledstjarna.domain.plans.models import Activity, Commitment, Proposal, ProviderAssignment
from ledstjarna.domain.plans.rules.states import ACTIVITY, ASSIGNMENT, COMMITMENT
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def return_assignment(
    *, by: Viewer, subject_id: UUID, assignment_id: UUID, seen_version: int, why: str, at: datetime
) -> ProviderAssignment:
    """Give an assignment back. From now the authority that decided answers for the part: it is never nobody's.

    It waits for whoever looked into the application, by name, until another provider has said yes.
    Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    found = ProviderAssignment.objects.filter(pk=assignment_id, subject_id=subject_id).first()
    change = open_part(
        by, subject_id, found.commitment_id if found else assignment_id, what="return_assignment", change=True
    )
    assignment = locked(ProviderAssignment.objects.filter(**change.rows), by, assignment_id, "return_assignment")
    check_seen(assignment, seen_version, what="assignment", mine={"returned_why": why})
    require(
        None if assignment.unit_id in by.parties else Finding("not_your_assignment"),
        None if why.strip() else Finding("return_says_why", field_name="why"),
    )
    assignment.state = ASSIGNMENT.after(assignment.state, "give_back")
    assignment.returned_why, assignment.returned_by_label, assignment.returned_at = why.strip(), by.label, at
    assignment.version += 1
    assignment.save(update_fields=["state", "returned_why", "returned_by_label", "returned_at", "version"])
    _back_to_authority(assignment, at)
    publish(
        AssignmentReturned(**envelope(change, at), assignment_id=assignment.id, commitment_id=assignment.commitment_id)
    )
    return assignment


def _back_to_authority(assignment: ProviderAssignment, at: datetime) -> None:
    """The part is the authority's again, and the provider's times end. A run: a provider reaches no proposal."""
    part = Commitment.objects.select_for_update(of=("self",)).get(pk=assignment.commitment_id)
    part.state = COMMITMENT.after(part.state, "provider_leaves")
    with automatic_run("return_assignment"):
        asked = Proposal.objects.get(pk=part.proposal_id)
        part.owner_id, part.owner_label = asked.owner_id, asked.owner_label
        part.version += 1
        part.changed_at = at
        part.save()
        _end_times(part, day_of(at))
    release_after_no(part, assignment.unit_id, at)


def _end_times(part: Commitment, day: date) -> None:
    """Another provider sets times of its own with the person."""
    for row in Activity.objects.select_for_update(of=("self",)).filter(commitment=part, state="running"):
        row.state = ACTIVITY.after(row.state, "end")
        row.ends_on = min(day, row.ends_on) if row.ends_on else day
        row.version += 1
        row.save(update_fields=["state", "ends_on", "version"])
