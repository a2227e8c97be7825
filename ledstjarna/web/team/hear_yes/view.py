"""Write down the yes that lets one's own organisation in, for staff who come while others hold the plan."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import NotForYou, open_reading, own_no, standing_before
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.queries import organisation
from ledstjarna.domain.people.actions import hear_sharing
from ledstjarna.domain.people.queries import representatives
from ledstjarna.domain.people.rules import CONSENT_MATTERS
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.persons_word import persons_word, whose_word_needs_it
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.hear_yes.form import HearYesForm
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def hear_yes(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Who said yes and how. The page says of others neither that the person shares with them nor since when."""
    viewer = request.viewer
    reading = open_reading(viewer, subject_id, what="hear_yes_page", kinds=[BASIC])
    for_writers(reading)
    ours = organisation(viewer.organisation_id) if viewer.organisation_id else None
    if ours is None or not standing_before(viewer, subject_id).reaches_own:
        raise NotForYou(viewer, subject_id, "hear_yes")
    whom = about(reading)
    mandated = [seen.representative for seen in representatives(reading)]
    form = form_for(
        request, HearYesForm, initial={"said_by": str(subject_id)}, first_name=whom.person.given_name,
        speakers=[(str(subject_id), whom.name), *((str(one.pk), one.name) for one in mandated)],
        needs_word=whose_word_needs_it(reading, [one.pk for one in mandated], CONSENT_MATTERS["sharing"]),
    )  # fmt: skip

    def act(data: dict[str, Any], _seen: int) -> Consent:
        return hear_sharing(
            by=viewer, subject_id=subject_id, way=data["way"], at=now(), said_by=UUID(data["said_by"]),
            **persons_word(data),
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(
            request, form, act,
            done=lambda row: way_to("team_reading", subject_id, "heard" if row.state == "given" else "heard_half"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "ours": ours.name, "said_no": own_no(reading, "sharing"),
        "back": way_to("team_reading", subject_id),
    }  # fmt: skip
    return show_about(request, "team/hear_yes/page.html", reading, context, whom=whom)
