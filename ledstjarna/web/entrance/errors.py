"""Pages for what went wrong: what happened, that nothing was lost, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer whether the thing is missing or not for the viewer."""
    return render(request, "entrance/not_found.html", {"viewer": None}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: too old, or from another site."""
    return render(request, "entrance/old_form.html", {"viewer": None}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. Nothing was half saved: the transaction was rolled back."""
    return render(request, "entrance/server_error.html", {"viewer": None}, status=500)
