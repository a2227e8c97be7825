"""A provider ends sessions behind the browser's back: what is believed, and what is not."""

import time
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.sign_in.models import OpenSession
from ledstjarna.web.entrance.providers.logout import EVENT
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
