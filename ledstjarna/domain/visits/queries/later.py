"""What is asked when somebody tells later of what they did: the visit as it stands now, whatever became of it."""

from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.visits.models import HelpCall, ToldLater, Visit


def visit_since(viewer: Viewer, visit_id: UUID) -> Visit:
    """One visit of the viewer's unit, cancelled meanwhile or not. Raises NotForYou, the same as when there is none."""
    rows = Visit.objects.select_related("commitment", "activity")
    row = rows.filter(pk=visit_id, unit_id__in=viewer.parties).first()
    if row is None:
        raise NotForYou(viewer, None, "visit_since")
    return row


def told_later_of(row: Visit) -> list[ToldLater]:
    """What of a visit was told later, in the order in which it was done."""
    return list(ToldLater.objects.filter(visit=row).order_by("said_at", "id"))


def is_news(made: object, before: Visit, at: datetime) -> bool:
    """Whether what was told later did anything: the same again, that stands as it was, did not."""
    if isinstance(made, Visit):
        return made.version > before.version
    return made.asked_at == at if isinstance(made, HelpCall) else True
