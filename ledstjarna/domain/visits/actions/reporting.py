"""What was done without a net is marked as told later, beside what the same action as ever has written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.visits.models import ToldLater, Visit
from ledstjarna.domain.visits.rules.later import said_findings
from ledstjarna.foundation.findings import require


@transaction.atomic
def mark_told_later(
    *, by: Viewer, subject_id: UUID, visit_id: UUID, what: str, said_at: datetime, at: datetime
) -> ToldLater:
    """Note when it was done, as the telephone said, and that it reached us now. Raises NotForYou, RuleBroken.

    A part of the act's own transaction: that has opened the change, and stands in the person's log, once.
    """
    row = Visit.objects.filter(pk=visit_id, subject_id=subject_id, unit_id__in=by.parties).first()
    if row is None:
        raise NotForYou(by, subject_id, "mark_told_later")
    require(*said_findings(said=said_at, at=at))
    return ToldLater.objects.create(
        county_id=row.county_id, subject_id=subject_id, visit=row, commitment_id=row.commitment_id, what=what,
        said_at=min(said_at, at), told_by_id=by.party_id, told_by_label=by.label, recorded_at=at,
    )  # fmt: skip
