"""Ingen kom and Jag är inte nöjd: read, told for the person by phone, and answered in words to them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import missed_of_report, plan_view
from ledstjarna.domain.plans.queries import report as report_of
from ledstjarna.domain.plans.queries import reports as reports_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import READ_FIRST, STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import text
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.reports.form import TellForm
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


class AnswerForm(HouseForm):
    """The answer, which the person reads."""

    answer = text(_("Ditt svar till personen"), _("Skriv ett svar till personen."), rows=4)


@page(STAFF)
def reports(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Everything the person has told went wrong, with the answers."""
    reading = open_reading(request.viewer, subject_id, what="reports", kinds=PLAN_PAGE)
    context = {"reports": reports_of(reading), "at": now(), "back": way_to("team_person", subject_id)}
    return show_about(request, "team/reports/page.html", reading, context)


@page(STAFF, writes=True, readers=READ_FIRST)
def report(request: ViewerRequest, subject_id: UUID, report_id: UUID) -> HttpResponse:
    """Answer one. Anyone of staff in the team may, so that nobody waits for a holiday."""
    reading = open_reading(request.viewer, subject_id, what="report", kinds=PLAN_PAGE)
    row = report_of(reading, report_id)
    form = form_for(request, AnswerForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.answer_report(
                by=request.viewer, subject_id=subject_id, report_id=report_id, answer=data["answer"], at=now()
            ),
            done=lambda _row: way_to("team_person", subject_id, "report"),
        )
        if answer:
            return answer
    missed = missed_of_report(reading, report_id)
    context = {"form": form, "report": row, "missed": missed, "at": now(), "back": way_to("team_person", subject_id)}
    return show_about(request, "team/reports/answer.html", reading, context)


@page(STAFF, writes=True)
def tell_report(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write down what the person told by phone or in another way."""
    reading = open_reading(request.viewer, subject_id, what="tell_report", kinds=PLAN_PAGE)
    parts = plan_view(reading).going_on
    form = form_for(
        request, TellForm, parts=[(str(row.pk), f"{row.title}, {label_text(row.owner_label)}") for row in parts]
    )
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.tell(
                by=request.viewer, subject_id=subject_id, kind=data["kind"], words=data["words"], way=data["way"],
                commitment_id=UUID(data["part"]) if data["part"] else None, at=now(),
            ),
            done=lambda _row: way_to("team_person", subject_id, "told"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(
        request, "team/reports/tell.html", reading, {"form": form, "back": way_to("team_reports", subject_id)}
    )
