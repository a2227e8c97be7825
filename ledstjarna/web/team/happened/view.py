"""What has happened, newest first."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people.queries import close_ones, representatives
from ledstjarna.domain.plans.queries import happenings, owners_once, plan_view, words_said
from ledstjarna.domain.teams.queries import contacts_ever, team_ever
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.happened.names import names, short
from ledstjarna.web.team.happened.presenter import story_of
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.wording.contact_card import contact_named

HOW_MANY = 40


@page(STAFF)
def team_happened(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """One line for each thing that happened, with its title and who did it."""
    reading = open_reading(request.viewer, subject_id, what="team_happened", kinds=PLAN_PAGE)
    whom = about(reading, "team_happened")
    rows = happenings(reading, limit=HOW_MANY + 1, before=_before(request.GET.get("fore", "")))
    known = names(
        plan_view(reading),
        team_ever(reading),
        [*close_ones(reading), *(seen.representative for seen in representatives(reading))],
        subject_id,
        whom.name,
    )
    known.owners_once.update({
        str(part_id): [(until, short(who)) for until, who in spells] for part_id, spells in owners_once(reading).items()
    })  # fmt: skip
    known.things.update({str(row.pk): contact_named(row) for row in contacts_ever(reading)})
    older = rows[HOW_MANY - 1].recorded_at.isoformat() if len(rows) > HOW_MANY else ""
    shown = rows[:HOW_MANY]
    context = {"months": story_of(shown, known, words_said(reading, shown)), "older": older}
    return show_about(request, "team/happened/page.html", reading, context, whom=whom)


def _before(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
