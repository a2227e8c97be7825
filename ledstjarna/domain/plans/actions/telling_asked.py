"""Who around the person is told that there is something to read: whoever was asked, called or told otherwise.

Relatives and associations have no first page that they come to every day. `people` knows how each is reached.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from ledstjarna.domain.people.actions import tell_other
from ledstjarna.domain.plans.models import Commitment, MeetingParticipant, OwnerChange
from ledstjarna.domain.plans.rules.asking_others import reason_of_other
from ledstjarna.domain.teams.queries import written_to
from ledstjarna.foundation.outbox.models import Happening


def tell_those_asked(happening: Happening) -> None:
    """Hear an event: each party that it asks, or tells otherwise, is told once that there is something to read."""
    reason = reason_of_other(happening.kind, happening.body)
    if not reason:
        return
    for party_id in _PARTIES[reason](happening):
        tell_other(happening, party_id, reason)


def _called(happening: Happening) -> Iterable[UUID]:
    rows = MeetingParticipant.objects.filter(subject_id=happening.subject_id, call_id=happening.body["call_id"])
    return list(rows.filter(left_out_at=None).order_by("id").values_list("party_id", flat=True))


def _asked_by_choice(happening: Happening) -> Iterable[UUID]:
    rows = Commitment.objects.filter(subject_id=happening.subject_id, proposal_id=happening.body["proposal_id"])
    return list(rows.filter(state="awaits_owner").values_list("owner_id", flat=True))


def _asked_to_take_over(happening: Happening) -> Iterable[UUID]:
    rows = OwnerChange.objects.filter(subject_id=happening.subject_id, pk=happening.body["owner_change_id"])
    return [party for party in rows.filter(state="asked").values_list("new_owner_id", flat=True) if party]


def _written_to(happening: Happening) -> Iterable[UUID]:
    found = written_to(happening.subject_id, UUID(str(happening.body["message_id"])))
    return [found] if found else []


_PARTIES: dict[str, Callable[[Happening], Iterable[UUID]]] = {
    "meeting": _called,
    "part": _asked_by_choice,
    "take_over": _asked_to_take_over,
    "message": _written_to,
}
