"""Pages for what went wrong: what happened, that nothing was lost, and what to do.

Who is signed in keeps their door, its links and the way back to where they were.
"""

import sys
from typing import Any
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse

from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.kept_form import as_whom, hold, what_was_sent
from ledstjarna.web.entrance.onwards import remember_where
from ledstjarna.web.entrance.unsent import Unsent, kept_in, unsent, words_of
from ledstjarna.web.entrance.whose_door import also_acts_as, door_of, home_of, somebody
from ledstjarna.web.frame import show


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer whether the thing is missing or not for the viewer."""
    return _page(request, "entrance/not_found.html", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read: too large a form, or one that is broken."""
    return _page(request, "entrance/bad_request.html", 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: too old, from another site, or its cookies gone: then its words come back."""
    found = unsent(request)
    if found and somebody(request) and found.who != as_whom(request):
        return somebody_else(request)
    return _page(request, "entrance/old_form.html", 403, unsent=found)


def somebody_else(request: HttpRequest) -> HttpResponse:
    """A form that was shown to another than who is signed in by now: nothing is done, and no word of it is shown.

    It is kept for whoever it was shown to, as after a time-out, and comes back to them when they sign in. Where it was
    the same one in another assignment, or with another person's plan open, they change back, and see its words.
    """
    form = what_was_sent(request) or kept_in(request)
    if form:
        hold(request, form)
    if form and also_acts_as(request, form["party"]):
        remember_where(request, form["address"])
        staff = request.session.get(sessions.KIND) in ("staff", "association")
        return _page(
            request, "entrance/changed.html", 409, staff=staff, words=list(words_of(form)),
            change=reverse("choose_assignment" if staff else "choose_person"),
        )  # fmt: skip
    return _page(request, "entrance/somebody_else.html", 409, kept=form is not None)


def part_ended(request: HttpRequest, found: Unsent) -> HttpResponse:
    """A form about a part that was the writer's until somebody ended it: its words, and nothing more of the part."""
    several = getattr(getattr(request, "viewer", None), "kind", "") in ("staff", "association")
    return _page(request, "entrance/part_ended.html", 409, unsent=found, several=several)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. Nothing was half saved: the transaction was rolled back."""
    asks = not isinstance(sys.exception(), OperationalError | InterfaceError)  # a database that is away is left alone
    return _page(request, "entrance/server_error.html", 500, asks=asks)


def _page(request: HttpRequest, template: str, status: int, *, asks: bool = True, **context: Any) -> HttpResponse:
    viewer = somebody(request) if asks else None
    request.viewer = viewer  # type: ignore[attr-defined]
    door = door_of(viewer)
    before, (home_name, home) = _before(request), home_of(door)
    return show(
        request, template, door, {"before": before, "home": home, "home_name": home_name, **context},
        status=status, return_to=request.get_full_path() if request.method == "GET" else before or home,
    )  # fmt: skip


def _before(request: HttpRequest) -> str:
    """The page of ours that led here; empty when it is not known, or is this one."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.get_host() or (came.path == request.path and request.method == "GET"):
        return ""
    try:
        resolve(came.path)
    except Resolver404:
        return ""
    return came.path + (f"?{came.query}" if came.query else "")
