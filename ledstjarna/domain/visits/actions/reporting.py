"""What was done without a net is marked as told later, beside what the same action as ever has written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.actions._shared import opened
from ledstjarna.domain.visits.models import ToldLater
from ledstjarna.domain.visits.rules.later import said_findings
from ledstjarna.foundation.findings import require


@transaction.atomic
def mark_told_later(
    *, by: Viewer, subject_id: UUID, visit_id: UUID, what: str, said_at: datetime, at: datetime
) -> ToldLater:
    """Note when it was done, as the telephone said, and that it reached us now. Raises NotForYou, RuleBroken."""
    change, row = opened(by, subject_id, visit_id, "mark_told_later")
    require(*said_findings(said=said_at, at=at))
    return ToldLater.objects.create(
        **change.rows, visit=row, commitment_id=row.commitment_id, what=what, said_at=min(said_at, at),
        told_by_id=by.party_id, told_by_label=by.label, recorded_at=at,
    )  # fmt: skip
