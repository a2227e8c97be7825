"""What the person said in their own words, beside what happened."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import Choice, FollowUp, FollowUpPreparation, PersonReport
from ledstjarna.foundation.outbox.models import Happening

# The field of an event's body that names a row with the person's words, and the table it is in.
_SAID: tuple[tuple[str, str, Any], ...] = (
    ("ChoiceMade", "choice_id", Choice),
    ("ReportMade", "report_id", PersonReport),
    ("FollowUpHeld", "follow_up_id", FollowUp),
    ("FollowUpPrepared", "preparation_id", FollowUpPreparation),
)


def words_said(reading: Reading, rows: Iterable[Happening]) -> dict[UUID, str]:
    """The person's own words for each of these happenings that has some, by the happening's id.

    One query for each sort of them that is there, four at most.
    """
    reading.needs(PLAN)
    found: dict[UUID, str] = {}
    rows = list(rows)
    for kind, key, model in _SAID:
        told = {row.body[key]: row.id for row in rows if row.kind == kind and row.body.get(key)}
        if told:
            words = model.objects.filter(**reading.rows, pk__in=told).exclude(words="").values_list("id", "words")
            found |= {told[str(row_id)]: said for row_id, said in words}
    return found
