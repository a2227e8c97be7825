"""How another system comes in: the same audiences, context, log and guard at the cursor as a page has.

Who asks is told by a bearer token, or by the session that a page began. Every answer, errors too, is FHIR.
"""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException

from ledstjarna.domain.consent.actions import log_refusal
from ledstjarna.domain.consent.context import set_viewer_as, set_viewer_of_token
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.organisations.actions import token_digest
from ledstjarna.fhir.answering.formats import check_format
from ledstjarna.fhir.answering.outcome import Refused, not_found
from ledstjarna.fhir.answering.rendering import render
from ledstjarna.fhir.export.telling import Telling
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.sign_in.attempts import must_wait, note_failure
from ledstjarna.web.door import PERSON, PUBLIC, STAFF, _only_the_log
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.staff import viewer_behind
from ledstjarna.web.entrance.whence import address_of

Answer = Callable[..., HttpResponse]
_ASKS = {"WWW-Authenticate": 'Bearer realm="ledstjarna"'}
_log = logging.getLogger(__name__)


def machines(*audiences: str) -> Callable[[Answer], Answer]:
    """Make a view for other systems, for `audiences`; it reads, and writes nothing but the access log.

    But for a public one, the view gets a `Telling` after the request: who asks, and in which form they are told.
    """

    def decorate(view: Answer) -> Answer:
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                request.get_host()  # raises for a name that is not ours
                return _open(view, request, audiences, args, kwargs)
            except NotForYou as refusal:
                with transaction.atomic():
                    log_refusal(refusal)
                return _refused(request, not_found())
            except _Nobody:
                return _refused(request, _nobody(request))
            except Refused as refused:
                return _refused(request, refused)
            except (SuspiciousOperation, RequestDataTooBig, RawPostDataException):
                return _refused(request, Refused(400, "The request cannot be read."))
            except Exception:
                _log.exception("fhir")
                return _refused(request, Refused(500, "Something broke. Nothing was changed."))

        opened.audiences = audiences  # type: ignore[attr-defined]
        opened.writes = False  # type: ignore[attr-defined]
        opened.for_machines = True  # type: ignore[attr-defined]
        opened.csrf_exempt = True  # type: ignore[attr-defined] # a search may be POSTed, and writes nothing
        return opened

    return decorate


def _open(
    view: Answer, request: HttpRequest, audiences: tuple[str, ...], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    if audiences == (PUBLIC,):
        check_format(request)
        return view(request, *args, **kwargs)
    with transaction.atomic():
        to = _who_asks(request)
        if to is None:
            raise _Nobody
        if (STAFF if to.viewer.is_staff else PERSON if to.viewer.kind != "association" else "") not in audiences:
            raise NotForYou(to.viewer, None, "fhir")
        check_format(request)
        with connection.execute_wrapper(_only_the_log):
            return view(request, to, *args, **kwargs)


class _Nobody(Exception):
    """Nobody is signed in, or by a token that is not one."""


def _nobody(request: HttpRequest) -> Refused:
    """Ask to sign in; to wait, where too many tokens from one address were none. A token that holds is let in all the
    same, since a region's systems may share an address, and such failures shut nobody out of the pages.
    """
    if request.headers.get("Authorization"):
        place = f"fhir {address_of(request)}"
        if until := must_wait(address=place):
            seconds = max(1, int((until - now()).total_seconds()) + 1)
            return Refused(429, "Too many tokens that are none. Wait.", code="throttled",
                           headers={**_ASKS, "Retry-After": str(seconds)})  # fmt: skip
        note_failure(address=place)
    return Refused(401, "Sign in with a bearer token.", headers=_ASKS)


def _who_asks(request: HttpRequest) -> Telling | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        holder = set_viewer_of_token(token_digest(token.strip())) if scheme.lower() == "bearer" else None
        if holder is None:
            return None
        behind = viewer_behind(holder)
        if holder.unit_id not in behind.parties:  # the unit was told of with the assignment
            set_viewer_as(behind)
        return Telling(behind, oids=holder.number_systems == "oid")
    signed_in = sessions.viewer_of(request)
    if signed_in is None:
        return None
    if sessions.told_of(request) != signed_in.parties:
        set_viewer_as(signed_in)
    return Telling(signed_in)


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    return render(request, refused.outcome, refused.status, refused.headers)
