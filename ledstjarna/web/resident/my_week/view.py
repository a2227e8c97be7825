"""Min vecka: what takes place, one tap for how it went; one occurrence; and the times of a part."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_part
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.plans.queries import (
    Happens,
    activities_of,
    activity,
    lived,
    lived_by,
    marks_of,
    occurrence,
    parts_of,
    timed_parts,
)
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.rules.marking import reasons_for
from ledstjarna.domain.visits.queries import coming, told_times
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.frame import show
from ledstjarna.web.lived.acts import change_form, changed, day_in, tapped, times_form, times_sent, told
from ledstjarna.web.lived.forms import TapForm, TellForm
from ledstjarna.web.lived.presenter import Told, history, one_shown, title_of
from ledstjarna.web.lived.words import when_text
from ledstjarna.web.resident.asked.presenter import ASKED_DOOR
from ledstjarna.web.resident.my_week.notes import notes_of
from ledstjarna.web.resident.my_week.presenter import (
    THANKS,
    day_start,
    eyes_of,
    first_day,
    may_set,
    parts_shown,
    span,
    week_of,
    week_shown,
)
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import thanked, thanks_at


@dataclass(frozen=True, slots=True)
class Here:
    """As whom somebody is here: with a reading of the plan, or with only their own part of it."""

    reading: Reading | None
    standing: Standing | None


@page(PERSON, about=PLAN, writes=True)
def my_week(request: ViewerRequest) -> HttpResponse:
    """Today and the days ahead. Somebody who only answers for a part sees that part's times."""
    here = _here(request, "my_week")
    form = form_for(request, TapForm)
    first = first_day(request.GET.get("fran", ""))
    if request.method == "POST" and (
        answer := tapped(request, form, lambda mark: _tapped(mark, first), subject_id=subject(request))
    ):
        return answer
    start, end = span(first)
    told: Told = {}
    viewer = request.viewer
    if here.reading is not None:
        rows = lived(here.reading, start, end)
        told = told_times(coming(here.reading, day_of(start), (day_of(end) - day_of(start)).days))
        parts = timed_parts(viewer, subject_id=subject(request), whole_plan=True)
    else:
        rows = lived_by(viewer, start, end, subject_id=subject(request))
        parts = timed_parts(viewer, subject_id=subject(request))
    notes = notes_of(here.reading, here.standing, max(start, day_start(first)), end) if here.reading else None
    just_said, thanks = request.GET.get("sagd", ""), thanked(request, THANKS)
    context = {
        "form": form, "week": week_shown(rows, first, eyes_of(viewer, now(), here.standing, told), notes, just_said),
        "parts": parts_shown(parts, viewer, rows, reads=here.reading is not None),
        "thanked": None if just_said else thanks,
        "said": (just_said, thanks.title) if just_said and thanks else None,
    }  # fmt: skip
    return _show(request, "resident/my_week/page.html", here, context)


@page(PERSON, about=PLAN, writes=True)
def my_occurrence(request: ViewerRequest, activity_id: UUID, day: str) -> HttpResponse:
    """One occurrence: how it stands, what was said, and how it is told, cancelled or moved."""
    row = _activity(request, activity_id)
    part_reading = open_part(request.viewer, subject(request), row.commitment_id, what="my_occurrence")
    found = occurrence(request.viewer, row, day_in(day, request.viewer))
    here = Here(part_reading if part_reading.may(PLAN) else None, _standing(part_reading))
    tells, changes = request.POST.get("do") == "tell", request.POST.get("do") == "change"
    tell = form_for(request, TellForm, seen_version=found.seen, reasons=reasons_for(request.viewer.kind))
    change = change_form(request, found)
    if request.method == "POST" and tells and (answer := told(request, tell, found, _tapped)):
        return answer
    if request.method == "POST" and changes and (answer := changed(request, change, found, _changed)):
        return answer
    return _one_page(request, here, found, {"tell": tell, "change": change, "sent": change if changes else tell})


