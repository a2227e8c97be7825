"""A key is made for an address with a name: a page that was opened by number says so, and leads on."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.organisations.actions import add_passkey, invite
from ledstjarna.domain.organisations.queries import passkeys_of, staff_member_of
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.foundation.clock import now
from ledstjarna.web.entrance.roles import DemoRole
from ledstjarna.web.entrance.sessions import KIND, PARTY, WHO

pytestmark = pytest.mark.django_db
TEN_YEARS = 10 * 365 * 24 * 3600
SAYS = "som bara är siffror, och då säger webbläsaren nej."


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def invitation(cast: Cast) -> str:
    """The path of an invitation to whoever answers for the choir."""
    who = staff_member_of(cast.staff["singer"].party_id)
    assert who
    return reverse(
        "invitation", kwargs={"invitation_code": invite(staff_member_id=who, at=now(), made_by="x", days=1)[1]}
    )


def asked(client: Client, host: str) -> str:
    answer = client.post(reverse("new_passkey"), {"ask": "1"}, headers={"host": host})
    told: str = json.loads(answer.content)["rp"]["id"]
    return told


@pytest.mark.parametrize("public", ["http://127.0.0.1:8310", "http://localhost:8310"])
def test_an_invitation_opened_by_number_leads_to_itself_by_name(invitation: str, settings: Any, public: str) -> None:
    settings.ALLOWED_HOSTS, settings.PUBLIC_ADDRESS = ["127.0.0.1", "localhost"], public
    page = Client().get(invitation, headers={"host": "127.0.0.1:8310"}).content.decode()
    assert SAYS in page
    assert f'href="http://localhost:8310{invitation}"' in page
    assert "Gör nyckeln" not in page, "nothing to press that cannot be done"
    by_name = Client()
    assert by_name.get(invitation, headers={"host": "localhost:8310"}).status_code == 302
    made = by_name.get(reverse("new_passkey"), headers={"host": "localhost:8310"}).content.decode()
    assert SAYS not in made
    assert "Gör nyckeln" in made
    assert asked(by_name, "localhost:8310") == "localhost", "the key is made for the name that was opened"


def test_where_localhost_is_not_ours_it_says_whom_to_ask(invitation: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "192.0.2.7", "[::1]"]
    for host in ("127.0.0.1:8310", "192.0.2.7", "[::1]:8310"):
        page = Client().get(invitation, headers={"host": host}).content.decode()
        assert SAYS in page
        assert "Be den som sköter Ledstjärna hos er om adressen med namn" in page
        assert "localhost" not in page
    settings.ALLOWED_HOSTS = ["192.0.2.7", "localhost"]
    assert "localhost" not in Client().get(invitation, headers={"host": "192.0.2.7"}).content.decode(), (
        "another machine"
    )


def test_whoever_is_signed_in_by_number_signs_in_by_name(cast: Cast, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    client = Client()
    session = client.session
    who = str(staff_member_of(cast.staff["singer"].party_id))
    session[PARTY], session[KIND], session[WHO] = str(cast.staff["singer"].party_id), "association", who
    session.set_expiry(TEN_YEARS)
    session.save()
    page = client.get(reverse("new_passkey"), headers={"host": "127.0.0.1:8310"}).content.decode()
    assert SAYS in page
    assert f'href="http://localhost:8310{reverse("sign_in")}?next={reverse("new_passkey")}"' in page


def test_a_public_name_stays_the_only_one(invitation: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.PUBLIC_ADDRESS = ["plan.example", "localhost"], "https://plan.example"
    client = Client()
    client.get(invitation, headers={"host": "localhost"})
    assert asked(client, "localhost") == "plan.example"


def test_staff_who_hold_a_key_care_for_it_and_the_others_read_how_they_sign_in(cast: Cast) -> None:
    nurse = cast.staff["nurse"].party_id
    who = staff_member_of(nurse)
    assert who
    client, link = Client(), DemoRole("nurse", "", "", "", nurse, "staff").token
    client.get(f"/logga-in/demo/{link}/")
    page = client.get(reverse("my_sign_in")).content.decode()
    assert "En egen nyckel får du bara genom en inbjudan" in page
    assert "Dina inloggningsnycklar" not in page
    assert client.get(reverse("new_passkey")).status_code == 404, "nobody swaps an e-identification for a key"
    keys = [
        add_passkey(staff_member_id=who, credential_id=name.encode(), credential=b"", name=name, at=now())
        for name in ("Min telefon", "Gamla telefonen", "min telefon")
    ]
    page = client.get(reverse("my_sign_in")).content.decode()
    assert "Dina inloggningsnycklar" in page
    assert "Gamla telefonen" in page
    assert "bara genom en inbjudan" not in page
    assert client.get(reverse("new_passkey")).status_code == 200
    remove = [reverse("remove_passkey", kwargs={"passkey_id": key.pk}) for key in keys]
    assert [key.name for key in keys] == ["Min telefon", "Gamla telefonen", "min telefon 2"], "none like another"
    asked = client.get(remove[2]).content.decode()
    assert "min telefon 2" in asked
    assert "Ta bort nyckeln" in asked
    assert len(passkeys_of(who)) == len(keys), "asked first"
    said = [client.post(each)["Location"].split("=")[1] for each in reversed(remove)]
    assert said == ["borttagen", "borttagen", "sista"]
    assert client.post(remove[2])["Location"].split("=")[1] == "finns-inte", "taken away in another window"
    assert "Den är redan borttagen" in client.get(f"{reverse('my_sign_in')}?klart=finns-inte").content.decode()
    assert [key.name for key in passkeys_of(who)] == ["Min telefon"]
