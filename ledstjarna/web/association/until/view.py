"""Till när gäller det?: the last day of what the association does."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_part
from ledstjarna.domain.plans.queries import part
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.association.requests.view import about_whom
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.frame import show
from ledstjarna.web.lasting import UntilForm, last_day_of, may_say, shown_for, until_sent


@page(ASSOCIATION, writes=True)
def association_until(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """How long a part holds: one tap to let it go on or end, or another last day."""
    reading = open_part(request.viewer, about_whom(request, part_id), part_id, what="association_until")
    found = part(reading, part_id)
    form = form_for(request, UntilForm, seen_version=found.version, stands={"last_day": last_day_of(found)})
    if request.method == "POST" and (
        answer := until_sent(request, form, found, lambda _term: reverse("association_home") + "?tack=till-nar")
    ):
        return answer
    context = {
        "form": form, "one": shown_for(reading, found), "may_say": may_say(reading, found), "part": found,
        "back": reverse("answer_request", kwargs={"part_id": part_id}),
    }  # fmt: skip
    return show(request, "association/until/page.html", DOOR, context)
