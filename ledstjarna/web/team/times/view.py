"""Tider: what a unit does in a day, one person's week, one occurrence, and the times of a part."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading, log_listing, open_part, open_reading
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.plans.queries import (
    activities_of,
    activity,
    lived,
    lived_by,
    marks_of,
    occurrence,
    ordination_of,
    prescribes,
    timed_parts,
)
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.queries import part_of as told_as
from ledstjarna.domain.plans.rules.activities import first_day
from ledstjarna.domain.plans.rules.marking import WRITER, reasons_for
from ledstjarna.domain.visits.queries import given_ahead
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import READ_FIRST, STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.lived.acts import change_form, changed, day_in, tapped, times_form, times_sent, told
from ledstjarna.web.lived.forms import TapForm, TellForm
from ledstjarna.web.lived.presenter import days_shown, history, one_shown, title_of
from ledstjarna.web.lived.words import when_text
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.times.presenter import (
    DAYS,
    PER_PAGE,
    eyes_on_many,
    eyes_on_one,
    may_set,
    name_of,
    parts_shown,
    stretch,
)
from ledstjarna.web.team.ways import way_to

HOW_MANY_WITHOUT = 20


@page(STAFF, writes=True, roles=MEET_PERSONS)
def our_times(request: ViewerRequest) -> HttpResponse:
    """What the viewer and their unit do on one day, whoever it is for; and the parts that have no times yet."""
    viewer, shown = request.viewer, stretch(request.GET.get("dag", ""), 1)
    form = form_for(request, TapForm)
    if request.method == "POST" and (answer := tapped(request, form, lambda mark: _back(request, mark))):
        return answer
    rows = lived_by(viewer, *shown.span)
    count = max(1, -(-len(rows) // PER_PAGE))
    number = min(_number(request.GET.get("sida", "")), count)
    here = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    without = [row for row in timed_parts(viewer, limit=HOW_MANY_WITHOUT) if not row[1]]
    ids = {row.activity.subject_id for row in here} | {part.subject_id for part, _times in without}
    persons = persons_named(ids)
    log_listing(viewer, ids, what="our_times")
    context = {
        "form": form, "shown": shown, "days": days_shown(here, eyes_on_many(viewer, now(), persons)), "number": number,
        "count": count, "without": parts_shown(without, viewer, persons), "how_many": len(rows),
    }  # fmt: skip
    return show_page(request, "team/times/day.html", context)


@page(STAFF, writes=True, readers=READ_FIRST)
def team_times(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """One person's week, for who is in the team."""
    reading = open_reading(request.viewer, subject_id, what="team_times", kinds=PLAN_PAGE)
    form, shown = form_for(request, TapForm), stretch(request.GET.get("dag", ""), DAYS)
    if request.method == "POST":
        answer = tapped(request, form, lambda mark: _said(subject_id, mark), subject_id=subject_id)
        if answer:
            return answer
    whom = about(reading, "team_times")
    eyes = eyes_on_one(request.viewer, now(), whom.name, reads_plan=True)
    parts = timed_parts(request.viewer, subject_id=subject_id, whole_plan=True)
    rows = lived(reading, *shown.span)
    context = {
        "form": form, "shown": shown, "days": days_shown(rows, eyes),
        "parts": parts_shown(parts, request.viewer, {}, shown=rows, reads_plan=True),
    }  # fmt: skip
    return show_about(request, "team/times/week.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def team_occurrence(request: ViewerRequest, activity_id: UUID, day: str) -> HttpResponse:
    """One occurrence: how it stands, what was said, and how it is told, cancelled or moved."""
    row = activity(request.viewer, activity_id)
    reading = open_part(request.viewer, row.subject_id, row.commitment_id, what="team_occurrence")
    found = occurrence(request.viewer, row, day_in(day, request.viewer))
    tells, changes = request.POST.get("do") == "tell", request.POST.get("do") == "change"
    persons = persons_named([row.subject_id])
    whom = name_of(row.commitment, persons)
    on_word = told_as(request.viewer, row, reads_plan=reading.may("plan")) == WRITER
    tell = form_for(
        request, TellForm, seen_version=found.seen, on_word=on_word, initial={"word_of": whom} if on_word else {},
        reasons=reasons_for("person" if on_word else request.viewer.kind),
    )  # fmt: skip
    change = change_form(request, found)
    if request.method == "POST" and tells and (answer := told(request, tell, found, lambda mark: _done(reading, mark))):
        return answer
    if request.method == "POST" and changes:
        answer = changed(request, change, found, lambda _made: _home(reading) + "?tack=changed_once")
        if answer:
            return answer
    eyes = eyes_on_one(request.viewer, now(), whom, reads_plan=reading.may("plan"))
    one = one_shown(found, eyes)
    context = {
        "tell": tell, "change": change, "sent": change if changes else tell, "one": one, "day_of": found.one.local_day,
        "often": when_text(row), "said": history(marks_of(row, found.one.day), eyes), "action": request.path,
        "back": _home(reading), "whom": whom,
    }  # fmt: skip
    return _show(request, "team/times/one.html", reading, context)


@page(STAFF, writes=True)
def part_times(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """The times of a part, and a form for one more."""
    return _times(request, subject_id, commitment_id)


@page(STAFF, writes=True)
def change_part_times(request: ViewerRequest, activity_id: UUID) -> HttpResponse:
    """Change the times of a part from a day on, or end them."""
    row = activity(request.viewer, activity_id)
    if row.state != "running":
        raise NotForYou(request.viewer, row.subject_id, "change_part_times")
    return _times(request, row.subject_id, row.commitment_id, row)


def _times(request: ViewerRequest, subject_id: UUID, commitment_id: UUID, row: Activity | None = None) -> HttpResponse:
    reading = open_part(request.viewer, subject_id, commitment_id, what="part_times")
    part = part_of(reading, commitment_id)
    reads_plan = reading.may("plan")
    if part.state != "active" or not may_set(part, request.viewer, reads_plan=reads_plan):
        raise NotForYou(request.viewer, subject_id, "part_times")
    form = times_form(request, row)
    given = given_ahead(request.viewer, row.pk, now()) if row else 0
    if request.method == "POST":
        answer = times_sent(request, form, part, lambda made: _set(reading, made, given=bool(given)), row)
        if answer:
            return answer
    context = {
        "form": form, "row": row, "given": given, "action": request.path, "back": _home(reading),
        "title": title_of(row, request.viewer, reads_plan=reads_plan) if row else part.title,
        "times": [(one.id, when_text(one)) for one in activities_of(reading, commitment_id)],
        "prescribed": ordination_of(part) if part.legal_basis == "health" else None,
        "may_prescribe": prescribes(request.viewer, part), "part": part,
    }  # fmt: skip
    return _show(request, "team/times/times.html", reading, context)


def _show(request: ViewerRequest, template: str, reading: Reading, context: dict[str, Any]) -> HttpResponse:
    """With the person around it where the viewer reaches who it is; else the part alone."""
    if reading.may("basic"):
        return show_about(request, template, reading, context, whom=about(reading))
    return show_page(request, template, {"about": None, **context})


def _home(reading: Reading) -> str:
    return way_to("team_times", reading.subject_id) if reading.may("plan") else reverse("our_times")


def _set(reading: Reading, made: Activity, *, given: bool) -> str:
    """Where a new time shows: the day, or the week, of its first one when that is not now. `given`: somebody had visits
    of it, which are nobody's now."""
    first = first_day(made.recurring()) if made.state == "running" else today()
    there = f"&dag={first.isoformat()}" if first > today() else ""
    return f"{_home(reading)}?tack=times_{made.state}{'_given' if given else ''}{there}"


def _done(reading: Reading, mark: Any) -> str:
    return f"{_home(reading)}?tack={_code(mark)}"


def _said(subject_id: UUID, mark: Any) -> str:
    return way_to("team_times", subject_id, _code(mark))


def _back(request: ViewerRequest, mark: Any) -> str:
    """Back to the same day and page of the list, where the next one waits."""
    kept = request.GET.copy()
    kept["tack"] = _code(mark)
    return f"{reverse('our_times')}?{kept.urlencode()}"


def _code(mark: Any) -> str:
    return "ticked" if mark.state == "done" else "not_done"


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdigit() and len(text) < 6 else 1
