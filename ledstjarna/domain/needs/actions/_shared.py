"""What the actions of this room share."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ledstjarna.domain.consent.queries import Reading


def one_at_a_time(subject_id: UUID) -> None:
    """Let changes to one person's needs wait for each other until the transaction is done.

    A lock by name: there may be no row yet to lock, and what is read after it is what the other has written.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"needs:{subject_id}"])


def envelope(change: Reading, at: datetime) -> dict[str, Any]:
    """The fields that every event of this change carries."""
    return {
        "county_id": change.county_id,
        "subject_id": change.subject_id,
        "actor_id": change.viewer.party_id,
        "happened_at": at,
    }
