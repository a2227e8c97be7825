"""Mitt, väntar, försenat: one's own work, and a unit manager's unit by person and by who. One listing in the log."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import urlencode

from ledstjarna.domain.consent.queries import log_listing
from ledstjarna.domain.people.queries import not_named_in_lists, persons_named
from ledstjarna.domain.plans.queries import names_shared
from ledstjarna.domain.teams.queries import my_persons
from ledstjarna.domain.worklists.queries import ours, work_of
from ledstjarna.domain.worklists.rules import LATE, MINE, WAITS, is_late, seen_as
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.home.presenter import named_like
from ledstjarna.web.team.searched import search_sent, searched
from ledstjarna.web.team.worklist.presenter import Seeing, about_persons, by_whom, unnamed, work_rows

PER_PAGE = 25
VIEWS = {"mitt": MINE, "vantar": WAITS, "forsenat": LATE}


@page(STAFF, roles=MEET_PERSONS)
def team_work(request: ViewerRequest) -> HttpResponse:
    """What is ours, what waits for others and what is late; narrowed to one person or one who has it."""
    if answer := search_sent(request, "visa", "hos"):
        return answer
    viewer, at = request.viewer, now()
    whole_unit, mine = viewer.role == "unit_manager", ours(viewer)
    everything = work_of(viewer)
    shown_as = request.GET.get("visa", "mitt")
    shown_as = shown_as if shown_as in VIEWS else "mitt"
    in_view = seen_as(VIEWS[shown_as], everything, mine, at)
    persons = persons_named({item.subject_id for item in in_view})
    in_view = unnamed(in_view, persons, not_named_in_lists)
    (text, search), whose_id = searched(request), _id(request.GET.get("hos", ""))
    named = {person.pk for person in named_like(persons.values(), text)}
    chosen = [item for item in in_view if _fits(item, named if text else None, whose_id)]
    count = max(1, -(-len(chosen) // PER_PAGE))
    number = min(_number(request.GET.get("sida", "")), count)
    shown = chosen[(number - 1) * PER_PAGE : number * PER_PAGE]
    log_listing(viewer, about_persons(shown, persons), what="team_work")
    seeing = Seeing(mine, set(my_persons(viewer)), persons, at, names_shared(viewer))
    counts = {code: len(seen_as(view, everything, mine, at)) for code, view in VIEWS.items()}
    context: dict[str, Any] = {
        "shown_as": shown_as, "counts": counts, "shown": work_rows(shown, seeing), "any": bool(in_view),
        "number": number, "count": count,
        "how_many": len(chosen), "late": sum(is_late(item, at) for item in chosen), "whole_unit": whole_unit,
        "text": text, "whose": by_whom(in_view), "whose_id": str(whose_id or ""),
        "more": "?" + urlencode({"visa": shown_as, "sok": search, "hos": str(whose_id or "")}) + "&sida=",
    }  # fmt: skip
    return show_page(request, "team/worklist/page.html", context)


def _fits(item: WorkItem, named: set[UUID] | None, whose_id: UUID | None) -> bool:
    return (named is None or item.subject_id in named) and (whose_id is None or item.whose_id == whose_id)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdigit() and len(text) < 6 else 1
