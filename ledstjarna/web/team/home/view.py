"""My persons and what waits for me: a constant number of queries, one list in the log."""

from collections import defaultdict
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from ledstjarna.domain.consent.queries import log_listing
from ledstjarna.domain.organisations.models import Role
from ledstjarna.domain.organisations.queries import MEETS_NO_PERSONS
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.queries import parts_of, plans_of
from ledstjarna.domain.teams.queries import coordinators_of, my_persons
from ledstjarna.domain.worklists.queries import ours, work_of
from ledstjarna.domain.worklists.rules import MINE, seen_as
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.home.presenter import PER_PAGE, named_like, ordered, our_rows, person_row, person_waits
from ledstjarna.web.team.searched import search_sent, searched
from ledstjarna.web.team.worklist.presenter import Seeing, about_persons, work_rows

HOW_MANY_ASKED = 8
HOW_MANY_OURS = 100


@page(STAFF)
def team_home(request: ViewerRequest) -> HttpResponse:
    """The first page of the door; for those who meet no persons, what their own door will be."""
    viewer, at = request.viewer, now()
    if viewer.role == Role.LOG_CONTROLLER:
        return redirect("log_control")
    if viewer.role in MEETS_NO_PERSONS:
        return redirect("leading")
    if answer := search_sent(request):
        return answer
    text, number_of_search = searched(request)
    persons = persons_named(my_persons(viewer))
    work, mine = work_of(viewer), ours(viewer)
    found = named_like(persons.values(), text)
    by_person: dict[UUID, list[WorkItem]] = defaultdict(list)
    for item in work:
        by_person[item.subject_id].append(item)
    plans = plans_of(person.pk for person in found)
    waits = {row.pk: person_waits(by_person[row.pk], mine, plans.get(row.pk), at) for row in found}
    in_order = ordered(found, waits, at)
    count = max(1, -(-len(in_order) // PER_PAGE))
    number = min(_number(request.GET.get("sida", "")), count)
    shown = in_order[(number - 1) * PER_PAGE : number * PER_PAGE]
    asked = seen_as(MINE, work, mine, at)
    asked_shown = asked[:HOW_MANY_ASKED]
    parts = parts_of(viewer)
    our_parts = [part for part in parts if part.state == "active"][:HOW_MANY_OURS]
    elsewhere = {part.subject_id for part in our_parts}
    work_about = {item.subject_id for item in asked_shown}
    everybody = {**persons, **persons_named((elsewhere | work_about) - set(persons))}
    coordinators = coordinators_of(person.pk for person in shown)
    elsewhere |= about_persons(asked_shown, everybody)
    log_listing(viewer, {person.pk for person in shown} | elsewhere, what="team_home")
    names = {part.pk: part.shared_words.get("name", "") for part in parts}
    return show_page(
        request,
        "team/home/page.html",
        {
            "text": text,
            "number_of_search": number_of_search,
            "persons": [person_row(row, waits[row.pk], coordinators.get(row.pk, ""), at) for row in shown],
            "how_many": len(in_order),
            "number": number,
            "count": count,
            "asked": work_rows(asked_shown, Seeing(mine, set(persons), everybody, at, names)),
            "more_asked": len(asked) - len(asked_shown),
            "ours": our_rows(our_parts, everybody),
        },
    )


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdigit() and len(text) < 6 else 1