def _one_page(request: ViewerRequest, here: Here, found: Happens, forms: dict[str, Any]) -> HttpResponse:
    told = told_times(coming(here.reading, found.one.local_day, 1)) if here.reading else {}
    eyes = eyes_of(request.viewer, now(), here.standing, told)
    one = one_shown(found, eyes)
    context = {
        **forms, "one": one, "day_of": found.one.local_day, "often": when_text(found.activity),
        "said": history(marks_of(found.activity, found.one.day), eyes),
        "action": reverse("my_occurrence", kwargs={"activity_id": one.activity_id, "day": one.day}),
    }  # fmt: skip
    return _show(request, "resident/my_week/one.html", here, context)


@page(PERSON, about=PLAN, writes=True)
def my_times(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """The times of a part, and a form for one more."""
    return _times(request, part_id)


@page(PERSON, about=PLAN, writes=True)
def change_my_times(request: ViewerRequest, activity_id: UUID) -> HttpResponse:
    """Change the times of a part from a day on, or end them."""
    row = _activity(request, activity_id)
    if row.state != "running":
        raise NotForYou(request.viewer, subject(request), "change_my_times")
    return _times(request, row.commitment_id, row)


def _times(request: ViewerRequest, part_id: UUID, row: Activity | None = None) -> HttpResponse:
    reading = open_part(request.viewer, subject(request), part_id, what="my_times")
    part, viewer = part_of(reading, part_id), request.viewer
    here = Here(reading if reading.may(PLAN) else None, _standing(reading))
    if part.state != "active" or not may_set(part, viewer, reads=reading.may(PLAN)):
        raise NotForYou(viewer, subject(request), "my_times")
    form = times_form(request, row, part.when)
    if request.method == "POST" and (answer := times_sent(request, form, part, _timed, row)):
        return answer
    title = part.title if here.reading else part.shared_words.get("about") or part.title
    context = {
        "form": form, "row": row, "title": title_of(row, viewer, reads_plan=reading.may(PLAN)) if row else title,
        "times": [(one.id, when_text(one)) for one in activities_of(reading, part_id)],
        "action": request.path,
    }  # fmt: skip
    return _show(request, "resident/my_week/times.html", here, context)


def _here(request: ViewerRequest, what: str) -> Here:
    try:
        reading = opened(request, what, PLAN, TEAM)
    except NotForYou:
        mine = [row for row in parts_of(request.viewer) if row.subject_id == subject(request)]
        if request.viewer.kind != "close_one" or not mine:
            raise
        open_part(request.viewer, subject(request), mine[0].id, what=what)
        return Here(None, None)
    return Here(reading, standing_of(reading))


def _standing(reading: Reading) -> Standing | None:
    return standing_of(reading) if reading.may(PLAN) else None


def _activity(request: ViewerRequest, activity_id: UUID) -> Activity:
    row = activity(request.viewer, activity_id)
    if row.subject_id != subject(request):
        raise NotForYou(request.viewer, subject(request), "activity")
    return row


def _tapped(mark: Any, first: date | None = None) -> str:
    """Back to the same row of the same days; to the days where it stands, when it was told on its own page."""
    if mark.state == "nobody_came" and mark.report_id:
        return thanks_at("report_told", "sagt", report_id=mark.report_id)
    row, begins = f"{mark.activity_id}.{mark.day.isoformat()}", first or week_of(mark.day)
    since = "" if begins == today() else f"&fran={begins.isoformat()}"
    return f"{thanks_at('my_week', 'gjort' if mark.state == 'done' else 'inte')}&sagd={row}{since}#r{row}"


def _changed(_made: Any) -> str:
    return thanks_at("my_week", "andrat")


def _timed(row: Any) -> str:
    return thanks_at("my_week", "tid" if row.state == "running" else "tid-slut")


def _show(request: ViewerRequest, template: str, here: Here, context: dict[str, Any]) -> HttpResponse:
    if here.reading is not None:
        return room(request, template, here.reading, context, standing=here.standing)
    return show(request, template, ASKED_DOOR, {"thanked": None, **context, "standing": None})
