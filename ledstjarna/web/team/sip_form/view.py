"""The county's SIP form, filled from the plan: to read, and as PDF."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans.queries import sip_content, told_with_all
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.printed.paper import answer, ways_to_print
from ledstjarna.web.printed.sip.filled import FilledForm, filled_form
from ledstjarna.web.printed.sip.forms import STANDARD, FormUnreadable, form_of, read
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, finding_text


@page(STAFF)
def sip_form(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The form as it would be printed, with what is missing first."""
    reading = open_reading(request.viewer, subject_id, what="sip_form", kinds=PLAN_PAGE, besides=told_with_all)
    form, wrong, ended = _form(reading)
    context = {
        "filled": form, "wrong": wrong, "ended": ended, "ways": ways_to_print(),
        "back": way_to("team_documents", subject_id),
    }  # fmt: skip
    return show_about(request, "team/sip_form/page.html", reading, context)


@page(STAFF)
def sip_paper(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The form as PDF."""
    reading = open_reading(request.viewer, subject_id, what="sip_paper", kinds=PLAN_PAGE, besides=told_with_all)

    def context() -> dict[str, Any]:
        form, _wrong, ended = _form(reading)
        if form is None:
            raise Http404
        return {"form": form, "ended": ended}

    return answer(request, "printed/sip/form.html", reading, context, name=lambda: _("sip"))


def _form(reading: Reading) -> tuple[FilledForm | None, str, str]:
    """The filled form; the standard one, and why, where the county's own cannot be used. Until which day it was in
    force, when it ended with its plan.
    """
    content = sip_content(reading)
    if content is None:
        return None, "", ""
    ended = date_text(day_of(content.ended_at), with_year=True) if content.ended_at else ""
    try:
        return filled_form(reading, content, form_of(reading.county_id)), "", ended
    except RuleBroken as broken:
        wrong = " ".join(finding_text(one) for one in broken.findings)
    except FormUnreadable as unreadable:
        wrong = str(unreadable)
    return filled_form(reading, content, read(STANDARD)), wrong, ended
