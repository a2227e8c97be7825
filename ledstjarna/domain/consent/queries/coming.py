"""Where somebody stands who comes to a person, before they have any ground: for the action that gives them one."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries.consents import sharing_covers
from ledstjarna.domain.consent.queries.readings import Viewer
from ledstjarna.foundation.clock import now


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the viewer's organisation, and whether any other, has worked with the joint plan on a ground of its own;
    whether the person's yes to sharing names the viewer's; and whether they reach their own records as it is.
    """

    own_before: bool
    others_before: bool
    shared: bool
    reaches_own: bool


def standing_before(viewer: Viewer, subject_id: UUID) -> Standing:
    """How it is now."""
    with automatic_run("standing_before"):
        grounds = AccessGround.objects.filter(subject_id=subject_id, scope_id=None)
        held = set(grounds.filter(basis="own_work").values_list("organisation_id", flat=True))
        reaches_own = grounds.filter(basis="own_records", party_id=viewer.party_id, period__contains=now()).exists()
        shared = viewer.organisation_id in sharing_covers(subject_id)
    return Standing(viewer.organisation_id in held, bool(held - {viewer.organisation_id}), shared, reaches_own)


def why_at_work(subject_id: UUID, party_id: UUID) -> str:
    """Why somebody began to work with the person, in the words they wrote. For automatic runs."""
    rows = AccessGround.objects.filter(subject_id=subject_id, party_id=party_id, basis="own_work").exclude(reason="")
    return rows.order_by("-recorded_at", "id").values_list("reason", flat=True).first() or ""
