"""Vem har läst om mig: the access log in plain words, always open to the person."""

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import who_has_read
from ledstjarna.domain.consent.rules import LOG
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.days import moment_in
from ledstjarna.web.resident.opening import opened, room
from ledstjarna.web.resident.who_read.presenter import LIMIT, log_shown


@page(PERSON)
def who_read(request: ViewerRequest) -> HttpResponse:
    """Everybody who has read, changed or tried to, in the person's own view of the log. Theirs alone to see."""
    reading = opened(request, "who_read", LOG)
    shown = log_shown(
        who_has_read(reading, limit=LIMIT + 1, before=moment_in(request.GET.get("fore", ""))), reading.subject_id
    )
    return room(request, "resident/who_read/page.html", reading, {"shown": shown})
