"""Emergency openings: one's own that is open now, the person's, and those that wait for the log controller."""

from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog, EmergencyAccess, LogVerb
from ledstjarna.domain.consent.queries.readings import NotForYou, Reading, Viewer
from ledstjarna.foundation.clock import now

_CONTROLS = frozenset({"log_controller"})
LETTER_MADE = "emergency_letter"
_SEE_ALL = ("own", "representative")


def emergency_of(reading: Reading) -> EmergencyAccess | None:
    """The viewer's own emergency about the person that is open now."""
    rows = EmergencyAccess.objects.filter(
        **reading.rows, opened_by_id=reading.viewer.party_id, ground__period__contains=reading.at
    )
    return rows.first()


def emergency_over(viewer: Viewer, subject_id: UUID) -> EmergencyAccess | None:
    """The viewer's own last opening about the person, when it is over; None while one stands, and where none was."""
    with automatic_run("emergency_over"):
        rows = EmergencyAccess.objects.filter(subject_id=subject_id, opened_by_id=viewer.party_id)
        row = rows.order_by("-ends_at").first()
    return row if row and row.ends_at <= now() else None


def emergencies_about(reading: Reading) -> list[EmergencyAccess]:
    """Every opening about the person, the newest first: the person was promised to see who, and why (2022:913 3:5).

    Raises NotForYou for others than the person and who decides for them.
    """
    if reading.reached.basis not in _SEE_ALL:
        raise NotForYou(reading.viewer, reading.subject_id, "emergencies_about")
    with automatic_run("emergencies_about"):
        return list(EmergencyAccess.objects.filter(**reading.rows).order_by("-opened_at", "id"))


def emergencies_to_review(viewer: Viewer) -> list[EmergencyAccess]:
    """Every opening at the log controller's own care giver that is not answered for, what is due first first.

    Raises NotForYou for whoever is no log controller.
    """
    with automatic_run("emergencies_to_review"):
        return list(_of_controller(viewer).filter(reviewed_at=None).order_by("ends_at", "id"))


def emergencies_reviewed(viewer: Viewer, *, limit: int) -> list[EmergencyAccess]:
    """Those that are reviewed, the newest review first. Raises NotForYou for whoever is no log controller."""
    with automatic_run("emergencies_reviewed"):
        return list(_of_controller(viewer).exclude(reviewed_at=None).order_by("-reviewed_at")[:limit])


def emergency_to_review(viewer: Viewer, emergency_id: UUID) -> EmergencyAccess:
    """One of them, reviewed or not. Raises NotForYou for another care giver's: the same as for none."""
    with automatic_run("emergency_to_review"):
        row = _of_controller(viewer).filter(pk=emergency_id).first()
    if row is None:
        raise NotForYou(viewer, None, "emergency_to_review")
    return row


def letter_of_emergency(row: EmergencyAccess) -> AccessLog | None:
    """That whoever controls the log has made a letter to the person about the opening, as the log has it."""
    with automatic_run("letter_of_emergency"):
        rows = AccessLog.objects.filter(county_id=row.county_id, subject_id=row.subject_id, at__gte=row.opened_at)
        return rows.filter(what=LETTER_MADE, detail__contains={"emergency": str(row.pk)}).order_by("at").first()


def has_signed_in(subject_id: UUID) -> bool:
    """Whether the person has ever signed in: else nothing that stands here is seen by them."""
    with automatic_run("letter_of_emergency"):
        return AccessLog.objects.filter(party_id=subject_id, verb=LogVerb.SIGN_IN).exists()


def _of_controller(viewer: Viewer) -> "QuerySet[EmergencyAccess]":
    if viewer.role not in _CONTROLS or viewer.organisation_id is None:
        raise NotForYou(viewer, None, "emergencies_to_review")
    return EmergencyAccess.objects.filter(county_id=viewer.county_id, organisation_id=viewer.organisation_id)
