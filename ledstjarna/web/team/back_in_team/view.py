"""The person has said yes anew: whom they want back in the team, as staff were told it."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people.queries import representatives
from ledstjarna.domain.teams.queries import left_with_consent
from ledstjarna.web.coming_back import asking_back, stays_away
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.persons_word import whose_word_needs_it
from ledstjarna.web.team.about import about
from ledstjarna.web.team.back_in_team.form import ToldBackForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def team_back_in_team(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Who was in the team until the yes ended, nobody ticked."""
    reading = open_reading(request.viewer, subject_id, what="team_back_in_team", kinds=PLAN_PAGE)
    left, whom = left_with_consent(reading), about(reading)
    held = [(str(seen.representative.pk), seen.representative.name) for seen in representatives(reading)]
    form = form_for(
        request, ToldBackForm, left=left, speakers=[(str(subject_id), whom.name), *held],
        first_name=whom.person.given_name, initial={"said_by": str(subject_id)},
        needs_word=whose_word_needs_it(reading, [UUID(one) for one, _name in held], "sharing"),
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, asking_back(request, subject_id),
            done=lambda _rows: way_to("team_consents", subject_id, "back_in_team"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "left": left, "stays_away": stays_away(), "back": way_to("team_consents", subject_id),
    }  # fmt: skip
    return show_about(request, "team/back_in_team/page.html", reading, context, whom=whom)
