"""By which number somebody close, or a representative, signs in: written and taken away, in both doors that do so."""

from typing import Any
from uuid import UUID

from ledstjarna.domain.people import actions
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import ViewerRequest


def writing(request: ViewerRequest, subject_id: UUID, party_id: UUID) -> Any:
    """What a sent number does."""
    return lambda fields, _seen: actions.let_sign_in(
        by=request.viewer, subject_id=subject_id, party_id=party_id, number=fields["number"], at=now()
    )


def forgetting(request: ViewerRequest, subject_id: UUID, party_id: UUID) -> Any:
    """What taking it away does."""
    return lambda _fields, _seen: actions.forget_sign_in_number(
        by=request.viewer, subject_id=subject_id, party_id=party_id, at=now()
    )
