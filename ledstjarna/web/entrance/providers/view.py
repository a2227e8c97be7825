"""Sign in by an identity provider, and out again: there, back, and behind the browser's back."""

import logging
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language

from ledstjarna.domain.organisations.actions import link_account, use_invitation
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.sign_in.attempts import forget_failures, must_wait, note_failure
from ledstjarna.foundation.sign_in.sessions import end_sessions_of_provider
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance import errors
from ledstjarna.web.entrance.arriving import arrive_as_private, arrive_as_staff, known
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.invited import invited_now
from ledstjarna.web.entrance.kept_form import HELD_FOR, KEPT, left_when_ended
from ledstjarna.web.entrance.onwards import remember_where
from ledstjarna.web.entrance.providers.claims import Came, who_came
from ledstjarna.web.entrance.providers.client import NotBelieved, ProviderAway, client_of
from ledstjarna.web.entrance.providers.configured import Provider, provider
from ledstjarna.web.entrance.providers.logout import verified
from ledstjarna.web.entrance.sessions import CameBy
from ledstjarna.web.entrance.waiting import must_wait_page
from ledstjarna.web.entrance.whence import address_of
from ledstjarna.web.frame import show

log = logging.getLogger("ledstjarna.sign_in")
_ANSWERED = 15 * 60  # seconds that one may take at the provider


def our_address(name: str, **parts: Any) -> str:
    """One of our addresses as the provider knows it: from the settings, never from what a request claims."""
    return settings.PUBLIC_ADDRESS.rstrip("/") + reverse(name, kwargs=parts)


@page(PUBLIC, writes=True)
def go_to_provider(request: HttpRequest, code: str) -> HttpResponse:
    """To the provider, which asks who it is. A link and no form: the security policy sends forms to ourselves alone."""
    found = provider(code)
    if found is None:
        return errors.not_found(request)
    remember_where(request, request.GET.get("next", ""))
    if not request.session.get("party"):
        request.session.set_expiry(HELD_FOR if request.session.get(KEPT) else _ANSWERED)
    asks = {"acr_values": " ".join(found.acr)} if found.acr else {}
    try:
        return client_of(found).authorize_redirect(  # type: ignore[no-any-return]
            request, our_address("back_from_provider", code=code), ui_locales=get_language() or "sv", **asks
        )
    except ProviderAway as away:
        return _away(request, found, away)


@page(PUBLIC, writes=True)
def back_from_provider(request: HttpRequest, code: str) -> HttpResponse:
    """Back again: whoever the provider vouches for is signed in."""
    found, place = provider(code), address_of(request)
    if found is None:
        return errors.not_found(request)
    if until := must_wait(address=place):
        return must_wait_page(request, until)
    if request.GET.get("error") in ("access_denied", "login_required", "interaction_required"):
        return _told(request, "cancelled", found, 200)
    try:
        client = client_of(found)
        came = who_came(found, client.come_back(request))
    except ProviderAway as away:
        return _away(request, found, away)
    except NotBelieved as doubt:
        log.warning("sign-in by %s was not believed: %s", found.code, doubt.why)
        note_failure(address=place)
        return _told(request, "low" if doubt.why == "acr" else "failed", found, 403)
    return _arrived(request, found, came, place)


def _arrived(request: HttpRequest, found: Provider, came: Came, place: str) -> HttpResponse:
    account = f"{found.code} {came.sub}"
    if until := must_wait(address=place, account=account):
        return must_wait_page(request, until)
    _link_invited(request, found, came)
    by = CameBy(found.code, came.sub, came.sid)
    if came.number:
        answer = arrive_as_private(request, came.number, by)
    else:
        who = known(found, came)
        answer = arrive_as_staff(request, who, by) if who else None
    if answer is None:
        note_failure(address=place, account=account)
        return _told(request, "unknown", found, 403)
    forget_failures(address=place, account=account)
    return answer


def _link_invited(request: HttpRequest, found: Provider, came: Came) -> None:
    """Whoever was invited and came back as an account that is nobody's gets it as theirs, once."""
    invitation = invited_now(request) if found.meaning == "account" else None
    if invitation is None or known(found, came):
        return
    with transaction.atomic(), suppress(RuleBroken):  # used up meanwhile: then nothing is linked
        use_invitation(invitation_id=invitation.pk, at=now())
        link_account(staff_member_id=invitation.staff_member_id, issuer=found.issuer, subject=came.value, at=now())


@page(PUBLIC, writes=True)
def provider_signs_out(request: HttpRequest, code: str) -> HttpResponse:
    """A provider tells, from machine to machine, that its session has ended: ours that stand on it end at once."""
    found = provider(code)
    if found is None or request.method != "POST":
        return errors.not_found(request)
    try:
        said = verified(client_of(found), request.POST.get("logout_token", ""))
    except (NotBelieved, ProviderAway) as doubt:
        log.warning("a logout by %s was not believed: %s", found.code, doubt)
        return JsonResponse({"error": "invalid_request"}, status=400)
    ended = end_sessions_of_provider(
        provider=found.code, sub=said.sub, sid=said.sid, token_id=said.token_id, leaves=left_when_ended
    )
    return JsonResponse({"error": "invalid_request"}, status=400) if ended is None else HttpResponse(status=200)


provider_signs_out.csrf_exempt = True  # type: ignore[attr-defined] # no browser sends it; its signature is its proof


@page(PUBLIC)
def signed_out(request: HttpRequest, code: str) -> HttpResponse:
    """Signed out here; the provider's own session may go on, and on a shared computer that matters."""
    found = provider(code)
    return _told(request, "signed_out", found, 200) if found else errors.not_found(request)


@page(PUBLIC)
def sign_out_there(request: HttpRequest, code: str) -> HttpResponse:
    """To the provider's own way out (RP-Initiated Logout).

    Without `id_token_hint`: it would put what the token says of somebody into an address.
    """
    found = provider(code)
    if found is None:
        return errors.not_found(request)
    try:
        way = client_of(found).create_logout_url(
            post_logout_redirect_uri=our_address("start"), client_id=found.client_id, ui_locales=get_language() or "sv"
        )
    except ProviderAway as away:
        return _away(request, found, away)
    except RuntimeError:  # the provider has no such way
        return HttpResponseRedirect(reverse("start"))
    return HttpResponseRedirect(way["url"])


def _away(request: HttpRequest, found: Provider, away: ProviderAway) -> HttpResponse:
    log.warning("the provider %s does not answer: %s", found.code, away)
    return _told(request, "away", found, 503)


def _told(request: HttpRequest, what: str, found: Provider, status: int) -> HttpResponse:
    context = {"what": what, "provider": found}
    return show(request, "entrance/providers/told.html", ENTRANCE, context, status=status, return_to=reverse("sign_in"))
