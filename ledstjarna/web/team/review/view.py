"""The authority answers whether it opens a review of a decision. The decision stands whatever the answer."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import NotForYou, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import application as application_of
from ledstjarna.domain.plans.queries import review_of_part
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import text, yes_or_no
from ledstjarna.web.team.kinds import DECISION_PAGE
from ledstjarna.web.team.ways import way_to


class ReviewForm(HouseForm):
    """Yes or no, with the words that the person reads."""

    opens = yes_or_no(
        _("Ser ni över beslutet?"), _("Svara ja eller nej."), _("Ja, vi ser över det tillsammans med personen"),
        _("Nej, det fortsätter som det är"),
    )  # fmt: skip
    answer = text(_("Vad säger ni till personen?"), _("Skriv ett svar till personen."))


@page(STAFF, writes=True)
def review(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Answer the review that was asked for of this application's decision."""
    reading = open_reading(request.viewer, subject_id, what="review", kinds=DECISION_PAGE)
    application = application_of(reading, application_id)
    row = review_of_part(reading, application.commitment_id)
    if row is None:
        raise NotForYou(request.viewer, subject_id, "review")
    form = form_for(request, ReviewForm, seen_version=row.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.answer_review(
                by=request.viewer, subject_id=subject_id, step_down_id=row.id,
                commitment_id=application.commitment_id, seen_version=seen, at=now(), **data,
            ),
            done=lambda _row: way_to("application", subject_id, "review", application_id=application_id),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "row": row,
        "part": application.commitment,
        "back": way_to("application", subject_id, application_id=application_id),
    }
    return show_about(request, "team/review/page.html", reading, context)
