"""The start page: what this is, and the five doors, honest about which are open."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from ledstjarna.web.components.gallery import gallery
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.frame import show


@page(PUBLIC)
def start(request: HttpRequest) -> HttpResponse:
    """What Ledstjärna is and where to go."""
    return show(request, "entrance/start/page.html", ENTRANCE, {})


@page(PUBLIC)
def closed_door(request: HttpRequest, door: str) -> HttpResponse:
    """A door that is not built yet says so, and what it will be for."""
    return show(request, "entrance/start/closed.html", ENTRANCE, {"door": door})


@page(PUBLIC)
def components(request: HttpRequest) -> HttpResponse:
    """The gallery of the accessible parts."""
    return show(request, "components/gallery.html", ENTRANCE, gallery())


@page(PUBLIC)
def health(request: HttpRequest) -> HttpResponse:
    """For supervisors: the process answers and reaches its database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@page(PUBLIC)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address whatever the page says."""
    return redirect("/static/ledstjarna/star.svg")
