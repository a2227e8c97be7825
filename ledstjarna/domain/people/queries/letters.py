"""Letters that confirm what staff registered."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, log_listing
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.domain.people.rules.letters import CHANGEABLE, matter_of
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.outbox.models import Happening


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


def changed_since(rows: Sequence[Letter]) -> set[UUID]:
    """Those of the letters that say what is no longer so: the same was answered anew after them, by whichever way.

    Only that it was is told: the letters show to whoever asks already.
    """
    with automatic_run("letters_changed"):
        later = Happening.objects.filter(
            subject_id__in={row.subject_id for row in rows}, kind__in=CHANGEABLE,
            happened_at__gt=min((row.written_at for row in rows), default=now()),
        )  # fmt: skip
        found: dict[tuple[UUID, tuple[str, str] | None], datetime] = {}
        for one in later.order_by("happened_at"):
            found[one.subject_id, matter_of(one.kind, one.body)] = one.happened_at
    newest = {row.pk: found.get((row.subject_id, matter_of(row.kind, row.body))) for row in rows}
    return {row.pk for row in rows if (last := newest[row.pk]) and last > row.written_at}
