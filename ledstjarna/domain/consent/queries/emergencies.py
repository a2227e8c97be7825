"""Emergency openings: one's own that is open now, and those that wait for the log controller."""

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import EmergencyAccess
from ledstjarna.domain.consent.queries.readings import NotForYou, Reading, Viewer

_CONTROLS = frozenset({"log_controller"})


def emergency_of(reading: Reading) -> EmergencyAccess | None:
    """The viewer's own emergency about the person that is open now."""
    rows = EmergencyAccess.objects.filter(
        **reading.rows, opened_by_id=reading.viewer.party_id, ground__period__contains=reading.at
    )
    return rows.first()


def emergencies_to_review(viewer: Viewer) -> list[EmergencyAccess]:
    """Every opening in the county that no log controller has reviewed, oldest first. Raises NotForYou for others."""
    if viewer.role not in _CONTROLS:
        raise NotForYou(viewer, None, "emergencies_to_review")
    with automatic_run("emergencies_to_review"):
        rows = EmergencyAccess.objects.filter(county_id=viewer.county_id, reviewed_at=None)
        return list(rows.order_by("opened_at"))
