"""When something goes wrong whoever is signed in keeps their door, their way out and the way back."""

import pytest
from django.test import Client, RequestFactory

from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.web.entrance import errors
from ledstjarna.web.entrance.roles import DemoRole

pytestmark = pytest.mark.django_db

LOST = "/finns-inte/"


@pytest.fixture
def cast() -> Cast:
    return gather()


def arrived(cast: Cast, kind: str) -> Client:
    client = Client()
    party = cast.subject_id if kind == "person" else cast.staff["nurse"].party_id
    token = DemoRole("x", "", "", "", party, kind, cast.subject_id).token
    client.get(f"/logga-in/demo/{token}/")
    return client


@pytest.mark.parametrize(
    ("kind", "path", "home"),
    [
        ("person", LOST, 'href="/min-plan/"'),
        ("person", "/teamet/", 'href="/min-plan/"'),
        ("staff", LOST, 'href="/teamet/"'),
        ("staff", "/min-plan/", 'href="/teamet/"'),
    ],
)
def test_the_door_stays(cast: Cast, kind: str, path: str, home: str) -> None:
    answer = arrived(cast, kind).get(path)
    page = answer.content.decode()
    assert answer.status_code == 404
    for kept in ("Logga ut", "Inloggad:", 'aria-label="Huvudmeny"', "English", home):
        assert kept in page


def test_whoever_meets_no_persons_is_led_to_no_persons(cast: Cast) -> None:
    Assignment.objects.filter(pk=cast.staff["nurse"].party_id).update(role="process_leader")
    page = arrived(cast, "staff").get(LOST).content.decode()
    assert "Logga ut" in page
    assert "Hitta en person" not in page


def test_the_start_page_leads_to_ones_own_door(cast: Cast) -> None:
    page = arrived(cast, "person").get("/").content.decode()
    assert 'href="/min-plan/"' in page
    assert 'href="/teamet/"' not in page
    assert 'href="/teamet/"' in Client().get("/").content.decode()


def test_nobody_signed_in_is_offered_the_way_in() -> None:
    page = Client().get(LOST).content.decode()
    assert "Logga ut" not in page
    assert 'href="/logga-in/"' in page


@pytest.mark.parametrize(
    ("came_from", "offered"),
    [
        ("http://testserver/min-plan/har-hant/?sida=2", True),
        ("https://elsewhere.example/min-plan/", False),
        ("http://testserver/finns-inte-heller/", False),
        ("http://testserver/finns-inte/", False),
        ("", False),
    ],
)
def test_the_way_back_is_to_a_page_of_ours(cast: Cast, came_from: str, offered: bool) -> None:
    page = arrived(cast, "person").get(LOST, headers={"Referer": came_from}).content.decode()
    assert ("Tillbaka till sidan innan" in page) == offered
    assert ('href="/min-plan/har-hant/?sida=2"' in page) == offered


def test_a_fault_of_ours_keeps_the_door_too(cast: Cast) -> None:
    request = RequestFactory().post("/min-plan/mal/", headers={"Referer": "http://testserver/min-plan/"})
    request.session = arrived(cast, "person").session  # type: ignore[attr-defined]
    page = errors.server_error(request)
    assert page.status_code == 500
    assert "Logga ut" in page.content.decode()
    assert "Det beror inte på dig" in page.content.decode()


def test_a_fault_before_anybody_is_known_has_a_page() -> None:
    assert "Till startsidan" in errors.server_error(RequestFactory().get("/")).content.decode()


def test_an_expired_page_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sprak/", {"language": "en"})
    assert answer.status_code == 403
    assert "Gå tillbaka och ladda om sidan" in answer.content.decode()


@pytest.mark.parametrize("path", ["/sprak/", "/logga-ut/", "/logga-in/roll/"])
def test_what_is_only_sent_leads_on_when_it_is_asked_for(path: str) -> None:
    assert Client().get(path).status_code == 302
