"""Ingen kom, to the unit that was to come: which time it was, and what they write about it. The report is not shown."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import missed_visit as missed_visit_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.explaining import ExplainForm
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_page


@page(STAFF, writes=True)
def missed_visit(request: ViewerRequest, subject_id: UUID, missed_id: UUID) -> HttpResponse:
    """What was told, who answers the person and until when; and the unit's own words."""
    row = missed_visit_of(request.viewer, missed_id)
    if row.subject_id != subject_id:
        raise NotForYou(request.viewer, subject_id, "missed_visit")
    reading = open_part(request.viewer, subject_id, row.commitment_id, what="missed_visit")
    form = form_for(request, ExplainForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.explain_missed_visit(
                by=request.viewer, subject_id=subject_id, missed_id=missed_id, explanation=data["explanation"],
                at=now(),
            ),
            done=lambda _row: reverse("team_work") + "?tack=explained",
        )  # fmt: skip
        if answer:
            return answer
    # A unit that needed no decision knows the name that the person shared with it, and no other.
    whom = about(reading) if reading.may("basic") else None
    name = whom.name if whom else row.commitment.shared_words.get("name", "")
    context = {"form": form, "missed": row, "name": name, "back": reverse("team_work")}
    return show_page(request, "team/missed/page.html", context)
