"""Min inloggning: as whom, until when, where else, by which keys; to stay signed in, and to end it everywhere."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.foundation.clock import STOCKHOLM, now
from ledstjarna.foundation.sign_in.sessions import end_sessions, open_sessions
from ledstjarna.web.door import ASSOCIATION, PERSON, PUBLIC, STAFF, ViewerRequest, page
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.kept_form import left_when_signed_out
from ledstjarna.web.entrance.onwards import safe, signed_out_answer
from ledstjarna.web.entrance.passkeys.holders import whose_keys
from ledstjarna.web.entrance.providers.configured import providers
from ledstjarna.web.entrance.whose_door import door_of
from ledstjarna.web.frame import show


@page(PERSON, STAFF, ASSOCIATION)
def my_sign_in(request: ViewerRequest) -> HttpResponse:
    """What one can know and do about one's own sign-in."""
    who, viewer = sessions.who_is(request), request.viewer
    keys = whose_keys(viewer, who)
    until = now() + timedelta(seconds=sessions.ends_in(request))
    context = {
        "until": f"{until.astimezone(STOCKHOLM):%H.%M}",
        "others": max(0, open_sessions(who) - 1) if who else 0,
        "has_passkeys": keys is not None,
        "passkeys": keys or [],
        "staff_ways": str(_(" eller ")).join(one.name for one in providers() if one.audience == "staff"),
        "is_staff": viewer.is_staff,
        "done": request.GET.get("klart", ""),
    }
    return show(request, "entrance/my_sign_in/page.html", door_of(viewer), context)


@page(PUBLIC, writes=True)
def stay(request: HttpRequest) -> HttpResponse:
    """Stay signed in: the session begins its hour anew. 401 for a script when there is no session any more."""
    alive = request.method == "POST" and sessions.signed_in_party(request) is not None
    if alive:
        request.session.modified = True
    if "HX-Request" in request.headers:
        return HttpResponse(str(sessions.ends_in(request)) if alive else "", status=200 if alive else 401)
    return HttpResponseRedirect(safe(request, request.POST.get("next", "")) or reverse("my_sign_in"))


@page(PERSON, STAFF, ASSOCIATION, writes=True)
def out_everywhere(request: ViewerRequest) -> HttpResponse:
    """End every session of one's own, this one too."""
    who = sessions.who_is(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("my_sign_in"))
    by = request.session.get(sessions.PROVIDER)
    sessions.sign_out(request)  # first: what this browser keeps for others goes with it, once
    if who:
        end_sessions(who_id=who, leaves=left_when_signed_out)
    return signed_out_answer(by)
