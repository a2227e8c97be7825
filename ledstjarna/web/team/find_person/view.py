"""Find a person: by name among one's own, by identity number among all. Every look-up is logged."""

from datetime import datetime

from django.http import HttpResponse

from ledstjarna.domain.people.queries import find_in_reach
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.entrance.waiting import too_many
from ledstjarna.web.forms import HouseForm, form_for
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.find_person.form import NumberForm
from ledstjarna.web.team.find_person.numbers import found_by_number
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.searched import search_sent, searched
from ledstjarna.web.team.ways import way_to


@page(STAFF, roles=MEET_PERSONS)
def find_person(request: ViewerRequest) -> HttpResponse:
    """Two ways to find somebody on one page. The number is sent in a form, so that no address holds it."""
    if answer := search_sent(request):
        return answer
    text, _number = searched(request)
    named = find_in_reach(request.viewer, text) if text else []
    form = form_for(request, NumberForm)
    looked_up = request.method == "POST" and form.is_valid()
    found, until = _by_number(request, form) if looked_up else (None, None)
    answer = show_page(
        request,
        "team/find_person/page.html",
        {
            "form": form,
            "text": text,
            "named": [(list_name(row), way_to("team_person", row.pk)) for row in named],
            "found": found,
            "must_wait": until is not None,
            "nobody": looked_up and not form.errors and found is None,
        },
    )
    return too_many(answer, until) if until else answer


def _by_number(request: ViewerRequest, form: HouseForm) -> tuple[dict[str, object] | None, datetime | None]:
    """Whom the number leads to, and when to search again where they have searched for too many."""
    try:
        return found_by_number(request, form.cleaned_data["identity"]), None
    except RuleBroken as wrong:
        form.say(wrong)
        return None, wrong.findings[0].params.get("until")
