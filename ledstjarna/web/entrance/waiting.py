"""Too many tries: when to try again, and that nothing else has happened."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse

from ledstjarna.foundation.clock import STOCKHOLM, now
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.frame import show


def must_wait_page(request: HttpRequest, until: datetime) -> HttpResponse:
    """Says from which minute it works again."""
    minute = (until + timedelta(seconds=59)).astimezone(STOCKHOLM)
    answer = show(request, "entrance/must_wait.html", ENTRANCE, {"clock": f"{minute:%H.%M}"}, status=429)
    answer.headers["Retry-After"] = str(max(1, int((until - now()).total_seconds()) + 1))
    return answer
