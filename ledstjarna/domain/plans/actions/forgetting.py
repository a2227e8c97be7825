"""What an association, or anybody asked for one part, had been told: gone when the part is over."""

from collections.abc import Sequence
from uuid import UUID

from ledstjarna.domain.plans.models import Commitment, OwnerChange
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS


def forget_what_was_shared(subject_ids: Sequence[UUID], *, do: bool) -> int:
    """Empty the facts that these persons chose to share for parts that are over; how many (GDPR art. 5.1 e, 17).

    For the automatic run that removes what need not be kept: the caller says its name and logs it.
    """
    over = Commitment.objects.filter(subject_id__in=subject_ids, legal_basis="association")
    over = over.exclude(state__in=LIVE_COMMITMENTS).exclude(shared_words={}, shared_facts=[])
    ids = list(over.values_list("pk", flat=True))
    changes = OwnerChange.objects.filter(subject_id__in=subject_ids, commitment_id__in=ids).exclude(shared_words={})
    if do:
        changes.update(shared_words={}, shared_facts=[])
        over.update(shared_words={}, shared_facts=[])
    return len(ids)


def forget_part_shared(commitment_id: UUID) -> None:
    """Empty what was shared for one part (GDPR art. 17): for the room that answers the person's request."""
    Commitment.objects.filter(pk=commitment_id).update(shared_words={}, shared_facts=[])
    OwnerChange.objects.filter(commitment_id=commitment_id).update(shared_words={}, shared_facts=[])
