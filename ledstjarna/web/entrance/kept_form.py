"""What somebody wrote is kept when their session ended, or somebody else signed in, before they had sent it.

The form carries a signed note of who it was shown to. What was sent is kept in the browser's session by that party,
for an hour, and shown again, in the same form, only to the same party after signing in. Somebody else who signs in or
out meanwhile in the same browser sees nothing of it and takes nothing of it away; the writer's own signing out does. A
session that a provider ends leaves it for the browser. In the database it stands closed, as all that a session holds
(`foundation/sign_in/session_data.py`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from ledstjarna.foundation.clock import now

KEPT = "kept_forms"  # in the session: what each party had written
HELD_FOR = 3600  # seconds: while nobody, or somebody else, is signed in
_MOST = 3  # parties whose words one browser keeps, the newest: a session is read with every page
_SALT = "ledstjarna.kept-form"
_LEFT_OUT = ("csrfmiddlewaretoken", "key", "who")
_LONGEST_OPEN = 7 * 24 * 3600  # seconds that a form may have lain open

Kept = dict[str, Any]


def who_note(who: object) -> str:
    """The signed note that a form carries: whom it was shown to, as `as_whom` tells it."""
    return signing.dumps(str(who), salt=_SALT)


def as_whom(request: HttpRequest) -> str:
    """Who is signed in, as `whom` puts it."""
    return _as_whom(request.session)


def _as_whom(session: Mapping[str, Any]) -> str:
    return whom(*(str(session.get(name) or "") for name in ("party", "kind", "subject")))


def whom(party: str, kind: str, subject: str) -> str:
    """The party, and for whom and as what when that is another person: one may represent several, and be close too."""
    return party if subject in ("", party) else f"{party}/{subject}/{kind}"


def shown_to_another(request: HttpRequest) -> bool:
    """Whether a sent form was shown to somebody else than who is signed in now, or carries a forged note."""
    note = request.POST.get("who")
    return request.method == "POST" and note is not None and note_of_another(request, note)


def note_of_another(request: HttpRequest, note: str) -> bool:
    """Whether a note says somebody else than who is signed in now, or is forged."""
    try:
        return bool(signing.loads(note, salt=_SALT) != as_whom(request))
    except signing.BadSignature:
        return True


def keep_and_ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Keep a sent form and lead to the sign-in page, and back again after it."""
    if request.method != "POST":
        return HttpResponseRedirect(_sign_in(request.get_full_path()))
    kept = what_was_sent(request)
    if kept is None:
        return HttpResponseRedirect(_sign_in(request.get_full_path(), kept="0"))
    return keep(request, kept)


def what_was_sent(request: HttpRequest) -> Kept | None:
    """The sent form as it can be kept: for whom, on which page, what. None when none of ours was sent."""
    try:
        party = signing.loads(request.POST.get("who", ""), salt=_SALT, max_age=_LONGEST_OPEN)
    except signing.BadSignature:
        return None
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in _LEFT_OUT}
    return {"party": party, "path": request.path, "address": request.get_full_path(), "fields": fields}


def keep(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Keep it in the session, and lead to its page: past the sign-in page when nobody is signed in."""
    hold(request, kept)
    if request.session.get("party"):
        return HttpResponseRedirect(kept["address"])
    request.session.set_expiry(HELD_FOR)
    return HttpResponseRedirect(_sign_in(kept["address"], kept="1"))


def hold(request: HttpRequest, kept: Kept) -> None:
    """Keep a form for its party, beside what others had written."""
    held = still_held(request.session)
    held.pop(kept["party"], None)
    newest = [*held.items(), (kept["party"], {**kept, "until": (now() + timedelta(seconds=HELD_FOR)).isoformat()})][
        -_MOST:
    ]
    request.session[KEPT] = dict(newest)


def still_held(session: Mapping[str, Any], *, but: str = "") -> dict[str, Kept]:
    """What is kept and whose hour is not over, by party; without that of `but`."""
    held: dict[str, Kept] = session.get(KEPT) or {}
    return {
        party: form for party, form in held.items()
        if party != but and datetime.fromisoformat(form["until"]) > now()
    }  # fmt: skip


def left_when_ended(session: Mapping[str, Any]) -> tuple[dict[str, Any], datetime] | None:
    """What a session leaves that a provider ends: all that is kept in it, the writer's own too, who did not ask for it.

    To the end of its hour, and as ever for nobody but whoever wrote it.
    """
    return _left(still_held(session))


def left_when_signed_out(session: Mapping[str, Any]) -> tuple[dict[str, Any], datetime] | None:
    """What a session leaves whose own writer ends it from elsewhere: what others had written in that browser."""
    return _left(still_held(session, but=_as_whom(session)))


def _left(held: dict[str, Kept]) -> tuple[dict[str, Any], datetime] | None:
    if not held:
        return None
    last = max(datetime.fromisoformat(form["until"]) for form in held.values())
    return {KEPT: held}, last


def keep_for_others(request: HttpRequest, held: Mapping[str, Kept]) -> None:
    """After somebody has signed out: what others had written in this browser stays for them, to the end of its hour."""
    left = _left(dict(held))
    if left:
        request.session[KEPT], last = left[0][KEPT], left[1]
        request.session.set_expiry(max(1, int((last - now()).total_seconds())))


def kept_address(request: HttpRequest) -> str:
    """The page where the signed-in party had written something that is kept; empty when there is nothing."""
    kept = (request.session.get(KEPT) or {}).get(as_whom(request))
    return str(kept["address"]) if kept else ""


def kept_for(request: HttpRequest) -> QueryDict | None:
    """What the signed-in party had written on this very page, once; None when there is nothing."""
    forms = request.session.get(KEPT) or {}
    kept = forms.get(as_whom(request))
    if not kept or kept["path"] != request.path:
        return None
    request.session[KEPT] = {party: form for party, form in forms.items() if form is not kept}
    data = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        data.setlist(name, values)
    return data


def _sign_in(onwards: str, **more: str) -> str:
    return reverse("sign_in") + "?" + urlencode({"next": onwards, **more})
