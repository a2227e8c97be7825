"""Too many tries: when to try again, and that nothing else has happened."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from ledstjarna.foundation.clock import now
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.frame import show
from ledstjarna.web.wording.dates import clock_after


def must_wait_page(request: HttpRequest, until: datetime) -> HttpResponse:
    """Says from which minute it works again."""
    return too_many(show(request, "entrance/must_wait.html", ENTRANCE, {"clock": clock_after(until)}), until)


def too_many(answer: HttpResponse, until: datetime) -> HttpResponse:
    """The same answer as one that says, to machines too, when to try again."""
    answer.status_code = 429
    answer.headers["Retry-After"] = str(max(1, int((until - now()).total_seconds()) + 1))
    return answer
