"""Choose as which of one's assignments one acts: after signing in, and whenever one changes work."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.organisations.queries import assignments_of
from ledstjarna.web.door import PUBLIC, page
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.arriving import act_as
from ledstjarna.web.entrance.frame import ENTRANCE
from ledstjarna.web.entrance.onwards import remember_where
from ledstjarna.web.entrance.whose_door import door_of, somebody
from ledstjarna.web.frame import show


@page(PUBLIC, writes=True)
def choose_assignment(request: HttpRequest) -> HttpResponse:
    """The assignments that one holds now. For everybody, since nobody acts as anything before it is chosen."""
    who = sessions.who_is(request)
    found = assignments_of(who) if who else []
    if not found:
        return HttpResponseRedirect(reverse("sign_in"))
    if request.method == "POST":
        remember_where(request, request.POST.get("next", ""))
        chosen = next((one for one in found if one.pk == _id(request.POST.get("assignment", ""))), None)
        if chosen:
            return act_as(request, chosen, several=len(found) > 1)
    request.viewer = viewer = somebody(request)  # type: ignore[attr-defined]
    context = {
        "assignments": found,
        "current": viewer.party_id if viewer else None,
        "ended": request.method == "POST" or (viewer is None and bool(sessions.signed_in_party(request))),
    }
    return show(request, "entrance/assignments/page.html", door_of(viewer) if viewer else ENTRANCE, context)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
