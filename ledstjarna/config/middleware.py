"""What every answer carries: security headers and a language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

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


def security_headers(respond: Respond) -> Respond:
    """Set the headers that keep a page to itself, and pages about persons out of every cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

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
