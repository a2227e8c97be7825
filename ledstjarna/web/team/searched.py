"""A search by name: sent in a form and remembered in the session, so that no address holds anybody's name.

The address has the number of the search alone: paging, going back and loading anew find it again, without a script.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

LONGEST = 80  # letters
_REMEMBERED = 20  # the latest searches of a session
_KEPT = "searched"


def search_sent(request: HttpRequest, *along: str) -> HttpResponse | None:
    """Where a search that was sent is shown: the same page, with `along` of what else was sent. None when none was."""
    if request.method != "POST" or "namn" not in request.POST:
        return None
    text = request.POST["namn"].strip()[:LONGEST]
    more = {name: request.POST[name] for name in along if request.POST.get(name)}
    if text:
        kept = dict(request.session.get(_KEPT) or {})
        number = str(max(map(int, kept), default=0) + 1)
        kept[number] = text
        request.session[_KEPT] = dict(list(kept.items())[-_REMEMBERED:])
        more["sok"] = number
    return HttpResponseRedirect(request.path + (f"?{urlencode(more)}" if more else ""))


def searched(request: HttpRequest) -> tuple[str, str]:
    """What is searched for on this page and the number it is remembered by; both empty for nothing."""
    number = request.GET.get("sok", "")
    text = (request.session.get(_KEPT) or {}).get(number, "")
    return (text, number) if text else ("", "")
