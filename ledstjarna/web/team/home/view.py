"""My persons and what waits for me: a constant number of queries, one list in the log."""

from django.http import HttpResponse
from django.shortcuts import redirect

from ledstjarna.domain.consent.queries import log_listing
from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.queries import asked_of, parts_of, waiting, wishes_of
from ledstjarna.domain.teams.queries import coordinated_by, coordinators_of, my_persons
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import MEET_NO_PERSONS, show_page
from ledstjarna.web.team.home.presenter import PER_PAGE, asked_rows, named_like, ordered, our_rows, person_row

HOW_MANY_ASKED = 8
HOW_MANY_OURS = 100


@page(STAFF)
def team_home(request: ViewerRequest) -> HttpResponse:
    """The first page of the door; for those who meet no persons, what their own door will be."""
    viewer, at = request.viewer, now()
    if viewer.role == Role.LOG_CONTROLLER:
        return redirect("log_control")
    if viewer.role in MEET_NO_PERSONS:
        return show_page(request, "team/home/later.html", {"role": viewer.role})
    text = request.GET.get("namn", "").strip()[:80]
    persons = persons_named(my_persons(viewer))
    found = named_like(persons.values(), text)
    waits = waiting(viewer, [person.pk for person in found])
    in_order = ordered(found, waits, at)
    count = max(1, -(-len(in_order) // PER_PAGE))
    number = min(_number(request.GET.get("sida", "")), count)
    shown = in_order[(number - 1) * PER_PAGE : number * PER_PAGE]
    asked = sorted([*asked_of(viewer), *wishes_of(coordinated_by(viewer))], key=lambda row: str(row.since))
    seen = [] if request.GET.get("alla") == "1" else asked[HOW_MANY_ASKED:]
    asked_shown = asked[: len(asked) - len(seen)]
    ours = [part for part in parts_of(viewer) if part.state == "active"][:HOW_MANY_OURS]
    elsewhere = {row.subject_id for row in asked_shown} | {part.subject_id for part in ours}
    others = persons_named(elsewhere - set(persons))
    coordinators = coordinators_of(person.pk for person in shown)
    log_listing(viewer, {person.pk for person in shown} | elsewhere, what="team_home")
    return show_page(
        request,
        "team/home/page.html",
        {
            "text": text,
            "persons": [person_row(row, waits[row.pk], coordinators.get(row.pk, ""), at) for row in shown],
            "how_many": len(in_order),
            "number": number,
            "count": count,
            "asked": asked_rows(asked_shown, {**persons, **others}, at),
            "more_asked": len(seen),
            "ours": our_rows(ours, {**persons, **others}),
        },
    )


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdigit() and len(text) < 6 else 1
