"""Min dag without a net: what the telephone keeps, how it asks who is signed in, and what it sends when it is back."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token

from ledstjarna.domain.organisations.queries import unit_phone
from ledstjarna.domain.visits.rules.later import LATER
from ledstjarna.domain.visits.rules.states import SHOWN
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.addresses import address
from ledstjarna.web.door import PUBLIC, STAFF, ViewerRequest, page
from ledstjarna.web.entrance import sessions
from ledstjarna.web.entrance.kept_form import as_whom, note_of_another, who_note
from ledstjarna.web.frame import show
from ledstjarna.web.team.door import MEET_PERSONS, TEAM
from ledstjarna.web.team.my_day.doing import FORMS
from ledstjarna.web.team.offline.bounds import ASKED, told_bounds
from ledstjarna.web.team.offline.files import manifest, worker_text
from ledstjarna.web.team.offline.packing import packed
from ledstjarna.web.team.offline.replaying import Unreadable, read, replayed
from ledstjarna.web.wording import state_text
from ledstjarna.web.wording.findings import finding_text


@page(PUBLIC)
def day_worker(request: HttpRequest) -> HttpResponse:
    """The worker. Its own address lies where My day does, so it sees that page and no other."""
    return HttpResponse(worker_text(), content_type="text/javascript; charset=utf-8")


@page(PUBLIC)
def day_manifest(request: HttpRequest) -> HttpResponse:
    """What a telephone asks to put My day among its apps."""
    return JsonResponse(manifest(), content_type="application/manifest+json")


@page(PUBLIC)
def day_shell(request: HttpRequest) -> HttpResponse:
    """The page that stands in for My day without a net: nobody's, filled in from what this telephone keeps."""
    forms = {code: FORMS[code](auto_id=f"id_{code}_%s") for code in LATER}
    states = {code: state_text(code, "visit").word for code in sorted(SHOWN)}
    findings = {code: finding_text(Finding(code)) for fields in ASKED.values() for _name, code, _reason in fields}
    return show(
        request,
        "team/offline/shell.html",
        TEAM,
        {"forms": forms, "states": states, "bounds": told_bounds(), "findings": findings},
        return_to=address("my_visits"),
    )


@page(PUBLIC)
def day_standing(request: HttpRequest) -> HttpResponse:
    """Whether somebody is signed in, and who: asked before anything is sent. Nothing about persons.

    The page asks by itself, over and over: that holds nobody's session.
    """
    request.asks_by_itself = True  # type: ignore[attr-defined]
    with transaction.atomic():
        viewer = sessions.viewer_of(request)
    if viewer is None:
        ended = sessions.signed_in_party(request) is not None
        return JsonResponse({"state": "ended", "who": as_whom(request)} if ended else {"state": "out"})
    who = as_whom(request)
    return JsonResponse({"state": "in", "who": who, "note": who_note(who), "token": get_token(request)})


@page(STAFF, roles=MEET_PERSONS)
def day_pack(request: ViewerRequest) -> HttpResponse:
    """Today's visits for the telephone to keep, until the session must have ended; or those it lacks (`besok`)."""
    until = sessions.ends_at(request) or now() + sessions.LONGEST
    unit_id = request.viewer.unit_id
    facts = {"who": as_whom(request), "until": until.isoformat(), "phone": unit_phone(unit_id) if unit_id else ""}
    return JsonResponse({**facts, **packed(request.viewer, request.GET.getlist("besok"))})


@page(STAFF, writes=True, roles=MEET_PERSONS)
def day_send(request: ViewerRequest) -> HttpResponse:
    """What was done without a net. Nothing is done when somebody else is signed in than who did it."""
    if request.method != "POST":
        return HttpResponseRedirect(address("my_visits"))
    if note_of_another(request, request.POST.get("note", "")):
        return JsonResponse({"answers": []}, status=409)
    try:
        things = read(request.POST.get("things", ""))
    except Unreadable:
        return JsonResponse({"answers": []}, status=400)
    return JsonResponse({"answers": replayed(request.viewer, things, now())})
