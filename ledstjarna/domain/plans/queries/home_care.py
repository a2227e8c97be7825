"""Who has home care, for the rooms and doors that name contacts: everybody with home care is offered one."""

from uuid import UUID

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import unit_kinds
from ledstjarna.domain.plans.models import Commitment

_GIVEN = {"state": "active", "legal_basis": "sol"}


def has_home_care(reading: Reading) -> bool:
    """Whether a home care unit carries an active part of the person's plan, after a decision. Two queries."""
    reading.needs(PLAN)
    owners = Commitment.objects.filter(**reading.rows, **_GIVEN).values_list("owner_id", flat=True)
    return "home_care" in unit_kinds(owners).values()


def with_home_care_of(viewer: Viewer) -> set[UUID]:
    """The persons to whom the viewer's unit gives home care. Two queries; the row policy shows only its own parts."""
    if viewer.unit_id is None or unit_kinds([viewer.unit_id]).get(viewer.unit_id) != "home_care":
        return set()
    rows = Commitment.objects.filter(owner_id=viewer.unit_id, **_GIVEN)
    return set(rows.values_list("subject_id", flat=True))
