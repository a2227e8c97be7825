"""A provider answers an assignment, and can give it back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import ProviderAssignment
from ledstjarna.domain.plans.queries import assignment as assignment_of
from ledstjarna.domain.plans.queries import implementation, timed_parts
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.application.presenter import period_of
from ledstjarna.web.team.assignment.form import AnswerForm, ReturnForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def assignment(request: ViewerRequest, subject_id: UUID, assignment_id: UUID) -> HttpResponse:
    """What was decided and asked, and the answer."""
    row = assignment_of(request.viewer, assignment_id)
    if row.subject_id != subject_id:
        raise NotForYou(request.viewer, subject_id, "assignment")
    reading = open_part(request.viewer, subject_id, row.commitment_id, what="assignment")
    reading.needs("basic")
    form = form_for(request, AnswerForm, seen_version=row.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.answer_assignment(
                by=request.viewer, subject_id=subject_id, assignment_id=assignment_id, seen_version=seen,
                yes=data["yes"], words=data["words"], at=now(),
            ),
            done=lambda answered: _after(subject_id, answered),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "assignment": row,
        "part": row.commitment,
        "period": period_of(row.commitment),
        "next": _next(request, row, reading) if row.state == "accepted" else None,
        "back": reverse("team_home"),
    }
    return show_about(request, "team/assignment/page.html", reading, context, whom=about(reading))


@page(STAFF, writes=True)
def return_assignment(request: ViewerRequest, subject_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Give an assignment back, after having read what it means."""
    row = assignment_of(request.viewer, assignment_id)
    if row.subject_id != subject_id or row.state != "accepted" or row.unit_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject_id, "return_assignment")
    reading = open_part(request.viewer, subject_id, row.commitment_id, what="return_assignment")
    reading.needs("basic")
    form = form_for(request, ReturnForm, seen_version=row.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.return_assignment(
                by=request.viewer, subject_id=subject_id, assignment_id=assignment_id, seen_version=seen,
                why=data["why"], at=now(),
            ),
            done=lambda _row: reverse("team_home") + "?tack=returned",
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "part": row.commitment,
        "asked": row.given_by_label,
        "back": way_to("assignment", subject_id, assignment_id=assignment_id),
    }
    return show_about(request, "team/assignment/return.html", reading, context, whom=about(reading))


def _after(subject_id: UUID, answered: ProviderAssignment) -> str:
    """After a yes: to what happens now. After a no nothing is left to do here."""
    if answered.state == "accepted":
        return way_to("assignment", subject_id, "assignment_taken", assignment_id=answered.pk)
    return reverse("team_home") + "?tack=answered"


def _next(request: ViewerRequest, row: ProviderAssignment, reading: Reading) -> str:
    """What the provider does next: the times, then how it is done, then to ask the person; empty when all is there."""
    timed = {part.pk for part, times in timed_parts(request.viewer, subject_id=row.subject_id) if times}
    if row.commitment_id not in timed:
        return "times"
    found = implementation(reading, row.commitment_id)
    if found.agreed or (found.open and found.open.state == "asked"):
        return ""
    return "how"
