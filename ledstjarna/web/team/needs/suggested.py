"""A suggestion that a form was opened from (`forslag`): what it fills in, and that it is taken with what is made."""

from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.needs import actions
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.needs.queries import suggestion
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import ViewerRequest


def suggested(request: ViewerRequest, reading: Reading, kind: str) -> Suggestion | None:
    """The open suggestion of that kind which the address names, None for none."""
    try:
        wanted = UUID(request.GET.get("forslag", ""))
    except ValueError:
        return None
    found = suggestion(reading, wanted) if reading.may("needs") else None
    return found if found and found.kind == kind and found.state == "open" else None


def with_suggestion(reading: Reading, row: Suggestion | None, made: Any) -> Any:
    """`made`, with the suggestion taken for it in the same transaction."""
    if row:
        actions.take_suggestion(
            by=reading.viewer, subject_id=reading.subject_id, suggestion_id=row.pk, became_id=made.pk, at=now()
        )
    return made
