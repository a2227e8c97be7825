"""Every page says who it is for and whether it writes; everybody else gets the same answer as for no page."""

import ast
import re
from collections.abc import Iterable, Iterator
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.once.models import SentForm
from ledstjarna.web.door import AUDIENCES, PERSON, PUBLIC, STAFF, ReadingPageWrote, page
from ledstjarna.web.entrance import sessions
from tests.architecture.addresses import Address, addresses
from tests.architecture.sources import PACKAGE, files, holds, place, tree

KINDS = {"person": PERSON, "nurse": STAFF, "singer": "association"}


def badly_made(found: Iterable[Address]) -> Iterator[str]:
    """Views that were not made with `page`, or with an audience that nobody is."""
    for address in found:
        audiences = getattr(address.view, "audiences", None)
        if audiences is None or not hasattr(address.view, "writes"):
            yield f"{address.route}: the view is not made with page(...)"
        elif not audiences or not set(audiences) <= set(AUDIENCES) or (PUBLIC in audiences and len(audiences) > 1):
            yield f"{address.route}: audiences {audiences}"


def guarded() -> list[Address]:
    """Every address that is not for everybody."""
    return [address for address in addresses() if address.view.audiences != (PUBLIC,)]


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """The cast, on the day of their play."""
    with clock_set_to(AT):
        yield gather()


def signed_in(cast: Cast, who: str, subject_id: UUID | None = None) -> Client:
    """A browser where one of the cast is signed in."""
    viewer = cast.person if who == "person" else cast.staff[who]
    client = Client()
    session = client.session
    session["party"], session["kind"] = str(subject_id or viewer.party_id), viewer.kind
    session["subject"] = str(subject_id or viewer.party_id) if who == "person" else ""
    session.save()
    return client


def same(answer: HttpResponse, ids: Iterable[object]) -> tuple[int, str]:
    """What tells two answers apart, without the ids that were asked for and the token of the moment."""
    text = answer.content.decode() + answer.headers.get("Location", "")
    for each in ids:
        text = text.replace(str(each), "…")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_every_view_says_who_it_is_for_and_whether_it_writes() -> None:
    holds(badly_made(addresses()), "Make the view with @page(AUDIENCE, writes=…) from web/door.py, outermost.")


def test_every_address_has_a_name_of_its_own() -> None:
    names = [address.name for address in addresses()]
    holds((name for name in names if names.count(name) > 1), "Two pages of one name: a link leads to only one of them.")


def test_days_are_read_by_one_field() -> None:
    holds(
        (
            place(path, node.lineno)
            for path in files("*.py", under=PACKAGE / "web")
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "forms.DateField"
        ),
        "Use DayField of web/day_field.py: it tells a day out of reason, which rules and columns cannot take.",
    )


def test_a_view_without_an_audience_is_seen() -> None:
    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    made = [bare, page()(bare), page("somebody")(bare), page(PUBLIC, STAFF)(bare)]
    assert len(list(badly_made(Address("", "bare/", view, {}) for view in made))) == 4
    assert not list(badly_made([Address("", "bare/", page(STAFF)(bare), {})]))


def writer(request: HttpRequest) -> HttpResponse:
    """A view that writes something."""
    SentForm.objects.create(key=new_id(), party_id=new_id())
    return HttpResponse("written")


@pytest.mark.parametrize(("writes", "method"), [(False, "GET"), (False, "POST"), (True, "GET")])
def test_a_reading_page_that_writes_is_stopped(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, writes: bool, method: str
) -> None:
    monkeypatch.setattr(sessions, "viewer_of", lambda request: cast.person)
    with pytest.raises(ReadingPageWrote):
        page(PERSON, writes=writes)(writer)(RequestFactory().generic(method, "/"))


def test_a_page_may_write_when_it_says_so_and_every_page_the_log(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def reader(request: HttpRequest) -> HttpResponse:
        open_reading(cast.person, cast.subject_id, what="test", kinds=["plan"])
        return HttpResponse("read")

    monkeypatch.setattr(sessions, "viewer_of", lambda request: cast.person)
    assert page(PERSON, writes=True)(writer)(RequestFactory().post("/")).content == b"written"
    assert page(PERSON)(reader)(RequestFactory().get("/")).content == b"read"


def test_nobody_signed_in_is_asked_to_sign_in(cast: Cast) -> None:
    def asked(address: Address) -> bool:
        answer = Client().get(address.example({"subject_id": cast.subject_id}))
        if getattr(address.view, "for_machines", False):  # a program has no page to sign in on
            return answer.status_code == 401 and "WWW-Authenticate" in answer.headers
        return answer.status_code == 302 and answer.url.startswith("/logga-in/?next=")

    holds((address.route for address in guarded() if not asked(address)), "Send an anonymous visitor to sign in.")


@pytest.mark.parametrize("who", KINDS)
def test_another_audience_gets_the_answer_of_no_page(cast: Cast, who: str) -> None:
    """Of some addresses; tests/doors asks for every one."""
    client = signed_in(cast, who)
    others = [address for address in guarded() if KINDS[who] not in address.view.audiences][::12]
    subjects = (cast.subject_id, new_id())
    for address in others:
        asked = [address.example({"subject_id": subject}) for subject in subjects]
        there, nowhere = (same(client.get(path), _ids(path)) for path in asked)
        assert there[0] == 404, f"{address.route} answers {there[0]} to {who}"
        assert there == nowhere, f"{address.route} tells {who} whether the person is here"
    with automatic_run("test"):
        assert AccessLog.objects.filter(verb="refused").count() == 2 * len(others), "Every refusal leaves a log row."


def _ids(path: str) -> list[str]:
    return re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", path)


def test_two_different_answers_are_told_apart() -> None:
    one, other = HttpResponse("Astrid", status=404), HttpResponse("nobody", status=404)
    assert same(one, []) != same(other, [])
    assert same(HttpResponse("a1 not found"), ["a1"]) == same(HttpResponse("b2 not found"), ["b2"])
