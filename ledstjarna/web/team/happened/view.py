"""What has happened, newest first."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans.queries import happenings
from ledstjarna.domain.teams.queries import team
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.happened.words import happened_icon, happened_words, way_words
from ledstjarna.web.team.kinds import PLAN_PAGE

HOW_MANY = 40


@page(STAFF)
def team_happened(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """One line for each thing that happened, and who did it when that is known."""
    reading = open_reading(request.viewer, subject_id, what="team_happened", kinds=PLAN_PAGE)
    whom = about(reading, "team_happened")
    names = {row.party_id: row.label for row in team(reading)} | {subject_id: whom.name}
    rows = happenings(reading, limit=HOW_MANY + 1, before=_before(request.GET.get("fore", "")))
    lines = [
        {
            "at": row.happened_at,
            "title": happened_words(row.kind, row.body),
            "icon": happened_icon(row.kind),
            "who": names.get(row.actor_id, "") if row.actor_id else "",
            "way": way_words(row.body),
        }
        for row in rows[:HOW_MANY]
    ]
    older = rows[HOW_MANY - 1].recorded_at.isoformat() if len(rows) > HOW_MANY else ""
    return show_about(request, "team/happened/page.html", reading, {"lines": lines, "older": older}, whom=whom)


def _before(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
