"""The door for reading what persons have said is wrong. For the person, and for staff of whoever keeps the thing."""

from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.keeping.models import Rectification

_SPEAKS = ("person", "representative")


def rectifications(reading: Reading) -> list[Rectification]:
    """What was said to be wrong, what waits first, then the newest: all of it for the person and who decides for them.

    Staff are told what reached their own organisation. Raises NotForYou for somebody close.
    """
    rows = _within_reach(reading)
    waits = [row for row in rows if row.state == "asked"]
    return [*sorted(waits, key=lambda row: row.due_on), *(row for row in rows if row.state != "asked")]


def rectification(reading: Reading, rectification_id: UUID) -> Rectification:
    """One of them. Raises NotForYou."""
    found = next((row for row in _within_reach(reading) if row.pk == rectification_id), None)
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "rectification")
    return found


def may_answer(reading: Reading, row: Rectification) -> bool:
    """Whether the viewer is of staff where the request reached, or is whom it reached."""
    viewer = reading.viewer
    return viewer.is_staff and (row.reaches_id in viewer.parties or viewer.organisation_id == row.organisation_id)


def _within_reach(reading: Reading) -> list[Rectification]:
    viewer = reading.viewer
    if not viewer.is_staff and viewer.kind not in _SPEAKS:
        raise NotForYou(viewer, reading.subject_id, "rectifications")
    # The row policy shows the person and whom it reached; colleagues answer when that one is away.
    with automatic_run("rectifications"):
        rows = list(Rectification.objects.filter(**reading.rows).order_by("-asked_at", "-pk"))
    return [row for row in rows if not viewer.is_staff or may_answer(reading, row)]
