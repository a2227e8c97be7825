"""Till när gäller delen?: its last day, said by whoever does it, or written down for the person by the team."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for
from ledstjarna.web.lasting import UntilForm, last_day_of, may_say, shown_for, until_sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about, show_page
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def team_part_until(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """How long a part holds. A unit that only answers for the part sees that part and no more."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="team_part_until")
    part = part_of(reading, commitment_id)
    if not may_say(reading, part) and part.ends_on is None:
        raise NotForYou(request.viewer, subject_id, "team_part_until")
    back = way_to("team_part" if reading.may("plan") else "answer_part", subject_id, commitment_id=commitment_id)
    form = form_for(request, UntilForm, seen_version=part.version, stands={"last_day": last_day_of(part)})
    if request.method == "POST" and (
        answer := until_sent(request, form, part, lambda _term: reverse("team_work") + "?tack=until_said")
    ):
        return answer
    context: dict[str, Any] = {
        "form": form, "one": shown_for(reading, part), "may_say": may_say(reading, part), "back": back, "part": part,
    }  # fmt: skip
    if reading.may("basic"):
        return show_about(request, "team/until/about.html", reading, context, whom=about(reading))
    return show_page(request, "team/until/page.html", context)
