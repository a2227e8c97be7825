"""Vem har läst om mig: the access log in plain words, always open to the person."""

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import (
    NotForYou,
    emergencies_about,
    periods_with_rows,
    readers_of,
    reasons_stated,
    who_has_read,
)
from ledstjarna.domain.consent.rules import LOG
from ledstjarna.domain.control.queries import questions_asked
from ledstjarna.domain.organisations.queries import controlling_units, organisations_by_id, principals
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.days import moment_in
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.who_read.emergencies import emergencies_shown
from ledstjarna.web.resident.who_read.filters import filters_of, months_before
from ledstjarna.web.resident.who_read.grounds import grounds_text
from ledstjarna.web.resident.who_read.reasons import reasons_of
from ledstjarna.web.told.log import ROWS, log_shown


@page(PERSON, about=LOG)
def who_read(request: ViewerRequest) -> HttpResponse:
    """Everybody who has read, changed or tried to, in the person's own view of the log. Theirs alone to see."""
    reading = opened(request, "who_read", LOG)
    asked = request.GET
    months = periods_with_rows(reading, months_before(today()))
    standing = standing_of(reading)
    readers = [(party_id, standing.known(label)) for party_id, label in readers_of(reading)]
    onwards = moment_in(asked.get("fore", ""))
    filters = filters_of(
        asked.get("vem", ""), asked.get("manad", ""), readers, months, onwards=onwards is not None
    )  # fmt: skip
    read = who_has_read(reading, about=ROWS, before=onwards, party_id=filters.party_id, period=filters.period)
    asked_about = {(row.reader_id, row.read_at) for row in questions_asked(reading)}
    others = [row for row in read.rows if row.party_id != reading.subject_id]
    asked_for = {row.organisation_id for row in others if row.basis == "request" and row.organisation_id}
    theirs = organisations_by_id(asked_for) if asked_for else {}
    first = not (filters.chosen or asked.get("fore"))
    context = {
        "emergencies": emergencies_shown(emergencies_about(reading), reading.at) if first else [],
        "shown": log_shown(
            read, reading.subject_id, asked_about, standing.known, reasons_of(reasons_stated(reading))
        ),
        "filters": filters,
        "grounds": grounds_text(others, {key: one.kind for key, one in theirs.items()}),
    }  # fmt: skip
    return room(request, "resident/who_read/page.html", reading, context)


@page(PERSON)
def who_tells(request: ViewerRequest) -> HttpResponse:
    """Whom a representative asks who has read: the log is told to the person alone, and a small child opens nothing.

    Region and municipality answer for their own logs, each by whoever controls it.
    """
    viewer = request.viewer
    if viewer.kind != "representative":
        raise NotForYou(viewer, subject(request), "who_tells")
    reading = opened(request, "who_tells")
    near = principals(county_id=viewer.county_id, municipality_id=viewer.municipality_id)
    context = {"units": controlling_units(row.pk for row in near)}
    return room(request, "resident/who_read/tells.html", reading, context)
