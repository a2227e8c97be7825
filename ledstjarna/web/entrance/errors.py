"""Pages for what went wrong: what happened, that nothing was lost, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from ledstjarna.web.layout.chrome import Chrome


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer whether the thing is missing or not for the viewer."""
    return _page(request, "entrance/not_found.html", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read: too large a form, or one that is broken."""
    return _page(request, "entrance/bad_request.html", 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: too old, or from another site."""
    return _page(request, "entrance/old_form.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. Nothing was half saved: the transaction was rolled back."""
    return _page(request, "entrance/server_error.html", 500)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    viewer = getattr(request, "viewer", None)
    chrome = Chrome(
        door="entrance", door_name="", signed_in_as=viewer.label if viewer else None,
        language=(get_language() or "sv")[:2], language_url=reverse("language"), sign_out_url=reverse("sign_out"),
        return_to=request.get_full_path() if request.method == "GET" else "/",
    )  # fmt: skip
    return render(request, template, {"chrome": chrome}, status=status)
