"""What the actions of this room share."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading

Row = TypeVar("Row", bound=Model)


def envelope(change: Reading, at: datetime) -> dict[str, Any]:
    """The fields that every event of this change carries."""
    return {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": change.viewer.party_id,
        "happened_at": at,
    }  # fmt: skip


def locked(change: Reading, rows: QuerySet[Row], row_id: UUID, what: str) -> Row:
    """One of the person's rows, locked. Raises NotForYou when it is not there: the same answer as for another's."""
    row = rows.select_for_update(of=("self",)).filter(**change.rows, pk=row_id).first()
    if row is None:
        raise NotForYou(change.viewer, change.subject_id, what)
    return row


def only_staff(change: Reading, what: str) -> None:
    """Raise NotForYou for whoever is not of the staff."""
    if not change.viewer.is_staff:
        raise NotForYou(change.viewer, change.subject_id, what)
