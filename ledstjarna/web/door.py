"""How a page is opened: who it is for, whether it reads or writes, and what the database is told.

Every view is made with `page(...)`, which the architecture tests insist on. It
- lets in the stated audience only; others get the same answer as for a page that does not exist,
- runs the view in one transaction with the viewer set for the row policies, the log row in it,
- lets a reading view, and every GET, write nothing but the access log, checked at the cursor,
- keeps what was written in a form when the session has expired, or its part has ended, and does nothing with one that
  was shown to somebody else than who is signed in by now.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse

from ledstjarna.domain.consent.actions import log_refusal
from ledstjarna.domain.consent.context import set_viewer_as
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.web.entrance import errors, kept_form, sessions
from ledstjarna.web.entrance.part_ended import part_ended
from ledstjarna.web.forms import led_again

View = Callable[..., HttpResponse]

PUBLIC = "public"
PERSON = "person"  # the person, their representative, those close to them
STAFF = "staff"
ASSOCIATION = "association"
AUDIENCES = (PUBLIC, PERSON, STAFF, ASSOCIATION)

# Pages that write and are there for who may only read, too: as something to read, with a form beside for the others, or
# because what they change is one's own reading.
READ_FIRST, OF_READING = "read_first", "of_reading"

_KINDS = {"person": PERSON, "close_one": PERSON, "representative": PERSON, "staff": STAFF, "association": ASSOCIATION}


class ViewerRequest(HttpRequest):
    """A request whose viewer is known."""

    viewer: Viewer


class ReadingPageWrote(Exception):
    """A page that says it only reads tried to write something else than the access log."""


def page(
    *audiences: str, writes: bool = False, readers: str = "", roles: frozenset[str] = frozenset(), about: str = ""
) -> Callable[[View], View]:
    """Make a view for `audiences`. `roles`, when given, narrows staff to those roles; `readers` says why a page that
    writes is there for who may only read, `about` the kind of record that it is of no use without: ways to it are
    offered to who reaches that kind (offering.py)."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return _open(view, request, audiences, writes, roles, args, kwargs)
            except (NotForYou, Http404) as refusal:
                with transaction.atomic():
                    if again := led_again(request):
                        return again
                    if isinstance(refusal, NotForYou):
                        log_refusal(refusal)
                        if ended := part_ended(request, kwargs):
                            return ended
                return errors.not_found(request)

        opened.audiences = audiences  # type: ignore[attr-defined]
        opened.writes = writes  # type: ignore[attr-defined]
        opened.readers = readers  # type: ignore[attr-defined]
        opened.about = about  # type: ignore[attr-defined]
        return opened

    return decorate


def _open(
    view: View, request: HttpRequest, audiences: tuple[str, ...], writes: bool, roles: frozenset[str],
    args: tuple[Any, ...], kwargs: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    if audiences == (PUBLIC,):
        request.viewer = None  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)
    with transaction.atomic():
        viewer = sessions.viewer_of(request)
        if viewer is not None:
            if kept_form.shown_to_another(request):
                return errors.somebody_else(request)
            if _KINDS[viewer.kind] not in audiences or (viewer.is_staff and roles and viewer.role not in roles):
                raise NotForYou(viewer, None, request.resolver_match.view_name if request.resolver_match else "")
            if sessions.told_of(request) != viewer.parties:
                set_viewer_as(viewer)
            request.viewer = viewer  # type: ignore[attr-defined]
            if writes and request.method == "POST":
                return view(request, *args, **kwargs)
            with connection.execute_wrapper(_only_the_log):
                return view(request, *args, **kwargs)
    return kept_form.keep_and_ask_to_sign_in(request)


def _only_the_log(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    head = sql.lstrip()[:60].upper()
    if head.startswith(("INSERT", "UPDATE", "DELETE", "TRUNCATE")) and not head.startswith(
        'INSERT INTO "CONSENT_ACCESSLOG"'
    ):
        raise ReadingPageWrote(head)
    return execute(sql, params, many, context)
