"""Choose whose plan one opens: one's own, or that of somebody one represents or is close to; and as which, if both."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.people.queries import OpensFor, opens_for
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.arriving import open_for
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.onwards import remember_where
from ledstjarna.web.entrance.whose_door import door_of, somebody
from ledstjarna.web.frame import show
from ledstjarna.web.wording import mandate_name, relation_name


@page(PUBLIC, writes=True)
def choose_person(request: HttpRequest) -> HttpResponse:
    """Those whose door one may open now. Asked anew each time: a mandate ends, and a person changes their mind."""
    found = _found(request)
    if not found:
        return HttpResponseRedirect(reverse("sign_in"))
    wanted = (request.POST.get("subject"), request.POST.get("kind"))
    chosen = next((one for one in found if (str(one.subject_id), one.kind) == wanted), None)
    if request.method == "POST" and chosen:
        remember_where(request, request.POST.get("next", ""))
        return open_for(request, chosen, several=len(found) > 1)
    request.viewer = viewer = somebody(request)  # type: ignore[attr-defined]
    context = {
        "persons": [(one, _as_what(one)) for one in found],
        "current": (sessions.subject_of(request), viewer.kind) if viewer else None,
        "one_person": len({one.subject_id for one in found}) == 1 < len(found),
        "both": len({one.subject_id for one in found}) < len(found),
        "ended": request.method == "POST" or (viewer is None and bool(sessions.signed_in_party(request))),
    }
    return show(request, "entrance/whose_plan/page.html", door_of(viewer) if viewer else ENTRANCE, context)


def may_open_another(request: HttpRequest) -> bool:
    """Whether whoever is led to sign in is signed in, and only the plan that they had open is no longer theirs."""
    return bool(_found(request)) and somebody(request) is None


def _found(request: HttpRequest) -> list[OpensFor]:
    if sessions.who_is(request) is None:
        return []
    kept = request.session.get(sessions.OPENS) or []
    with transaction.atomic():
        asked = (opens_for(UUID(party), kind, UUID(subject)) for party, kind, subject in kept)
        return [one for one in asked if one]


def _as_what(one: OpensFor) -> str:
    """What one is to the person; nothing for oneself."""
    if one.kind == "representative":
        return mandate_name(one.role)
    return relation_name(one.role) if one.kind == "close_one" else ""
