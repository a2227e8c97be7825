"""The start page: what this is, and the five doors, honest about which are open."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.control.actions import anchors_missing, minutes_unsealed
from ledstjarna.foundation.anchoring import configured_anchors
from ledstjarna.foundation.clock import now
from ledstjarna.web.components.gallery import gallery
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.start.doors import later, later_doors, open_doors
from ledstjarna.web.entrance.whose_door import door_of, home_of, somebody
from ledstjarna.web.frame import show


@page(PUBLIC)
def start(request: HttpRequest) -> HttpResponse:
    """What Ledstjärna is and where to go; whoever is signed in is led to their own door."""
    viewer = somebody(request)
    name, home = home_of(door_of(viewer))
    doors = [door for door in open_doors() if viewer is None or door.href == home]
    context = {"open": doors, "later": later_doors(), "home": home, "home_name": name}
    return _shown(request, "entrance/start/page.html", viewer, context)


@page(PUBLIC)
def closed_door(request: HttpRequest, door: str) -> HttpResponse:
    """A door that is not built yet says so, and what it will be for."""
    return _shown(request, "entrance/start/closed.html", somebody(request), {"later": later(door)})


def _shown(request: HttpRequest, template: str, viewer: Viewer | None, context: dict[str, Any]) -> HttpResponse:
    """The page in the entrance's frame; whoever is signed in sees that, and can sign out."""
    request.viewer = viewer  # type: ignore[attr-defined]
    return show(request, template, ENTRANCE, context)


@page(PUBLIC)
def components(request: HttpRequest) -> HttpResponse:
    """The gallery of the accessible parts."""
    return show(request, "components/gallery.html", ENTRANCE, gallery())


@page(PUBLIC)
def health(request: HttpRequest) -> HttpResponse:
    """For supervisors: the process answers and reaches its database, and how the sealed log stands."""
    return JsonResponse({
        "status": "ok", "log_unsealed_minutes": minutes_unsealed(at=now()),
        "log_anchors_missing": anchors_missing(configured_anchors()),
    })  # fmt: skip


@page(PUBLIC)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address whatever the page says."""
    return redirect("/static/ledstjarna/star.svg")
