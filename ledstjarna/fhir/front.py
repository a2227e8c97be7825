"""Other systems come in before what only browsers need: sessions that are kept, languages, forms' tokens, htmx.

So every answer under /fhir is FHIR, whatever is wrong with the request, and no read pays for what it has no use of.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import override

from ledstjarna.web.entrance.session_store import SessionStore
from ledstjarna.web.wording.labels import HOUSE_LANGUAGE

_URLS = "ledstjarna.fhir.urls"
Respond = Callable[[HttpRequest], HttpResponse]


def machines_apart(respond: Respond) -> Respond:
    """Answer what is asked under /fhir, and pass the rest on. A page's session is read, never kept or prolonged.

    Words beside codes are in the house's language, so that the same content is the same version for everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info != "/fhir" and not request.path_info.startswith("/fhir/"):
            return respond(request)
        request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
        found = resolve(request.path_info[len("/fhir") :] or "/", _URLS)
        with override(HOUSE_LANGUAGE):
            answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
        answer.headers["Content-Language"] = HOUSE_LANGUAGE
        answer.headers.setdefault("Content-Length", str(len(answer.content)))
        return answer

    return middleware
