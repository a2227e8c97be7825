"""What every answer carries: security headers and a language."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import translation

logger = logging.getLogger(__name__)
Respond = Callable[[HttpRequest], HttpResponse]

# No inline script or style, nothing from other hosts, no frames, from the first page.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


# What a browser could do for a page and none of ours asks for; passkeys are asked for by our own pages alone.
_NOBODY = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(
    [*(f"{name}=()" for name in _NOBODY), *(f"publickey-credentials-{verb}=(self)" for verb in ("create", "get"))]
)
TWO_YEARS = 2 * 365 * 24 * 3600  # seconds
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS,
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
    **({"Strict-Transport-Security": f"max-age={TWO_YEARS}; includeSubDomains"} if settings.SECURE_COOKIES else {}),
}


def security_headers(respond: Respond) -> Respond:
    """Set the headers that keep a page to itself, and pages about persons out of every cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Nor what went wrong there: a page that was not found has who is signed in on it.
        if not request.path.startswith("/static/") or response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def our_names_alone(respond: Respond) -> Respond:
    """Answer to our own names alone (LEDSTJARNA_HOSTS): no page can be made for another, not even one that says so.

    What was asked for is somebody else's words, and stands neither in the answer nor in the log.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            logger.warning("host_not_ours")
            return HttpResponse("Fel adress. / Wrong address.\n", status=400, content_type="text/plain; charset=utf-8")
        return respond(request)

    return middleware


def language(respond: Respond) -> Respond:
    """Speak the language that was chosen on a page, else the browser's, else Swedish."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("language")
        code = chosen if chosen in ("sv", "en") else "sv"
        with translation.override(code):
            response = respond(request)
        response.headers["Content-Language"] = code
        return response

    return middleware


def limit_of_what_is_sent(respond: Respond) -> Respond:
    """Refuse what is longer than any form of ours before it is read, files included, or does not say its length."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length") or "0"
        chunked = "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length")
        if chunked or not length.isdecimal() or int(length) > settings.LONGEST_SENT:
            from ledstjarna.web.entrance.errors import bad_request

            answer = bad_request(request)
            answer.status_code = 413
            return answer
        return respond(request)

    return middleware


def last_seen(respond: Respond) -> Respond:
    """Let whoever does something stay signed in; written at most once in five minutes.

    What a page asks by itself (`request.asks_by_itself`) is nobody doing anything.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        session = None if getattr(request, "asks_by_itself", False) else getattr(request, "session", None)
        if session is not None and session.accessed and session.get("party") and session.is_getting_old():
            session.modified = True
        return response

    return middleware
