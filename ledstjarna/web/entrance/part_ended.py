"""A form about a part that ended while it was open: what was typed is not lost, and nothing more is told.

Only whoever had the part is told that it has ended, by their own ground that has run out. To everybody else the part
is what it always was: a page that does not exist, whether it does or not.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ledstjarna.domain.consent.queries import reached_before
from ledstjarna.domain.teams.queries import part_of_thread
from ledstjarna.web.entrance import errors
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.entrance.unsent import unsent

_NAMES = ("part_id", "commitment_id", "thread_id")  # in the addresses


def part_ended(request: HttpRequest, named: dict[str, Any]) -> HttpResponse | None:
    """The page with what was typed; None unless a form of the viewer's own was about a part that was theirs."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or request.method != "POST":
        return None
    ids: set[UUID] = {named[name] for name in _NAMES if name in named}
    found = unsent(request) if ids else None
    if found is None or found.who != as_whom(request):
        return None
    if "thread_id" in named and (about := part_of_thread(named["thread_id"])):
        ids.add(about)
    if not reached_before(viewer, ids):
        return None
    return errors.part_ended(request, found)
