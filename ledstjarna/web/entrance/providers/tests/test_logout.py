"""A provider ends sessions behind the browser's back: what is believed, and what is not."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.test import Client

from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.sign_in.models import OpenSession
from ledstjarna.foundation.sign_in.sessions import left_key
from ledstjarna.web.entrance.kept_form import KEPT, whom
from ledstjarna.web.entrance.providers.logout import EVENT
from ledstjarna.web.entrance.session_store import SessionStore
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT, WHO
from tests.support.provider import RunningProvider

pytestmark = pytest.mark.django_db
HSA = "SE0000000000-1A2B"
BEHIND = "/utloggad/siths/bakom/"


@pytest.fixture
def client(provider: RunningProvider) -> Client:
    """Somebody of staff, signed in."""
    cast = gather()
    nurse = Assignment.objects.get(pk=cast.staff["nurse"].party_id)
    StaffMember.objects.filter(pk=nurse.staff_member_id).update(hsa_id=HSA)
    browser = Client()
    browser.get(provider.vouches(browser, "siths", HSA).removeprefix("http://testserver"))
    assert browser.get("/teamet/").status_code == 200
    return browser


def claims(provider: RunningProvider, **others: Any) -> dict[str, Any]:
    at = int(time.time())
    told = {
        "iss": provider.address, "aud": "ledstjarna", "iat": at, "exp": at + 120, "jti": str(new_id()),
        "events": {EVENT: {}}, "sub": HSA,
    }  # fmt: skip
    return {name: value for name, value in {**told, **others}.items() if value is not None}


def tell(token: str) -> int:
    """Sent by a machine: no cookie, no token of a form."""
    return Client(enforce_csrf_checks=True).post(BEHIND, {"logout_token": token}).status_code


def test_the_sessions_of_the_subject_end_at_once_and_a_token_is_heard_once(
    client: Client, provider: RunningProvider
) -> None:
    other = tell(provider.signs(claims(provider, sub="SE0000000000-OTHER")))
    assert (other, client.get("/teamet/").status_code) == (200, 200)
    token = provider.signs(claims(provider))
    assert tell(token) == 200
    assert client.get("/teamet/").status_code == 302
    assert not OpenSession.objects.exists()
    assert tell(token) == 400


def test_what_was_being_written_waits_for_its_writer_and_for_nobody_else(
    client: Client, provider: RunningProvider
) -> None:
    mine, page = as_whom_of(client), "/teamet/sa-nas-jag/"
    session = client.session
    until = (now() + timedelta(minutes=40)).isoformat()
    session[KEPT] = {
        party: {"party": party, "path": page, "address": page, "fields": {"phone": [words]}, "until": until}
        for party, words in ((mine, "0155-123 99 87"), (str(new_id()), "0155-999 00 11"))
    }
    session.save()
    under_way = SessionStore(session.session_key)
    assert under_way[WHO], "a request that was asked just before"
    assert tell(provider.signs(claims(provider))) == 200

    assert client.get("/teamet/").status_code == 302
    with pytest.raises(UpdateError):
        under_way.save()
    assert client.get("/teamet/").status_code == 302, "what was under way opens nothing again"
    assert set(client.get("/logga-in/").wsgi_request.session.keys()) == {KEPT}

    led = client.get(provider.vouches(client, "siths", HSA).removeprefix("http://testserver"))
    assert led["Location"] == page, "where they were writing"
    shown = client.get(page).content.decode()
    assert "0155-123 99 87" in shown
    assert "0155-999 00 11" not in shown
    assert not Session.objects.filter(session_key=left_key(under_way.session_key)).exists(), "once"


def test_what_was_kept_ends_with_its_hour(client: Client, provider: RunningProvider) -> None:
    session = client.session
    kept = {"party": as_whom_of(client), "path": "/", "address": "/", "fields": {}}
    session[KEPT] = {kept["party"]: {**kept, "until": (now() + timedelta(minutes=1)).isoformat()}}
    session.save()
    assert tell(provider.signs(claims(provider))) == 200
    assert KEPT in client.get("/logga-in/").wsgi_request.session
    with clock_set_to(now() + timedelta(minutes=2)):
        assert KEPT not in client.get("/logga-in/").wsgi_request.session


def as_whom_of(client: Client) -> str:
    return whom(*(str(client.session.get(name) or "") for name in (PARTY, KIND, SUBJECT)))


def test_one_of_the_providers_sessions_ends_alone(client: Client, provider: RunningProvider) -> None:
    assert tell(provider.signs(claims(provider, sid="another session"))) == 200
    assert client.get("/teamet/").status_code == 200
    noted = OpenSession.objects.get()
    assert noted.provider_session, "the provider told which session of its own it was"
    assert HSA not in (noted.subject, noted.provider_session)


@pytest.mark.parametrize(
    ("others", "how"),
    [
        ({}, {"by": "forged"}),
        ({"iss": "https://elsewhere.example"}, {}),
        ({"aud": "somebody-else"}, {}),
        ({"nonce": "of an id token"}, {}),
        ({"events": None}, {}),
        ({"events": {"another": {}}}, {}),
        ({"iat": 1_000_000_000}, {}),
        ({"exp": 1_000_000_000}, {}),
        ({"jti": None}, {}),
        ({"sub": None}, {}),
        ({"sub": 17}, {}),
        ({}, {"typ": "at+jwt"}),
    ],
)
def test_what_is_no_logout_token_ends_nothing(
    client: Client, provider: RunningProvider, others: dict[str, Any], how: dict[str, str]
) -> None:
    assert tell(provider.signs(claims(provider, **others), **how)) == 400
    assert client.get("/teamet/").status_code == 200


@pytest.mark.parametrize("nonsense", ["", "a.b.c", "å", "e30.e30."])
def test_nonsense_ends_nothing(client: Client, nonsense: str) -> None:
    assert tell(nonsense) == 400
    assert Client().get(BEHIND).status_code == 404
