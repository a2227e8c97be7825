"""Show a page in its door's frame."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import STOCKHOLM, now
from ledstjarna.web.addresses import address
from ledstjarna.web.entrance.sessions import SEVERAL, ends_in, may_stay
from ledstjarna.web.layout.chrome import Chrome, PageLink
from ledstjarna.web.offering import offers
from ledstjarna.web.wording.labels import label_text


@dataclass(frozen=True, slots=True)
class Door:
    """One of the five doors: its code, its name and its links as functions, since both follow the language."""

    code: str
    name: Callable[[], str]
    home: str
    links: Callable[[], tuple[tuple[str, str], ...]] = tuple


def show(
    request: HttpRequest, template: str, door: Door, context: dict[str, Any], *, whose: str | None = None,
    status: int = 200, shared_screen: bool = False, return_to: str = "",
) -> HttpResponse:  # fmt: skip
    """Render `template` with `context` in the door's frame.

    `whose` names the person the page is about; `return_to` is where the language switch comes back to, this
    address unless something else is said.
    """
    viewer = getattr(request, "viewer", None)
    private = bool(viewer and viewer.kind in ("person", "representative", "close_one"))
    current = request.resolver_match.view_name if request.resolver_match else ""
    chrome = Chrome(
        door=door.code,
        door_name=door.name(),
        home=address(door.home),
        whose=whose,
        signed_in_as=label_text(viewer.label.removesuffix(f" ({whose})")) if viewer else None,
        links=tuple(_links(door, current)) if viewer else (),
        language=(get_language() or "sv")[:2],
        language_url=address("language"),
        sign_out_url=address("sign_out"),
        sign_in_url=address("my_sign_in"),
        assignment_url=address("choose_person" if private else "choose_assignment"),
        switch_text=(_("Byt plan") if private else _("Byt uppdrag")) if viewer and request.session.get(SEVERAL) else "",
        return_to=return_to or request.get_full_path(),
        shared_screen=shared_screen,
        discreet=bool(viewer and viewer.discreet),
        **(_end_of_session(request) if viewer else {}),
    )
    return render(request, template, {**context, "chrome": chrome, "viewer": viewer}, status=status)


def _links(door: Door, current: str) -> Iterator[PageLink]:
    for text, name in door.links():
        if offers(address(name)):
            yield PageLink(text, address(name), name == current)


def _end_of_session(request: HttpRequest) -> dict[str, Any]:
    seconds = ends_in(request)
    until = (now() + timedelta(seconds=seconds)).astimezone(STOCKHOLM)
    return {
        "ends_in": seconds,
        "ends_clock": f"{until:%H:%M}" if (get_language() or "sv").startswith("en") else f"{until:%H.%M}",
        "may_stay": may_stay(request),
    }
