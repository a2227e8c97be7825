"""Sign in as a role of the demonstration, sign out. Real e-identification has its own issue."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance import errors, sessions
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.kept_form import keep
from ledstjarna.web.entrance.roles import behind_link, demo_roles
from ledstjarna.web.entrance.sign_in.groups import groups
from ledstjarna.web.entrance.unsent import kept_in
from ledstjarna.web.frame import show

_HOMES = {"staff": "team_home", "association": "association_home"}


@page(PUBLIC, writes=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose who to be. Says so plainly when there is no way to sign in here.

    A form whose cookies were gone is kept on the way: its writer asked for that with the button.
    """
    if request.method == "POST" and (form := kept_in(request)):
        return keep(request, form)
    context = {
        "groups": groups(demo_roles()),
        "next": _safe(request, request.GET.get("next", "")),
        "kept": request.GET.get("kept", ""),
    }
    return show(request, "entrance/sign_in/page.html", ENTRANCE, context)


@page(PUBLIC, writes=True)
def choose_role(request: HttpRequest) -> HttpResponse:
    """Begin a session in the chosen role."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("sign_in"))
    return _begin(request, request.POST.get("token", ""), request.POST.get("next", ""))


@page(PUBLIC, writes=True)
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """A sign-in link as `ledstjarna demo` prints it: one click, only while demonstration is on."""
    return _begin(request, token, "")


@page(PUBLIC, writes=True)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. Only when that is sent: a link, or a reloaded page, signs nobody out."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    sessions.sign_out(request)
    return HttpResponseRedirect(reverse("start"))


@page(PUBLIC, writes=True)
def language(request: HttpRequest) -> HttpResponse:
    """Switch language and come back to the same page."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    response = HttpResponseRedirect(_safe(request, request.POST.get("next", "")) or reverse("start"))
    code = request.POST.get("language")
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            "language", code, max_age=365 * 24 * 3600, samesite="Lax", httponly=True, secure=settings.SECURE_COOKIES
        )
    return response


def _begin(request: HttpRequest, token: str, onwards: str) -> HttpResponse:
    found = behind_link(token)
    if found is None:
        return errors.not_found(request)
    party_id, kind, subject_id = found
    sessions.sign_in(request, party_id=party_id, kind=kind, subject_id=subject_id)
    return HttpResponseRedirect(_safe(request, onwards) or reverse(_HOMES.get(kind, "plan")))


def _safe(request: HttpRequest, address: str) -> str:
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
