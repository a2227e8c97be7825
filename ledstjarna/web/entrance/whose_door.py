"""Who comes to a page that belongs to no door, and the door that they belong to."""

from django.db import Error, transaction
from django.http import HttpRequest
from django.utils.module_loading import import_string

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.web.addresses import address
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.frame import Door

# By name, since the doors themselves stand on this folder.
NO_PERSONS = frozenset({"process_leader"})  # whose own door is not open yet
_RESIDENT = "ledstjarna.web.resident.opening.DOOR"
_DOORS = {
    "person": "ledstjarna.web.resident.opening.OWN_DOOR",
    "close_one": _RESIDENT,
    "representative": _RESIDENT,
    "staff": "ledstjarna.web.team.door.TEAM",
    "staff without persons": "ledstjarna.web.team.door.WITHOUT_PERSONS",
    "log_controller": "ledstjarna.web.team.door.OF_CONTROLLERS",
    "association": "ledstjarna.web.association.door.DOOR",
}


def somebody(request: HttpRequest) -> Viewer | None:
    """Who is signed in; None when nobody is, or when it cannot be told just now."""
    if not hasattr(request, "session"):
        return None
    try:
        with transaction.atomic():
            return sessions.viewer_of(request)
    except (Error, KeyError, ValueError):
        return None


def door_of(viewer: Viewer | None) -> Door:
    """The door of whoever is signed in; the entrance for everybody else."""
    if viewer is None:
        return ENTRANCE
    without = viewer.is_staff and viewer.role in NO_PERSONS
    kind = "staff without persons" if without else viewer.role if viewer.role in _DOORS else viewer.kind
    door: Door = import_string(_DOORS[kind if viewer.is_staff else viewer.kind])
    return door


def home_of(door: Door) -> tuple[str, str]:
    """What the door's first page is called, and its address."""
    links = door.links()
    return (links[0][0] if links else door.name()), address(door.home)
