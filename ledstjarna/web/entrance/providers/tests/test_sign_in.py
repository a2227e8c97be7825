"""Signing in by a real OpenID provider, and everything that is not to be believed from one."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.actions import assign, end_assignment, invite, link_account
from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.people.models import PersonIdentifier
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.identity import official_test_numbers, parse
from ledstjarna.foundation.sign_in.models import FailedSignIn, OpenSession
from ledstjarna.web.entrance.providers.tests.coming import back, words
from tests.support.provider import RunningProvider

pytestmark = pytest.mark.django_db
HSA = "SE0000000000-1A2B"
NUMBER, OTHERS, *_ = sorted(number for number in official_test_numbers() if number.startswith("1985"))


@pytest.fixture
def cast(provider: RunningProvider) -> Cast:
    cast = gather()
    StaffMember.objects.filter(pk=staff_member(cast, "nurse")).update(hsa_id=HSA)
    number = parse(NUMBER)
    with transaction.atomic(), automatic_run("test"):
        PersonIdentifier.objects.create(
            county_id="04", subject_id=cast.subject_id, system=number.system, value=number.value12
        )
    return cast


def staff_member(cast: Cast, who: str) -> object:
    return Assignment.objects.get(pk=cast.staff[who].party_id).staff_member_id


def test_a_person_signs_in_to_their_own_plan_and_the_key_of_the_session_is_new(
    cast: Cast, provider: RunningProvider
) -> None:
    client = Client()
    asked = client.get("/logga-in/med/bankid/", {"next": "/min-plan/berattelse/"})
    query = parse_qs(urlsplit(asked["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["acr_values"] == ["loa3"]
    assert all(len(query[name][0]) > 15 for name in ("state", "nonce", "code_challenge"))
    address = provider.vouches(client, "bankid", NUMBER, next_page="/min-plan/berattelse/")
    before = client.session.session_key
    assert back(client, address)["Location"] == "/min-plan/berattelse/"
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert client.get("/min-plan/").status_code == 200
    assert client.get("/teamet/").status_code == 404
    assert "_state_" not in str(list(client.session.keys()))
    with automatic_run("test"):
        row = AccessLog.objects.get(verb="sign_in")
    assert (row.party_id, row.subject_id, row.detail) == (cast.subject_id, None, {"way": "bankid"})


@pytest.mark.parametrize("sub", [OTHERS, NUMBER[2:], "19000101-0000", "SE0000000000-1A2B", "å" * 200])
def test_an_unknown_person_learns_nothing_of_others(cast: Cast, provider: RunningProvider, sub: str) -> None:
    client = Client()
    answer = back(client, provider.vouches(client, "bankid", sub))
    assert answer.status_code == 403
    assert sub not in words(answer)
    assert "Astrid" not in words(answer)
    if sub == OTHERS:
        assert "det finns ingen plan som du kan öppna här" in words(answer)
    assert client.get("/min-plan/").status_code == 302


def test_staff_with_one_assignment_come_straight_in(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    assert back(client, provider.vouches(client, "siths", HSA))["Location"] == "/teamet/"
    assert "Sara Ek" in words(client.get("/teamet/"))
    assert "Byt uppdrag" not in words(client.get("/teamet/"))
    unknown = back(Client(), provider.vouches(other := Client(), "siths", "SE0000000000-9999"))
    assert unknown.status_code == 403  # another browser than the one that began
    assert "inget uppdrag" in words(back(other, provider.vouches(other, "siths", "SE0000000000-9999")))


def test_staff_with_several_choose_switch_and_fall_out_of_what_ends(cast: Cast, provider: RunningProvider) -> None:
    second = assign(
        staff_member_id=staff_member(cast, "nurse"), unit_id=cast.units["home_care"].id, role="nurse", start=AT
    )
    first = cast.staff["nurse"].party_id
    client = Client()
    assert (
        back(client, provider.vouches(client, "siths", HSA, next_page="/teamet/moten/"))["Location"]
        == "/logga-in/uppdrag/"
    )
    assert client.get("/teamet/").status_code == 302, "nobody acts before they have chosen"
    page = words(client.get("/logga-in/uppdrag/"))
    assert "Vårdcentralen Linden" in page
    assert "Hemtjänst Norr" in page
    chosen = client.post("/logga-in/uppdrag/", {"assignment": str(second.pk)})
    assert chosen["Location"] == "/teamet/moten/"
    assert "Hemtjänst Norr" in words(client.get("/teamet/"))
    assert "Byt uppdrag" in words(client.get("/teamet/"))
    key = client.session.session_key
    client.post("/logga-in/uppdrag/", {"assignment": str(first)})
    assert client.session.session_key != key
    assert "Vårdcentralen Linden" in words(client.get("/teamet/"))
    with automatic_run("test"):
        rows = list(AccessLog.objects.filter(verb="sign_in", what="acts_as").order_by("at"))
    assert [row.party_id for row in rows] == [second.pk, first]
    not_mine = client.post("/logga-in/uppdrag/", {"assignment": str(cast.staff["assessor"].party_id)})
    assert "Uppdraget har tagit slut" in words(not_mine)
    end_assignment(assignment_id=first, at=now() - timedelta(seconds=1))
    led = client.get("/teamet/", follow=True)
    assert led.redirect_chain[-1][0] == "/logga-in/uppdrag/"
    assert "Uppdraget har tagit slut" in words(led)
    assert "Vårdcentralen Linden" not in words(led)
    end_assignment(assignment_id=second.pk, at=now() - timedelta(seconds=1))
    assert client.get("/teamet/", follow=True).redirect_chain[-1][0].startswith("/logga-in/?next=")


def test_too_low_an_assurance_is_not_enough(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    provider.is_told(level="loa2")
    answer = back(client, provider.vouches(client, "siths", HSA))
    assert answer.status_code == 403
    assert "högre nivå" in words(answer)
    assert client.get("/teamet/").status_code == 302


FAULTS = ("forged", "expired", "audience", "audience_with_azp", "issuer", "nonce", "future", "unsigned", "shared")


@pytest.mark.parametrize("fault", [*FAULTS, "missing"])
def test_a_token_that_proves_nothing_lets_nobody_in(
    cast: Cast, provider: RunningProvider, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    address = provider.vouches(client, "siths", HSA)
    provider.is_told(fault=fault)
    answer = back(client, address)
    assert answer.status_code == 403
    assert "gick inte att lita på" in words(answer)
    assert client.get("/teamet/").status_code == 302
    assert FailedSignIn.objects.count() == 1
    assert HSA not in caplog.text
    assert "was not believed" in caplog.text


def test_what_was_used_altered_or_is_anothers_is_refused(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    address = provider.vouches(client, "siths", HSA)
    assert back(Client(), address).status_code == 403, "another browser has another state"
    assert back(client, address.replace("state=", "state=x")).status_code == 403
    assert back(client, address.replace("iss=http%3A%2F%2F127", "iss=http%3A%2F%2F128")).status_code == 403
    assert back(client, address.replace("/fran/siths/", "/fran/konto/")).status_code == 403, "another provider's state"
    assert back(client, address).status_code == 302
    assert back(client, address).status_code == 403, "a code that was used"
    fresh = Client()
    other = provider.vouches(fresh, "siths", HSA)
    replayed = re.sub(r"code=[^&]+", re.search(r"code=[^&]+", address)[0], other)
    assert back(fresh, replayed).status_code == 403, "a used code in a new state"


def test_who_says_no_comes_back_to_a_kind_page(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    answer = back(client, provider.vouches(client, "bankid", ""))
    assert answer.status_code == 200
    assert "Du är inte inloggad. Inget har hänt." in words(answer)
    assert not FailedSignIn.objects.exists()


def test_many_failures_from_one_place_have_to_wait_and_say_until_when(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    for _ in range(30):
        assert client.get("/logga-in/fran/siths/?code=x&state=y&iss=" + provider.address).status_code == 403
    answer = client.get("/logga-in/fran/siths/?code=x&state=y")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 600
    assert re.search(r"Försök igen klockan \d\d\.\d\d\.", words(answer))
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert back(elsewhere, provider.vouches(elsewhere, "siths", HSA)).status_code == 302


def test_an_account_is_linked_by_an_invitation_once(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    assert back(client, provider.vouches(client, "konto", "ulla")).status_code == 403
    _, code = invite(staff_member_id=staff_member(cast, "singer"), at=now(), made_by="test")
    assert client.get(f"/inbjudan/{code}/")["Location"] == "/inloggning/nyckel/"
    assert "Föreningskontot" in words(client.get("/inloggning/nyckel/"))
    assert back(client, provider.vouches(client, "konto", "ulla"))["Location"] == "/foreningen/"
    assert Client().get(f"/inbjudan/{code}/").status_code == 404, "used up"
    again = Client()
    assert back(again, provider.vouches(again, "konto", "ulla"))["Location"] == "/foreningen/"
    assert not link_account(
        staff_member_id=staff_member(cast, "nurse"), issuer=provider.address, subject="ulla", at=now()
    )


def test_signing_out_leads_to_the_provider_without_a_word_of_who(cast: Cast, provider: RunningProvider) -> None:
    client = Client()
    back(client, provider.vouches(client, "siths", HSA))
    out = client.post("/logga-ut/")
    assert out["Location"] == "/utloggad/siths/"
    assert "Logga ut hos SITHS" in words(client.get("/utloggad/siths/"))
    there = client.get("/utloggad/siths/dar/")["Location"]
    assert there.startswith(provider.address)
    assert set(parse_qs(urlsplit(there).query)) == {"client_id", "post_logout_redirect_uri", "state", "ui_locales"}
    assert not OpenSession.objects.filter(session_key=client.session.session_key or "").exists()


def test_everywhere_ends_every_session_of_ones_own_and_nobody_elses(cast: Cast, provider: RunningProvider) -> None:
    home, work, other = Client(), Client(), Client()
    for client, code, sub in ((home, "siths", HSA), (work, "siths", HSA), (other, "bankid", NUMBER)):
        back(client, provider.vouches(client, code, sub))
    assert "på 1 ställe till" in words(home.get("/inloggning/"))
    assert home.post("/inloggning/ut-overallt/").status_code == 302
    assert [
        client.get(page).status_code for client, page in ((home, "/teamet/"), (work, "/teamet/"), (other, "/min-plan/"))
    ] == [302, 302, 200]


def test_without_providers_and_demonstration_nobody_signs_in(cast: Cast, settings: object) -> None:
    settings.SIGN_IN_FILE = None
    assert "Det går inte att logga in här" in words(Client().get("/logga-in/"))
    assert Client().get("/logga-in/med/siths/").status_code == 404
