"""When a part ends or gets a no, whoever was asked no longer reaches it, and what was under way for it ends."""

from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.domain.consent.actions import close_grounds
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.models import Application, Commitment, ProviderAssignment
from ledstjarna.domain.plans.rules.states import APPLICATION, ASSIGNMENT, LIVE_COMMITMENTS

# Whoever says no sees what they answered until the day after; then the person's words are theirs no longer.
ANSWER_STAYS = timedelta(days=1)
_WHOLE = ("care_request", "assignment")  # bases that let an owner know who the person is
_ASKED = ("request", *_WHOLE)  # bases on which somebody is asked; an authority's own matter is another


def release(commitment: Commitment, party_id: UUID, at: datetime) -> None:
    """End what `party_id` reaches for this part from `at`, and who the person is when it was their only part."""
    close_grounds(subject_id=commitment.subject_id, party_id=party_id, at=at, scope_id=commitment.id)
    _forget_unless_other_parts(commitment, party_id, at)


def _forget_unless_other_parts(commitment: Commitment, party_id: UUID, at: datetime) -> None:
    with automatic_run("release"):
        live = Commitment.objects.filter(
            county_id=commitment.county_id, subject_id=commitment.subject_id, owner_id=party_id,
            state__in=LIVE_COMMITMENTS,
        ).exclude(pk=commitment.pk)  # fmt: skip
        has_other_parts = live.exists()
    if not has_other_parts:
        for basis in _WHOLE:
            close_grounds(subject_id=commitment.subject_id, party_id=party_id, at=at, basis=basis)


def release_after_no(commitment: Commitment, party_id: UUID, at: datetime) -> None:
    """End what `party_id` was asked on, once whoever said no has seen what they answered.

    A unit that also looks into the application keeps that matter: it is to find another provider.
    """
    for basis in _ASKED:
        close_grounds(
            subject_id=commitment.subject_id, party_id=party_id, at=at + ANSWER_STAYS, basis=basis,
            scope_id=commitment.id,
        )  # fmt: skip
    _forget_unless_other_parts(commitment, party_id, at + ANSWER_STAYS)


def end_what_was_under_way(commitment: Commitment, at: datetime) -> None:
    """Withdraw the application and end the provider's assignment of a part that the person no longer wants.

    An automatic run: whoever registers the person's wish need not reach the authority's matter.
    """
    with automatic_run("stop_commitment"):
        application = Application.objects.select_for_update(of=("self",)).filter(commitment=commitment).first()
        if application and APPLICATION.may(application.state, "withdraw"):
            application.state = APPLICATION.after(application.state, "withdraw")
            application.version += 1
            application.save(update_fields=["state", "version"])
        standing = ProviderAssignment.objects.select_for_update(of=("self",)).filter(
            commitment=commitment, state__in=("given", "accepted")
        )
        for assignment in standing:
            verb = "take_back" if assignment.state == "given" else "end"
            assignment.state = ASSIGNMENT.after(assignment.state, verb)
            assignment.version += 1
            assignment.save(update_fields=["state", "version"])
        units = [assignment.unit_id for assignment in standing]
    for party_id in {commitment.owner_id, *units}:
        release(commitment, party_id, at)
