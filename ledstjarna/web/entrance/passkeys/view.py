"""Sign in with a passkey, get one by an invitation, have several, and take one away."""

import logging
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.actions import (
    add_passkey,
    note_passkey_used,
    remove_passkey,
    use_invitation,
)
from ledstjarna.domain.organisations.models import Invitation
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.sign_in.attempts import forget_failures, may_fail, must_wait, note_failure
from ledstjarna.web.door import ASSOCIATION, PUBLIC, STAFF, ViewerRequest, page
from ledstjarna.web.entrance import errors, sessions
from ledstjarna.web.entrance.arriving import arrive_as_staff
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.invited import INVITED, invited_now, open_with
from ledstjarna.web.entrance.onwards import remember_where
from ledstjarna.web.entrance.passkeys.ceremony import KeyRefused, ask_for_new, ask_for_proof, made, proved
from ledstjarna.web.entrance.passkeys.holders import whose_keys
from ledstjarna.web.entrance.passkeys.where import only_numbers
from ledstjarna.web.entrance.providers.configured import Provider, providers
from ledstjarna.web.entrance.waiting import must_wait_page
from ledstjarna.web.entrance.whence import address_of
from ledstjarna.web.entrance.whose_door import door_of, somebody
from ledstjarna.web.frame import show
from ledstjarna.web.wording.findings import finding_text

log = logging.getLogger("ledstjarna.sign_in")
BY_KEY = sessions.CameBy(way="passkey")


@page(PUBLIC, writes=True)
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """First the script asks what is to be proved; then the answer is sent as any form."""
    place = address_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("sign_in"))
    if until := must_wait(address=place):
        return must_wait_page(request, until)
    if "ask" in request.POST:
        return JsonResponse(ask_for_proof(request))
    return _signed_in(request, place)


def _signed_in(request: HttpRequest, place: str) -> HttpResponse:
    try:
        key, counter = proved(request, request.POST.get("answer", ""))
    except KeyRefused as refused:
        return _refused(request, place, refused.passkey.staff_member_id if refused.passkey else None)
    whose = str(key.staff_member_id)
    if until := must_wait(address=place, account=whose):
        return must_wait_page(request, until)
    if not note_passkey_used(passkey_id=key.pk, counter=counter, at=now()):
        return _refused(request, place, key.staff_member_id)
    remember_where(request, request.POST.get("next", ""))
    forget_failures(address=place, account=whose)
    return arrive_as_staff(request, key.staff_member_id, BY_KEY) or _told(request, "no_assignment", 403)


def _refused(request: HttpRequest, place: str, whose: UUID | None) -> HttpResponse:
    log.warning("a passkey was not believed")
    note_failure(address=place, account=str(whose or ""))
    return _told(request, "refused", 403, left=may_fail(address=place, account=str(whose or "")))


@page(PUBLIC, writes=True)
def invitation(request: HttpRequest, invitation_code: str) -> HttpResponse:
    """An invitation's link. It is used up first when a way in has been made: whoever only looks loses nothing."""
    place = address_of(request)
    if until := must_wait(address=place):
        return must_wait_page(request, until)
    if open_with(request, invitation_code) is None:
        note_failure(address=place)
        return _told(request, "no_invitation", 404)
    if numbers := only_numbers(request):  # the way on is this same link: what is opened here is not opened there
        context = {"numbers": numbers, "invited": True, "wrong": "", "accounts": _accounts()}
        return show(request, "entrance/passkeys/new.html", ENTRANCE, context)
    return HttpResponseRedirect(reverse("new_passkey"))


@page(PUBLIC, writes=True)
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Make a key: whoever was invited their first, whoever is signed in one more."""
    request.viewer = viewer = somebody(request)  # type: ignore[attr-defined]
    by = invited_now(request)
    signed_in = sessions.who_is(request)
    who = by.staff_member_id if by else signed_in if whose_keys(viewer, signed_in) is not None else None
    if who is None:
        return errors.not_found(request) if viewer else _told(request, "no_invitation", 404)
    name = by.staff_member.name if by else viewer.label.split(",")[0] if viewer else ""
    if request.method == "POST" and "ask" in request.POST:
        return JsonResponse(ask_for_new(request, staff_member_id=who, name=name))
    wrong = ""
    if request.method == "POST":
        try:
            return _saved(request, who, by)
        except KeyRefused:
            wrong = _("Nyckeln gick inte att spara. Inget är ändrat. Försök en gång till.")
        except RuleBroken as broken:
            wrong = finding_text(broken.findings[0])
    context = {
        "name": name, "invited": by is not None, "wrong": wrong, "accounts": _accounts() if by else [],
        "numbers": only_numbers(request, "" if by else f"{reverse('sign_in')}?next={request.path}"),
    }  # fmt: skip
    return show(request, "entrance/passkeys/new.html", door_of(viewer) if viewer else ENTRANCE, context)


def _accounts() -> list[Provider]:
    """Where whoever has an account already can sign in with it instead."""
    return [one for one in providers() if one.meaning == "account"]


def _saved(request: HttpRequest, who: UUID, by: Invitation | None) -> HttpResponse:
    key = made(request, request.POST.get("answer", ""))
    name = request.POST.get("name", "").strip()[:60] or _("Min nyckel")
    with transaction.atomic():
        if by:
            use_invitation(invitation_id=by.pk, at=now())
        add_passkey(
            staff_member_id=who, credential_id=key.credential_id, credential=key.credential, name=name, at=now()
        )
    led_to = HttpResponseRedirect(reverse("my_sign_in") + "?klart=nyckel")
    if by is None:
        return led_to
    request.session.pop(INVITED, None)
    remember_where(request, led_to["Location"])
    return arrive_as_staff(request, who, BY_KEY) or _told(request, "no_assignment", 403)


@page(STAFF, ASSOCIATION, writes=True)
def remove(request: ViewerRequest, passkey_id: UUID) -> HttpResponse:
    """Take one of one's own keys away, asked once more; never the last one, since nobody could come in again."""
    who = sessions.who_is(request)
    held = whose_keys(request.viewer, who)
    if who is None or held is None:
        return errors.not_found(request)
    mine = {key.pk: key for key in held}
    if passkey_id not in mine:  # taken away in another window, or never there: the same answer
        return HttpResponseRedirect(reverse("my_sign_in") + "?klart=finns-inte")
    if len(mine) == 1:
        return HttpResponseRedirect(reverse("my_sign_in") + "?klart=sista")
    if request.method != "POST":
        return show(request, "entrance/passkeys/remove.html", door_of(request.viewer), {"key": mine[passkey_id]})
    remove_passkey(staff_member_id=who, passkey_id=passkey_id, at=now())
    return HttpResponseRedirect(reverse("my_sign_in") + "?klart=borttagen")


def _told(request: HttpRequest, what: str, status: int, left: int | None = None) -> HttpResponse:
    """`left`: how many more tries may fail before one must wait."""
    context = {"what": what, "left": left}
    return show(request, "entrance/passkeys/told.html", ENTRANCE, context, status=status, return_to=reverse("sign_in"))
