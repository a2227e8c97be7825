"""What to know at the door is written down by those who carry out the part."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.visits.actions._shared import envelope, first_wins
from ledstjarna.domain.visits.events import VisitNoteWritten
from ledstjarna.domain.visits.models import VisitNote
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def write_visit_note(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, getting_in: str, careful: str,
    carers: int, at: datetime,
) -> VisitNote:  # fmt: skip
    """Write it anew; what stood is kept. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change = open_part(by, subject_id, commitment_id, what="write_visit_note", change=True)
    require(
        None if part(change, commitment_id).owner_id in by.parties else Finding("not_your_part"),
        None if carers in (1, 2) else Finding("one_or_two_come", field_name="carers"),
    )
    rows = VisitNote.objects.select_for_update().filter(**change.rows, commitment_id=commitment_id, replaced_at=None)
    old = rows.first()
    if (old.version if old else 0) != seen_version:
        theirs = {"getting_in": old.getting_in, "careful": old.careful} if old else {}
        raise ChangedMeanwhile(
            what="visit_note", version=old.version if old else 0,
            mine={"getting_in": getting_in, "careful": careful}, theirs=theirs,
        )  # fmt: skip
    if old is not None:
        old.replaced_at = at
        old.save(update_fields=["replaced_at"])
    mine = {"getting_in": getting_in.strip(), "careful": careful.strip()}
    first = ChangedMeanwhile(what="visit_note", version=0, mine=mine, theirs={})
    with first_wins(first, "one_current_visit_note"):  # a colleague wrote the first one in the same moment
        made = VisitNote.objects.create(
            **change.rows, commitment_id=commitment_id, **mine, carers=carers, version=seen_version + 1,
            written_by_id=by.party_id, written_by_label=by.label, written_at=at, recorded_at=at,
        )  # fmt: skip
    publish(VisitNoteWritten(**envelope(change, at), commitment_id=commitment_id))
    return made
