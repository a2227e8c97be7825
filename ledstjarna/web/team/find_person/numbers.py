"""What a look-up by identity number tells: for the search, and for who registers somebody that is here already."""

from django.urls import reverse

from ledstjarna.domain.people.queries import find_by_identity
from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.domain.teams.queries import my_persons
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.team.emergency.view import opens_emergencies
from ledstjarna.web.team.found import keep_found
from ledstjarna.web.team.ways import way_to


def found_by_number(request: ViewerRequest, text: str) -> dict[str, object] | None:
    """Whoever has the number, and the ways on; None for nobody. The look-up is logged, found or not.

    Raises RuleBroken for what is no number.
    """
    number, wrong = identity_findings(text)
    if wrong or number is None:
        raise RuleBroken(*wrong)
    person = find_by_identity(request.viewer, number)
    if person is None:
        return None
    keep_found(request, person.subject_id)
    mine = person.subject_id in my_persons(request.viewer)
    href = (
        way_to("team_person", person.subject_id)
        if mine
        else reverse("begin_contact", kwargs={"subject_id": person.subject_id})
    )
    urgent = reverse("emergency", kwargs={"subject_id": person.subject_id}) if opens_emergencies(request) else ""
    return {"person": person, "mine": mine, "href": href, "emergency": urgent}
