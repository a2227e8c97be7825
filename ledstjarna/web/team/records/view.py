"""Text to copy, or a file, for the viewer's own record system: written once, in the plan, and kept where it belongs."""

import json
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.keeping.queries import disputes
from ledstjarna.domain.plans.queries import RecordContent, record_content, records_of, told_with_all
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.printed.discreet import without_close
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.records.content import as_data, as_text
from ledstjarna.web.team.ways import way_to

_NAMES = {
    "region_health": lambda: _("Regionens journal"),
    "municipal_health": lambda: _("Kommunens hälso- och sjukvårdsjournal"),
    "municipal_social": lambda: _("Kommunens sociala journal"),
    "provider_social": lambda: _("Utförarens sociala journal"),
}


@page(STAFF)
def records(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The text of each record that the viewer writes in."""
    reading = open_reading(request.viewer, subject_id, what="record_text", kinds=PLAN_PAGE, besides=told_with_all)
    shown = []
    for record in records_of(request.viewer):
        content = record_content(reading, record.code)
        text = _text(reading, content) if content and content.goals else ""
        shown.append({"code": record.code, "name": _NAMES[record.code](), "text": text, "law": record.section})
    context = {"records": shown, "back": way_to("team_documents", subject_id)}
    return show_about(request, "team/records/page.html", reading, context)


@page(STAFF)
def record_text(request: ViewerRequest, subject_id: UUID, record: str) -> HttpResponse:
    """The text as a file."""
    reading = open_reading(request.viewer, subject_id, what="record_file", kinds=PLAN_PAGE, besides=told_with_all)
    told = without_close(_text(reading, _content(reading, record)), reading)
    return _file(told, "text/plain", _name(record, "txt"))


@page(STAFF)
def record_data(request: ViewerRequest, subject_id: UUID, record: str) -> HttpResponse:
    """The same with codes, for a record system that can read it."""
    reading = open_reading(request.viewer, subject_id, what="record_file", kinds=PLAN_PAGE, besides=told_with_all)
    data = as_data(_content(reading, record), now())
    told = without_close(json.dumps(data, ensure_ascii=False, indent=2) + "\n", reading)
    return _file(told, "application/json", _name(record, "json"))


def _text(reading: Reading, content: RecordContent) -> str:
    """The text, and what the person says of it where they say otherwise: a record is to hold that (PDL 3:8)."""
    own = {row.pk for goal, parts in content.goals for row in (goal, *parts)}
    said = [row for row in disputes(reading) if row.row_id in own]
    lines = [f"{_('Personen säger något annat:')} {row.what}: ”{row.words}”" for row in said]
    return "\n".join([as_text(content, now()), *lines, ""]) if lines else as_text(content, now())


def _content(reading: Reading, code: str) -> RecordContent:
    content = record_content(reading, code)
    if content is None:
        raise Http404
    return content


# What a file is called in the folder where it lands: what it is for and from which day, and nothing about whom.
_FILES = {
    "region_health": "plan-till-regionens-journal", "municipal_health": "plan-till-kommunens-halsojournal",
    "municipal_social": "plan-till-kommunens-sociala-journal", "provider_social": "plan-till-utforarens-journal",
}  # fmt: skip


def _name(record: str, kind: str) -> str:
    return f"{_FILES[record]}-{today()}.{kind}"


def _file(text: str, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition})
