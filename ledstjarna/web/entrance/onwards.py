"""Where one goes after signing in: back to the page that was asked for, or to one's own door."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ledstjarna.web.entrance.kept_form import kept_address

_HOMES = {"staff": "team_home", "association": "association_home"}
AFTER = "after"


def safe(request: HttpRequest, address: str) -> str:
    """The address when it is one of ours, else nothing."""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""


def home(kind: str) -> str:
    """The first page of somebody's door."""
    return reverse(_HOMES.get(kind, "plan"))


def signed_out_answer(by: str | None) -> HttpResponse:
    """Where one comes after signing out: `by` is the provider that vouched. What the browser has kept goes.

    Not "cookies": the language is chosen for longer than a session.
    """
    answer = HttpResponseRedirect(reverse("signed_out", kwargs={"code": by}) if by else reverse("start"))
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def remember_where(request: HttpRequest, address: str) -> None:
    """Keep where one was going while another house asks who it is."""
    if found := safe(request, address):
        request.session[AFTER] = found


def go_on(request: HttpRequest, kind: str) -> HttpResponse:
    """To the page that was asked for before signing in, else to what one was writing when one's time was out, else
    home."""
    return lead_on(request, str(request.session.pop(AFTER, "")), kind)


def lead_on(request: HttpRequest, asked: str, kind: str) -> HttpResponse:
    """The same, where what was `asked` for is known already."""
    return HttpResponseRedirect(safe(request, asked) or safe(request, kept_address(request)) or home(kind))
