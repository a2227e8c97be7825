"""What somebody wrote is kept when their session ended while they wrote.

The form carries a signed note of who it was shown to. What was sent is kept in a fresh, anonymous
session and shown again, in the same form, only to the same party after signing in.
"""

from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

_SALT = "ledstjarna.kept-form"
_LEFT_OUT = ("csrfmiddlewaretoken", "key", "who")


def who_note(party_id: object) -> str:
    """The signed note that a form carries: whom it was shown to."""
    return signing.dumps(str(party_id), salt=_SALT)


def keep_and_ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Keep a sent form and lead to the sign-in page, and back again after it."""
    query = {"next": request.path}
    if request.method == "POST":
        query["kept"] = "1" if _keep(request) else "0"
    return HttpResponseRedirect(reverse("sign_in") + "?" + urlencode(query))


def _keep(request: HttpRequest) -> bool:
    try:
        party = signing.loads(request.POST.get("who", ""), salt=_SALT, max_age=7 * 24 * 3600)
    except signing.BadSignature:
        return False
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in _LEFT_OUT}
    request.session["kept_form"] = {"party": party, "path": request.path, "fields": fields}
    request.session.set_expiry(3600)
    return True


def kept_for(request: HttpRequest) -> QueryDict | None:
    """What the signed-in party had written on this very page, once; None when there is nothing."""
    kept = request.session.get("kept_form")
    if not kept or kept["path"] != request.path:
        return None
    del request.session["kept_form"]
    if kept["party"] != request.session.get("party"):
        return None
    data = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        data.setlist(name, values)
    return data
