"""The page to sign in on: the providers, passkeys, and in a demonstration its roles. And the way out."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.organisations.queries import assignments_of, staff_member_of
from ledstjarna.domain.people.queries import opening_as
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance import errors, sessions
from ledstjarna.web.entrance.arriving import remember_doors
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.kept_form import keep
from ledstjarna.web.entrance.onwards import lead_on, remember_where, safe, signed_out_answer
from ledstjarna.web.entrance.passkeys.where import only_numbers
from ledstjarna.web.entrance.roles import CHOOSES, behind_link, demo_roles
from ledstjarna.web.entrance.sign_in.groups import groups, ways_in
from ledstjarna.web.entrance.unsent import kept_in
from ledstjarna.web.entrance.whose_plan.view import may_open_another
from ledstjarna.web.frame import show


@page(PUBLIC, writes=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose who to be. Says so plainly when there is no way to sign in here.

    A form whose cookies were gone is kept on the way: its writer asked for that with the button.
    """
    if request.method == "POST" and (form := kept_in(request)):
        return keep(request, form)
    onwards = safe(request, request.GET.get("next", ""))
    if _has_another_assignment(request):
        remember_where(request, onwards)
        return HttpResponseRedirect(reverse("choose_assignment"))
    if may_open_another(request):
        remember_where(request, onwards)
        return HttpResponseRedirect(reverse("choose_person"))
    context = {
        "ways": ways_in(),
        "groups": groups(demo_roles()),
        "next": onwards,
        "numbers": only_numbers(request),
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
    by = request.session.get(sessions.PROVIDER)
    sessions.sign_out(request)
    return signed_out_answer(by)


@page(PUBLIC, writes=True)
def language(request: HttpRequest) -> HttpResponse:
    """Switch language and come back to the same page."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    response = HttpResponseRedirect(safe(request, request.POST.get("next", "")) or reverse("start"))
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
    if subject_id:
        return _begin_private(request, party_id, kind, subject_id, onwards)
    who = staff_member_of(party_id)
    if who and kind == CHOOSES:
        sessions.begin(request, who_id=who, by=sessions.CameBy())
        remember_where(request, onwards)
        return HttpResponseRedirect(reverse("choose_assignment"))
    sessions.sign_in(request, party_id=party_id, kind=kind, who_id=who)
    if who and len(assignments_of(who)) > 1:
        request.session[sessions.SEVERAL] = True
    return lead_on(request, onwards, kind)


def _begin_private(request: HttpRequest, party_id: UUID, kind: str, subject_id: UUID, onwards: str) -> HttpResponse:
    """As what the link says, with the way to the other where one is both; or to say it first, where it leaves that."""
    with transaction.atomic():
        found = opening_as(party_id, subject_id)
    if kind == CHOOSES:
        sessions.begin(request, who_id=party_id, by=sessions.CameBy())
        remember_doors(request, found)
        remember_where(request, onwards)
        return HttpResponseRedirect(reverse("choose_person"))
    sessions.sign_in(request, party_id=party_id, kind=kind, subject_id=subject_id)
    if len(found) > 1:
        remember_doors(request, found)
        request.session[sessions.SEVERAL] = True
    return lead_on(request, onwards, kind)


def _has_another_assignment(request: HttpRequest) -> bool:
    """Whether whoever is led here is signed in, and only the assignment that they acted as has ended."""
    who = sessions.who_is(request)
    if who is None or request.session.get(sessions.KIND, "staff") not in ("staff", "association"):
        return False
    found = assignments_of(who)
    return bool(found) and sessions.signed_in_party(request) not in {one.pk for one in found}
