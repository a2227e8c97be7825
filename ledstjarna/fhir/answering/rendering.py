"""An answer as it is sent: JSON, its version and time, and nothing at all when the asker has it already."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe

from ledstjarna.fhir.answering.formats import JSON

_TYPE = f"{JSON}; fhirVersion=4.0; charset=utf-8"


def base_of(request: HttpRequest) -> str:
    """The address of the FHIR service, as whoever asks reaches it."""
    scheme = "https" if settings.SECURE_COOKIES else request.scheme
    return f"{scheme}://{request.get_host()}/fhir"


def render(
    request: HttpRequest, content: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> HttpResponse:
    """Content as FHIR JSON. To a HEAD the same headers, without the content."""
    # An error may be that the parameters cannot be read: they are not asked then.
    indent = 2 if status < 400 and request.GET.get("_pretty") == "true" else None
    text = json.dumps(content, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
    body = text.encode()
    asks_for_head = request.method == "HEAD"
    response = HttpResponse(b"" if asks_for_head else body, status=status, content_type=_TYPE, headers=headers)
    if asks_for_head:
        response["Content-Length"] = str(len(body))
    response["Vary"] = "Accept, Authorization, Cookie"
    return response


def render_resource(request: HttpRequest, resource: dict[str, Any], changed: datetime, *, by_day: bool) -> HttpResponse:
    """One resource with its ETag and Last-Modified; 304 when the asker's copy is the same.

    What goes `by_day` may be another tomorrow though nobody changed it: the time is no sign of its being the same.
    """
    version = f'W/"{resource["meta"]["versionId"]}"'
    headers = {"ETag": version, "Last-Modified": http_date(changed.timestamp())}
    if _has_it(request, version, None if by_day else changed):
        return HttpResponseNotModified(headers=headers)
    return render(request, resource, headers=headers)


def _has_it(request: HttpRequest, version: str, changed: datetime | None) -> bool:
    told = request.headers.get("If-None-Match")
    if told is not None:  # goes before the time (RFC 9110 13.1.3)
        bare = version.removeprefix("W/")
        return any(each.strip().removeprefix("W/") in (bare, "*") for each in told.split(","))
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return changed is not None and since is not None and int(changed.timestamp()) <= since
