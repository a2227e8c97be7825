"""Ingen kom, to the association that was to come: when it was, and what they write about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_part
from ledstjarna.domain.plans.actions import explain_missed_visit
from ledstjarna.domain.plans.queries import missed_visit
from ledstjarna.foundation.clock import now
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.explaining import ExplainForm
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show


@page(ASSOCIATION, writes=True)
def association_missed(request: ViewerRequest, missed_id: UUID) -> HttpResponse:
    """Which time it was and who answers the person; told by the words that were shared, never the plan's own."""
    row = missed_visit(request.viewer, missed_id)
    open_part(request.viewer, row.subject_id, row.commitment_id, what="missed_visit")
    form = form_for(request, ExplainForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return explain_missed_visit(
            by=request.viewer, subject_id=row.subject_id, missed_id=missed_id, explanation=fields["explanation"],
            at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: reverse("association_home") + "?tack=forklarat")
    ):
        return answer
    return show(request, "association/missed/page.html", DOOR, {"form": form, "missed": row})
