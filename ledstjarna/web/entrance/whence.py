"""From which address a request comes: for limits alone, and kept only as a digest."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The browser's address as the outermost of our own proxies heard it; what it claims itself is not believed."""
    heard = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(heard) >= settings.PROXIES:
        return heard[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))
