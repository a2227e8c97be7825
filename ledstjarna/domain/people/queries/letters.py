"""Letters that confirm what staff registered."""

from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, log_listing
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.models import Letter, Person


def letters_to_print(viewer: Viewer, unit_id: UUID) -> list[Letter]:
    """The unit's letters that nobody has printed yet, the oldest first; none about who has died. Logged as one list."""
    if not viewer.is_staff or viewer.unit_id != unit_id:
        raise NotForYou(viewer, None, "letters_to_print")
    rows = list(
        Letter.objects.filter(unit_id=unit_id, printed_at=None)
        .exclude(subject_id__in=Person.objects.filter(deceased=True).values("pk"))
        .order_by("written_at", "pk")
    )
    log_listing(viewer, {row.subject_id for row in rows}, what="letters_to_print")
    return rows


def letter(reading: Reading, letter_id: UUID) -> Letter | None:
    """One letter to the person."""
    reading.needs(BASIC)
    return Letter.objects.filter(**reading.rows, pk=letter_id).first()
