"""All cookies gone while somebody wrote: nothing is done, nothing is lost, and it is theirs alone."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import override

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Story
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.kept_form import who_note
from ledstjarna.web.entrance.labels import labels_of
from ledstjarna.web.entrance.roles import DemoRole

pytestmark = pytest.mark.django_db

PAGE = "/min-plan/berattelse/"
HERE = {"Origin": "http://testserver"}
WORDS = "Kören är mitt liv. <Och katten.>"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def written(cast: Cast, **more: str) -> dict[str, str]:
    return {
        "what_matters": WORDS, "language": "sv", "key": str(new_id()), "version": "0",
        "who": who_note(cast.subject_id), "csrfmiddlewaretoken": "x" * 32, **more,
    }  # fmt: skip


def send_on(client: Client, answer: HttpResponse) -> HttpResponse:
    """Press the button of the page with the words."""
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|unsent)" value="([^"]+)"', answer.content.decode()))
    return client.post("/logga-in/", {name: unescape(value) for name, value in fields.items()}, headers=HERE)


def sign_in(client: Client, party_id: object) -> None:
    role = DemoRole("person", "", "", "", party_id, "person", party_id)
    client.get(f"/logga-in/demo/{role.token}/")


def test_the_words_come_back_and_nothing_is_kept_before_the_writer_asks(cast: Cast, client: Client) -> None:
    answer = client.post(PAGE, written(cast), headers=HERE)
    assert answer.status_code == 403
    assert "Kören är mitt liv. &lt;Och katten.&gt;" in answer.content.decode()
    assert "Logga in och fortsätt" in answer.content.decode()
    assert not Session.objects.exists()
    assert "sessionid" not in answer.cookies
    with automatic_run("test"):
        assert not Story.objects.exists()


def test_after_signing_in_the_form_is_filled_in_and_still_not_sent(cast: Cast, client: Client) -> None:
    led = send_on(client, client.post(PAGE + "?fran=planen", written(cast), headers=HERE))
    assert led["Location"] == "/logga-in/?next=%2Fmin-plan%2Fberattelse%2F%3Ffran%3Dplanen&kept=1"
    sign_in(client, cast.subject_id)
    page = client.get(PAGE).content.decode()
    assert "Det du skrev finns kvar här" in page
    assert "Kören är mitt liv." in page
    with automatic_run("test"):
        assert not Story.objects.exists()


def test_whoever_is_still_signed_in_comes_straight_back(cast: Cast, client: Client) -> None:
    sign_in(client, cast.subject_id)
    answer = client.post(PAGE, written(cast), headers=HERE)
    assert "Tillbaka till formuläret" in answer.content.decode()
    assert send_on(client, answer)["Location"] == PAGE
    assert "Kören är mitt liv." in client.get(PAGE).content.decode()


def test_nobody_else_gets_the_words(cast: Cast, client: Client) -> None:
    send_on(client, client.post(PAGE, written(cast, who=who_note(new_id())), headers=HERE))
    sign_in(client, cast.subject_id)
    assert "Kören" not in client.get(PAGE).content.decode()


def shown_of(answer: HttpResponse) -> list[str]:
    return [unescape(words) for words in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", answer.content.decode())]


def test_a_number_an_address_and_a_single_word_are_shown_to_copy(cast: Cast, client: Client) -> None:
    more = {"phone": "070-174 06 05", "email": "a@b.se", "town": "x", "password": "hemligt", "part": str(new_id())}
    answer = client.post(PAGE, written(cast, **more), headers=HERE)
    assert shown_of(answer) == [WORDS, "sv", "070-174 06 05", "a@b.se", "x"]
    assert "Allt får inte plats" not in answer.content.decode()


def test_each_text_stands_under_the_words_of_its_field_where_they_are_known(cast: Cast, client: Client) -> None:
    page = client.post(PAGE, written(cast, phone="070-174 06 05"), headers=HERE).content.decode()
    labels = re.findall(r'<label class="ds-label" for="ord-\d+">([^<]*)</label>', page)
    assert labels == ["Vad är viktigt för dig?", "Vilket språk vill du prata?", "Text 3 av 3"]


def test_the_labels_are_those_of_the_page_that_the_form_came_from() -> None:
    team = labels_of(f"/teamet/person/{new_id()}/berattelse/skriv/", ["what_matters", "way", "made_up"])
    assert set(team) == {"what_matters", "way"}
    assert team["what_matters"] != labels_of(PAGE, ["what_matters"])["what_matters"], "staff ask in other words"
    assert labels_of("/finns-inte/", ["words"]) == {}
    assert labels_of("/", ["words"]) == {}
    with override("en"):
        assert labels_of(PAGE, ["language"]).get("language", "") not in ("", "Vilket språk vill du prata?")


def test_what_is_shown_has_an_end_and_says_so(cast: Cast, client: Client) -> None:
    more = {f"field_{number}": "å" * 20_001 for number in range(45)}
    answer = client.post(PAGE, written(cast, **more), headers=HERE)
    assert len(shown_of(answer)) == 40
    assert {len(words) for words in shown_of(answer)[2:]} == {20_000}
    assert "Allt får inte plats" in answer.content.decode()


def test_who_is_signed_in_sees_no_words_of_another(cast: Cast, client: Client) -> None:
    sign_in(client, cast.subject_id)
    answer = client.post(PAGE, written(cast, who=who_note(new_id())), headers=HERE)
    assert answer.status_code == 409
    assert "Kören" not in answer.content.decode()
    assert "sparat i en timme" in answer.content.decode()
    assert not shown_of(answer)


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}])
def test_another_sites_form_puts_no_words_on_our_page(cast: Cast, client: Client, headers: dict[str, str]) -> None:
    answer = client.post(PAGE, written(cast), headers=headers)
    assert answer.status_code == 403
    assert "Kören" not in answer.content.decode()


def test_a_form_that_was_shown_to_nobody_puts_no_words_there_either(cast: Cast, client: Client) -> None:
    answer = client.post(PAGE, written(cast, who="forged"), headers=HERE)
    assert "Kören" not in answer.content.decode()
    assert "Formuläret var för gammalt" in answer.content.decode()


def test_without_any_cookies_the_words_stay_on_the_page(cast: Cast, client: Client) -> None:
    first = client.post(PAGE, written(cast), headers=HERE)
    client.cookies.clear()
    second = send_on(client, first)
    assert second.status_code == 403
    assert "Kören är mitt liv." in second.content.decode()
    assert "inte spara några kakor" in second.content.decode()


def test_what_is_sent_on_cannot_be_made_by_hand(cast: Cast) -> None:
    answer = Client().post("/logga-in/", {"unsent": "made by hand"})
    assert answer.status_code == 200
    assert not Session.objects.exists()
