"""Who comes to a page that belongs to no door, and the door that they belong to."""

from dataclasses import replace

from django.db import Error, transaction
from django.http import HttpRequest
from django.utils.module_loading import import_string

from ledstjarna.domain.consent.context import set_viewer_as
from ledstjarna.domain.consent.queries import Viewer, kinds_in_reach
from ledstjarna.domain.consent.rules import BASIC, PLAN, STORY, TEAM
from ledstjarna.domain.organisations.queries import assignments_of
from ledstjarna.web.addresses import address
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.kept_form import whom
from ledstjarna.web.frame import Door
from ledstjarna.web.offering import drawn_for, offers

# By name, since the doors themselves stand on this folder.
_RESIDENT = "ledstjarna.web.resident.opening.DOOR"
_DOORS = {
    "person": "ledstjarna.web.resident.opening.OWN_DOOR",
    "close_one": _RESIDENT,
    "close one without the plan": "ledstjarna.web.resident.asked.presenter.ASKED_DOOR",
    "close one with the story": "ledstjarna.web.resident.opening.STORY_DOOR",
    "representative": _RESIDENT,
    "representative without the plan": "ledstjarna.web.resident.opening.NARROW_DOOR",
    "staff": "ledstjarna.web.team.door.TEAM",
    "process_leader": "ledstjarna.web.team.door.FOLLOWING",
    "log_controller": "ledstjarna.web.team.door.OF_CONTROLLERS",
    "association": "ledstjarna.web.association.door.DOOR",
}


_WITHOUT = {"close_one": "close one without the plan", "representative": "representative without the plan"}


def somebody(request: HttpRequest) -> Viewer | None:
    """Who is signed in; None when nobody is, or when it cannot be told just now."""
    if not hasattr(request, "session"):
        return None
    try:
        with transaction.atomic():
            return sessions.viewer_of(request)
    except (Error, KeyError, ValueError):
        return None


def also_acts_as(request: HttpRequest, note: str) -> bool:
    """Whether whom a form was shown to, as `kept_form.as_whom` tells it, is somebody else that whoever is signed in
    may act as: another assignment of theirs, or their place at another person's plan."""
    who = sessions.who_is(request)
    if who is None:
        return False
    opens = request.session.get(sessions.OPENS) or []
    if note in {whom(*one) for one in opens}:
        return True
    with transaction.atomic():
        return note in {str(one.pk) for one in assignments_of(who)}


def door_of(viewer: Viewer | None) -> Door:
    """The door of whoever is signed in; the entrance for everybody else."""
    if viewer is None:
        return ENTRANCE
    reads = _reads(viewer) if viewer.kind in _WITHOUT else frozenset()
    door: Door = import_string(_DOORS[_whose(viewer, reads)])
    if viewer.kind != "close_one":
        return door
    # Of what the person has not let them read nothing is offered.
    kinds = [kind for kind in (BASIC, PLAN, STORY, TEAM) if kind in reads]

    def links() -> tuple[tuple[str, str], ...]:
        with drawn_for(kinds, kinds):
            return tuple((text, name) for text, name in door.links() if offers(address(name)))

    return replace(door, links=links)


def _whose(viewer: Viewer, reads: frozenset[str]) -> str:
    """Whose door it is: those who reach less than others of their kind have one that leads to nothing more."""
    if viewer.is_staff and viewer.role in _DOORS:
        return viewer.role
    if viewer.kind not in _WITHOUT or PLAN in reads:
        return viewer.kind
    if viewer.kind == "close_one" and STORY in reads:
        return "close one with the story"
    return _WITHOUT[viewer.kind]


def _reads(viewer: Viewer) -> frozenset[str]:
    """The kinds that somebody close, or who represents, reads; none of them when it cannot be told just now."""
    try:
        with transaction.atomic():
            set_viewer_as(viewer)
            return kinds_in_reach(viewer)
    except Error:
        return frozenset()


def home_of(door: Door) -> tuple[str, str]:
    """What the door's first page is called, and its address."""
    links = door.links()
    return (links[0][0] if links else door.name()), address(door.home)
