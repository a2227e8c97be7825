"""Borta: staff write down that the person is away, and when they are back. Also for who only carries a part."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.queries import absence, absences
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.away import away_form, away_sent, away_shown, back_form, back_sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def team_away(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The absences that stand, and a form for one more."""
    reading = open_reading(request.viewer, subject_id, what="team_away", kinds=[BASIC])
    form = away_form(request)
    if request.method == "POST":
        answer = away_sent(request, form, subject_id, lambda _row: way_to("team_away", subject_id, "away"))
        if answer:
            return answer
    context = {"form": form, "away": [away_shown(row) for row in absences(reading)], "back": _home(reading)}
    return show_about(request, "team/away/page.html", reading, context, whom=about(reading))


@page(STAFF, writes=True)
def team_back(request: ViewerRequest, subject_id: UUID, absence_id: UUID) -> HttpResponse:
    """When the person is back; it may be earlier than was told."""
    reading = open_reading(request.viewer, subject_id, what="team_back", kinds=[BASIC])
    row = absence(reading, absence_id)
    form = back_form(request, row)
    if request.method == "POST":
        answer = back_sent(
            request, form, row, lambda row: way_to("team_away", subject_id, "back" if row else "never_away")
        )
        if answer:
            return answer
    context = {"form": form, "one": away_shown(row), "back": way_to("team_away", subject_id)}
    return show_about(request, "team/away/back.html", reading, context, whom=about(reading))


def _home(reading: Reading) -> str:
    return way_to("team_times", reading.subject_id) if reading.may("plan") else reverse("our_times")
