"""Tider: when the association does what it has said yes to, one tap for how it went, and the times themselves."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_listing, open_part
from ledstjarna.domain.plans.models import Activity, Commitment
from ledstjarna.domain.plans.queries import (
    Happens,
    activities_of,
    activity,
    lived_by,
    marks_of,
    occurrence,
    parts_of,
    timed_parts,
)
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.rules.marking import RECENT, reasons_for
from ledstjarna.foundation.clock import moment_of, now, today
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.frame import show
from ledstjarna.web.lived.acts import change_form, changed, day_in, tapped, times_form, times_sent, told
from ledstjarna.web.lived.forms import TapForm, TellForm
from ledstjarna.web.lived.presenter import Eyes, days_shown, history, one_shown
from ledstjarna.web.lived.words import when_text
from ledstjarna.web.wording import label_text, written

AHEAD, BEHIND = timedelta(days=14), timedelta(days=3)
MOST = 25  # on one page of a phone


@page(ASSOCIATION, writes=True)
def our_days(request: ViewerRequest) -> HttpResponse:
    """The days just before and the two weeks ahead, and the parts that have no times yet."""
    viewer = request.viewer
    form = form_for(request, TapForm)
    if request.method == "POST" and (answer := tapped(request, form, _said)):
        return answer
    rows = lived_by(viewer, moment_of(today() - BEHIND, time.min), moment_of(today() + AHEAD, time.min))
    at = now()
    shown = [row for row in rows if row.one.local_day >= today() or row.stands(at) in RECENT][:MOST]
    parts = timed_parts(viewer, limit=MOST)
    about = [row.commitment for row in shown] + [part for part, _times in parts]
    named = {part.subject_id for part in about if part.shared_words.get("name")}
    log_listing(viewer, {part.subject_id for part in about}, what="our_days", named=named)
    context = {
        "form": form, "days": days_shown(shown, _eyes(viewer)), "thanked": _thanked(request),
        "parts": [
            (part.id, title(part), name(part), [(row.id, when_text(row)) for row in times]) for part, times in parts
        ],
    }  # fmt: skip
    return show(request, "association/times/list.html", DOOR, context)


@page(ASSOCIATION, writes=True)
def our_occurrence(request: ViewerRequest, activity_id: UUID, day: str) -> HttpResponse:
    """One occurrence: how it stands, what was said, and how it is told, cancelled or moved."""
    row = activity(request.viewer, activity_id)
    open_part(request.viewer, row.subject_id, row.commitment_id, what="our_occurrence")
    found = occurrence(request.viewer, row, day_in(day, request.viewer))
    tells, changes = request.POST.get("do") == "tell", request.POST.get("do") == "change"
    tell = form_for(request, TellForm, seen_version=found.seen, reasons=reasons_for(request.viewer.kind))
    change = change_form(request, found)
    if request.method == "POST" and tells and (answer := told(request, tell, found, _said)):
        return answer
    if request.method == "POST" and changes:
        answer = changed(request, change, found, lambda _made: _back("andrat"))
        if answer:
            return answer
    eyes = _eyes(request.viewer)
    context = {
        "tell": tell, "change": change, "sent": change if changes else tell, "one": one_shown(found, eyes),
        "day_of": found.one.local_day, "often": when_text(row), "action": request.path,
        "said": history(marks_of(row, found.one.day), eyes),
    }  # fmt: skip
    return show(request, "association/times/one.html", DOOR, context)


@page(ASSOCIATION, writes=True)
def our_part_times(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """The times of what the association has said yes to, and a form for one more."""
    subject_id = next((row.subject_id for row in parts_of(request.viewer) if row.id == part_id), None)
    if subject_id is None:
        raise NotForYou(request.viewer, None, "our_part_times")
    return _times(request, subject_id, part_id)


@page(ASSOCIATION, writes=True)
def change_our_times(request: ViewerRequest, activity_id: UUID) -> HttpResponse:
    """Change the times from a day on, or end them."""
    row = activity(request.viewer, activity_id)
    if row.state != "running":
        raise NotForYou(request.viewer, row.subject_id, "change_our_times")
    return _times(request, row.subject_id, row.commitment_id, row)


def _times(request: ViewerRequest, subject_id: UUID, part_id: UUID, row: Activity | None = None) -> HttpResponse:
    reading = open_part(request.viewer, subject_id, part_id, what="our_part_times")
    part = part_of(reading, part_id)
    if part.state != "active" or part.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject_id, "our_part_times")
    form = times_form(request, row)
    if request.method == "POST":
        answer = times_sent(
            request, form, part, lambda made: _back("tid" if made.state == "running" else "tid-slut"), row
        )
        if answer:
            return answer
    context = {
        "form": form, "row": row, "action": request.path, "title": title(part), "who": name(part),
        "times": [(one.id, when_text(one)) for one in activities_of(reading, part_id)],
    }  # fmt: skip
    return show(request, "association/times/times.html", DOOR, context)


def title(part: Commitment) -> str:
    """What it is, in the words that were shared: the plan's own title never was."""
    return written(part.shared_words.get("about", "")) or _("Det ni har sagt ja till")


def name(part: Commitment) -> str:
    """For whom, as far as they chose to say."""
    return part.shared_words.get("name") or _("Någon i er kommun")


def _eyes(viewer: Viewer) -> Eyes:
    def who(row: Happens) -> str:
        named, whom = row.activity.responsible_label, name(row.commitment)
        return _("%(whom)s · %(who)s kommer") % {"whom": whom, "who": named} if named else whom

    return Eyes(viewer, now(), False, who, lambda label: _("Ni") if label == viewer.label else label_text(label))


def _said(mark: Any) -> str:
    return _back("gjort" if mark.state == "done" else "inte")


def _back(code: str) -> str:
    return f"{reverse('our_days')}?tack={code}"


def _thanked(request: HttpRequest) -> tuple[str, list[str]] | None:
    said = {
        "gjort": lambda: (_("Tack, det är avprickat"), [_("Den det gäller ser det i sin plan.")]),
        "inte": lambda: (_("Tack för att ni sa till"), [_("Den det gäller ser ert skäl i sin plan.")]),
        "andrat": lambda: (_("Nu är den gången ändrad"), [_("Den det gäller ser det direkt, med ert skäl.")]),
        "tid": lambda: (_("Nu finns tiden i planen"), [_("Den det gäller ser när ni kommer.")]),
        "tid-slut": lambda: (_("Tiden gäller inte från i morgon"), [_("Det som har varit står kvar.")]),
    }.get(request.GET.get("tack", ""))
    return said() if said else None
