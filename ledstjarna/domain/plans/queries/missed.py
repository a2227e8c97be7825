"""That nobody came, as the unit that was to come is told of it, and what it wrote."""

from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import MissedVisit
from ledstjarna.domain.plans.queries.shared import as_told


def missed_visit(viewer: Viewer, missed_id: UUID) -> MissedVisit:
    """One, to the unit that answers for the part. Raises NotForYou."""
    rows = MissedVisit.objects.select_related("commitment").filter(pk=missed_id, owner_id__in=viewer.parties)
    row = rows.first()
    if row is None:
        raise NotForYou(viewer, None, "missed_visit")
    as_told(viewer, [row.commitment])
    return row


def missed_waiting(viewer: Viewer) -> list[MissedVisit]:
    """Those that wait for the viewer's words, with their parts. The row policies show only their own."""
    rows = MissedVisit.objects.select_related("commitment").filter(owner_id__in=viewer.parties)
    found = list(rows.filter(explained_at=None, closed_at=None).order_by("told_at"))
    as_told(viewer, [row.commitment for row in found])
    return found


def missed_of_report(reading: Reading, report_id: UUID) -> MissedVisit | None:
    """What the unit was told and wrote about one report, None when it reached no unit."""
    reading.needs(PLAN)
    return MissedVisit.objects.filter(**reading.rows, report_id=report_id).first()
