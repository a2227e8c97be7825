"""Another try to tell the person that there is something to read: why it failed, and one button."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people.actions import try_notice_again as try_again
from ledstjarna.domain.people.queries import notice_seen
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.sent.view import line_of


@page(STAFF, writes=True, roles=MEET_PERSONS)
def try_notice_again(request: ViewerRequest, subject_id: UUID, notice_id: UUID) -> HttpResponse:
    """What was tried and why it did not arrive; never to which address."""
    reading = open_reading(request.viewer, subject_id, what="try_notice_again", kinds=["basic"])
    seen = notice_seen(reading, notice_id)
    if seen is None:
        raise Http404
    form = form_for(request, HouseForm)

    def act(_data: dict[str, Any], _seen: int) -> object:
        return try_again(by=request.viewer, subject_id=subject_id, notice_id=notice_id, at=now())

    back = reverse("notices_sent")
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: f"{back}?tack=notice_again")):
        return answer
    return show_page(request, "team/sent/again.html", {"form": form, "one": line_of(seen), "back": back})
