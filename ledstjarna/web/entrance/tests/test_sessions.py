"""Signing in and out, the kept form, and pages that answer the same whether a thing exists or not."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import Story
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.kept_form import KEPT, who_note
from ledstjarna.web.entrance.roles import CHOOSES, DemoRole
from ledstjarna.web.entrance.session_store import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def role(cast: Cast) -> DemoRole:
    return DemoRole("person", "Invånare", "Astrid Lind", "", cast.subject_id, "person", cast.subject_id)


def signed_in(cast: Cast) -> Client:
    client = Client()
    client.get(f"/logga-in/demo/{role(cast).token}/")
    return client


def test_a_link_signs_in_and_leads_home(cast: Cast) -> None:
    answer = Client().get(f"/logga-in/demo/{role(cast).token}/")
    assert (answer.status_code, answer["Location"]) == (302, "/min-plan/")
    assert signed_in(cast).get("/min-plan/").status_code == 200


def test_a_role_of_several_assignments_says_which_it_has_now(cast: Cast) -> None:
    client, link = Client(), DemoRole("two", "", "", "", cast.staff["nurse"].party_id, CHOOSES).token
    assert client.get(f"/logga-in/demo/{link}/")["Location"] == "/logga-in/uppdrag/"
    assert "Vilket uppdrag arbetar du i nu?" in client.get("/logga-in/uppdrag/").content.decode()
    chosen = client.post("/logga-in/uppdrag/", {"assignment": str(cast.staff["nurse"].party_id)})
    assert chosen["Location"] == "/teamet/"


def test_demo_sign_in_is_refused_when_demonstration_is_off(cast: Cast, settings: object) -> None:
    settings.DEMO = False
    assert Client().get(f"/logga-in/demo/{role(cast).token}/").status_code == 404
    assert "Det går inte att logga in här" in Client().get("/logga-in/").content.decode()


def test_a_forged_link_opens_nothing(cast: Cast) -> None:
    assert Client().get("/logga-in/demo/forged/").status_code == 404


def test_the_session_key_is_new_after_signing_in(cast: Cast) -> None:
    client = signed_in(cast)
    before = client.session.session_key
    client.post("/logga-in/roll/", {"token": role(cast).token})
    assert client.session.session_key != before


def test_what_was_written_in_an_expired_session_is_kept_for_the_same_party(cast: Cast) -> None:
    client = Client()
    sent = {
        "what_matters": "Kören är mitt liv", "what_i_can": "", "how_to_meet_me": "", "who_is_close": "",
        "reach_note": "", "language": "sv", "key": str(new_id()), "version": "0", "who": who_note(cast.subject_id),
    }  # fmt: skip
    answer = client.post("/min-plan/berattelse/", sent)
    assert answer["Location"].startswith("/logga-in/?next=")
    assert "kept=1" in answer["Location"]
    client.post("/logga-in/roll/", {"token": role(cast).token, "next": "/min-plan/berattelse/"})
    assert "Kören är mitt liv" in client.get("/min-plan/berattelse/").content.decode()
    with automatic_run("test"):
        assert not Story.objects.exists()


def test_what_was_written_is_not_shown_to_somebody_else(cast: Cast) -> None:
    client = Client()
    sent = {"what_matters": "Min hemlighet", "who": who_note(uuid4()), "key": str(new_id())}
    client.post("/min-plan/berattelse/", sent)
    client.post("/logga-in/roll/", {"token": role(cast).token, "next": "/min-plan/berattelse/"})
    assert "Min hemlighet" not in client.get("/min-plan/berattelse/").content.decode()


def _forgets(cast: Cast) -> Client:
    """A browser where the person wrote, their time ran out, and somebody else signed in, looked at the page and out."""
    client = Client()
    sent = {"what_matters": "Min hemlighet", "language": "sv", "version": "0", "key": str(new_id())}
    client.post("/min-plan/berattelse/", {**sent, "who": who_note(cast.subject_id)})
    nurse = DemoRole("nurse", "", "", "", cast.staff["nurse"].party_id, "staff").token
    client.post("/logga-in/roll/", {"token": nurse, "next": "/min-plan/berattelse/"})
    assert client.get("/min-plan/berattelse/").status_code == 404
    assert "Min hemlighet" not in client.get("/teamet/").content.decode()
    client.post("/logga-ut/")
    assert "Min hemlighet" not in client.get("/logga-in/").content.decode()
    return client


def test_who_signs_in_and_out_meanwhile_takes_nothing_of_what_another_wrote(cast: Cast) -> None:
    client = _forgets(cast)
    led = client.post("/logga-in/roll/", {"token": role(cast).token})
    assert led["Location"] == "/min-plan/berattelse/", "where they were writing"
    assert "Min hemlighet" in client.get("/min-plan/berattelse/").content.decode()
    assert "Min hemlighet" not in client.get("/min-plan/berattelse/").content.decode(), "shown once"


def test_the_writers_own_signing_out_takes_what_they_wrote_away_and_so_does_an_hour(cast: Cast) -> None:
    client = _forgets(cast)
    client.post("/logga-in/roll/", {"token": role(cast).token})
    client.post("/logga-ut/")
    client.post("/logga-in/roll/", {"token": role(cast).token})
    assert "Min hemlighet" not in client.get("/min-plan/berattelse/").content.decode()
    client = _forgets(cast)
    with clock_set_to(now() + timedelta(minutes=61)):
        client.post("/logga-in/roll/", {"token": role(cast).token})
        assert "Min hemlighet" not in client.get("/min-plan/berattelse/").content.decode()


def test_what_several_were_writing_in_one_browser_is_kept_for_each(cast: Cast) -> None:
    client, sara = Client(), cast.staff["nurse"].party_id
    for page, whose, words in (
        ("/min-plan/berattelse/", cast.subject_id, "Min hemlighet"), ("/teamet/sa-nas-jag/", sara, "Ring 070"),
    ):  # fmt: skip
        client.post(page, {"what_matters": words, "words": words, "who": who_note(whose), "key": str(new_id())})
    assert set(client.session[KEPT]) == {str(cast.subject_id), str(sara)}
    for _other in range(3):
        client.post("/teamet/sa-nas-jag/", {"words": "x", "who": who_note(uuid4()), "key": str(new_id())})
    assert len(client.session[KEPT]) == 3, "the newest: a session is read with every page"


def test_a_form_shown_to_another_is_not_sent_as_who_is_signed_in_now(cast: Cast) -> None:
    client = signed_in(cast)
    page = client.get("/min-plan/berattelse/").content.decode()
    shown = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "version")}
    sent = {"what_matters": "Min hemlighet", "language": "sv", **shown}
    for note in (who_note(uuid4()), who_note(f"{cast.subject_id}/{uuid4()}"), "forged"):
        answer = client.post("/min-plan/berattelse/", {**sent, "who": note})
        assert answer.status_code == 409
        assert "Inget är skickat" in answer.content.decode()
        assert "Min hemlighet" not in answer.content.decode()
        assert ("är sparat i en timme" in answer.content.decode()) == (note != "forged")
        assert ("gick inte att spara" in answer.content.decode()) == (note == "forged")
    with automatic_run("test"):
        assert not Story.objects.exists()
    assert client.post("/min-plan/berattelse/", {**sent, "who": who_note(cast.subject_id)}).status_code == 302


def test_what_was_sent_after_somebody_else_had_signed_in_comes_back_to_its_writer_alone(cast: Cast) -> None:
    client, page = Client(), "/min-plan/berattelse/"
    nurse = DemoRole("nurse", "", "", "", cast.staff["nurse"].party_id, "staff").token
    client.post("/logga-in/roll/", {"token": nurse})
    sent = {"what_matters": "Min hemlighet", "language": "sv", "version": "0", "key": str(new_id())}
    assert client.post(page, {**sent, "who": who_note(cast.subject_id)}).status_code == 409
    assert "Min hemlighet" not in client.get("/logga-in/?kept=2").content.decode()
    led = client.post("/logga-in/roll/", {"token": role(cast).token})
    assert led["Location"] == page, "where they were writing"
    assert "Min hemlighet" in client.get(page).content.decode()
    assert "Min hemlighet" not in client.get(page).content.decode(), "once"
    with automatic_run("test"):
        assert not Story.objects.exists(), "the writer sends it"


def test_the_token_of_forms_is_new_after_signing_in(cast: Cast) -> None:
    client = signed_in(cast)
    client.get("/min-plan/berattelse/")
    before = client.cookies["csrftoken"].value
    client.post("/logga-in/roll/", {"token": role(cast).token})
    client.get("/min-plan/berattelse/")
    assert client.cookies["csrftoken"].value != before


def test_the_wrong_door_answers_as_a_missing_page_and_is_logged(cast: Cast) -> None:
    client = signed_in(cast)
    missing = client.get("/finns-inte/")
    closed = client.get("/teamet/")
    assert missing.status_code == closed.status_code == 404
    with automatic_run("test"):
        assert AccessLog.objects.filter(verb="refused", party_id=cast.subject_id).exists()


def test_the_language_switch_stays_on_the_page(cast: Cast) -> None:
    client = Client()
    answer = client.post("/sprak/", {"language": "en", "next": "/komponenter/"})
    assert answer["Location"] == "/komponenter/"
    assert client.get("/").headers["Content-Language"] == "en"
    assert client.post("/sprak/", {"language": "en", "next": "https://elsewhere.example/"})["Location"] == "/"


def test_every_answer_keeps_to_itself(cast: Cast) -> None:
    answer = Client().get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert settings.SESSION_COOKIE_HTTPONLY


def test_a_session_begins_and_ends_by_the_houses_clock() -> None:
    begun = datetime(2031, 3, 1, 8, tzinfo=UTC)
    with clock_set_to(begun):
        session = SessionStore()
        session["viewer"] = "somebody"
        session.save()
        assert session.get_expiry_date() == begun + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    just_before = begun + timedelta(seconds=settings.SESSION_COOKIE_AGE - 1)
    for moment, there in ((just_before, True), (just_before + timedelta(seconds=2), False)):
        with clock_set_to(moment):
            SessionStore.clear_expired()
            assert (SessionStore(session.session_key).get("viewer") == "somebody") is there


def test_a_form_of_ones_other_assignment_is_offered_back(cast: Cast) -> None:
    nurse = Assignment.objects.select_related("unit").get(pk=cast.staff["nurse"].party_id)
    other = Assignment.objects.create(
        staff_member_id=nurse.staff_member_id, unit=nurse.unit, role="coordinator", period=nurse.period
    )  # fmt: skip
    client, link = Client(), DemoRole("two", "", "", "", nurse.pk, CHOOSES).token
    client.get(f"/logga-in/demo/{link}/")
    client.post("/logga-in/uppdrag/", {"assignment": str(other.pk)})
    sent = {"words": "Tider och nummer", "key": str(new_id()), "who": who_note(nurse.pk)}
    answer = client.post("/teamet/sa-nas-jag/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Du har bytt uppdrag" in page
    assert "Någon annan har loggat in" not in page
    assert "Tider och nummer" in page
    assert set(client.session[KEPT]) == {str(nurse.pk)}
    back = client.post("/logga-in/uppdrag/", {"assignment": str(nurse.pk)})
    assert back["Location"] == "/teamet/sa-nas-jag/", "and the form is there, filled in"
    assert str(nurse.pk) in client.session[KEPT]
    stranger = client.post("/teamet/sa-nas-jag/", {**sent, "who": who_note(uuid4())}).content.decode()
    assert "Någon annan har loggat in" in stranger
    assert "Tider och nummer" not in stranger


def test_the_start_page_leads_to_the_day_that_is_open(cast: Cast) -> None:
    page = Client().get("/").content.decode()
    assert f'href="{reverse("my_visits")}"' in page
    assert page.count("Inte öppen än") == 1, "Ledstjärnan alone"


def test_what_is_missing_among_the_files_is_in_no_cache(cast: Cast) -> None:
    client = signed_in(cast)
    missing = client.get("/static/nowhere.css")
    assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-store")
    there = client.get("/static/ledstjarna/star.svg")
    assert there.headers.get("Cache-Control") != "no-store"
    there.close()
