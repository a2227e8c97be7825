"""What every answer carries, how much may be sent, how long a session lasts, and that logs and errors name nobody."""

import io
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client

from ledstjarna.config.logs import WithoutPersons
from ledstjarna.config.middleware import HEADERS
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import PersonIdentifier
from ledstjarna.domain.plans.tests.cast import Cast, gather
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.entrance.kept_form import who_note
from ledstjarna.web.entrance.roles import DemoRole
from ledstjarna.web.entrance.start import view as start

pytestmark = pytest.mark.django_db
NUMBER, NAME = "19121212-1212", "Astrid Lind"


@pytest.fixture
def cast() -> Cast:
    return gather()


def signed_in(cast: Cast) -> Client:
    client = Client()
    client.get(f"/logga-in/demo/{DemoRole('x', '', '', '', cast.subject_id, 'person', cast.subject_id).token}/")
    return client


@pytest.mark.parametrize("path", ["/", "/finns-inte/", "/logga-in/", "/halsa"])
def test_every_answer_carries_every_header(cast: Cast, path: str) -> None:
    answer = Client().get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert HEADERS["Cross-Origin-Opener-Policy"] == HEADERS["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in HEADERS["Permissions-Policy"]
    assert ("Strict-Transport-Security" in HEADERS) is configured.SECURE_COOKIES


def test_what_is_too_long_is_refused_unread_and_says_so(cast: Cast) -> None:
    client = signed_in(cast)
    answer = client.post("/min-plan/berattelse/", {"what_matters": "å" * configured.LONGEST_SENT})
    assert answer.status_code == 413
    assert "Inget är ändrat" in answer.content.decode()
    unsaid = client.generic("POST", "/min-plan/berattelse/", b"", CONTENT_LENGTH="-1")
    assert unsaid.status_code == 413
    assert client.generic("POST", "/", b"x", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked").status_code != 200


def test_a_click_keeps_a_session_alive_for_an_hour_and_no_click_for_longer_than_twelve(cast: Cast) -> None:
    client, at = signed_in(cast), now()
    for minutes in range(50, 12 * 60, 50):
        with clock_set_to(at + timedelta(minutes=minutes)):
            assert client.get("/inloggning/").status_code == 200, f"after {minutes} minutes"
            # Django's own clock writes the end of a session; here it follows the house's.
            Session.objects.update(expire_date=now() + timedelta(hours=1))
    with clock_set_to(at + timedelta(hours=12, minutes=1)):
        Session.objects.update(expire_date=now() + timedelta(hours=1))
        assert client.get("/inloggning/").status_code == 302
        assert client.post("/inloggning/stanna/", headers={"HX-Request": "true"}).status_code == 401


def test_a_click_is_written_at_most_once_in_five_minutes(cast: Cast, django_assert_num_queries: Any) -> None:
    client = signed_in(cast)
    before = Session.objects.get(session_key=client.session.session_key).expire_date
    client.get("/inloggning/")
    assert Session.objects.get(session_key=client.session.session_key).expire_date == before
    Session.objects.update(expire_date=before - timedelta(minutes=6))
    client.get("/inloggning/")
    assert Session.objects.get(session_key=client.session.session_key).expire_date >= before
    assert client.post("/inloggning/stanna/", headers={"HX-Request": "true"}).content == b"3600"


def test_a_session_key_from_outside_becomes_nobodys(cast: Cast) -> None:
    fixed = Client()
    fixed.cookies["sessionid"] = "a" * 32
    fixed.get(f"/logga-in/demo/{DemoRole('x', '', '', '', cast.subject_id, 'person', cast.subject_id).token}/")
    assert fixed.cookies["sessionid"].value != "a" * 32
    thief = Client()
    thief.cookies["sessionid"] = "a" * 32
    assert thief.get("/min-plan/").status_code == 302


def test_an_ended_session_is_not_brought_back_by_a_page_that_was_being_made(cast: Cast) -> None:
    client = signed_in(cast)
    cookie = client.cookies["sessionid"].value
    client.post("/inloggning/ut-overallt/")
    again = Client()
    again.cookies["sessionid"] = cookie
    assert again.post("/inloggning/stanna/", headers={"HX-Request": "true"}).status_code == 401
    assert not Session.objects.filter(session_key=cookie).exists()


def test_neither_the_log_nor_the_page_of_an_error_names_anybody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutPersons())
    for name in ("", "django"):
        logging.getLogger(name).addHandler(handler)

    def breaks(request: object) -> None:
        facts = {"county_id": "04", "subject_id": cast.subject_id, "system": "x", "value": f"{NUMBER} {NAME}"}
        with transaction.atomic(), automatic_run("test"):
            PersonIdentifier.objects.create(**facts)
            try:
                PersonIdentifier.objects.create(**facts)
            except IntegrityError as error:
                raise ValueError(f"{NAME} is here already") from error

    try:
        client = signed_in(cast)
        client.raise_request_exception = False
        strict = Client(enforce_csrf_checks=True)
        with monkeypatch.context() as patch:
            patch.setattr(start, "somebody", breaks)
            answers = [client.get(f"/?namn={NAME}")]
        answers += [
            client.get(f"/min-plan/{NUMBER}/{NAME}/"),
            client.post("/min-plan/berattelse/", {"what_matters": NAME, "who": who_note("another")}),
            strict.post("/min-plan/berattelse/", {"what_matters": f"{NUMBER} {NAME}"}),
            client.get(f"/inbjudan/{NUMBER}{NAME}/"),
            client.post("/logga-in/nyckel/", {"answer": f'{{"rawId": "{NUMBER} {NAME}"}}'}),
        ]
    finally:
        for name in ("", "django"):
            logging.getLogger(name).removeHandler(handler)
    assert [answer.status_code for answer in answers] == [500, 404, 409, 403, 404, 403]
    log = written.getvalue()
    # Whoever is signed in sees their own name in the header; the address that they typed is where they come back to.
    own = re.compile(r'Inloggad: Astrid Lind|name="next" value="[^"]*"')
    for told in (log, *(own.sub("", answer.content.decode()) for answer in answers)):
        for secret in (NUMBER, NAME, "Astrid", str(cast.subject_id)):
            assert secret not in told
    assert "500 GET start" in log
    assert "UniqueViolation" in log
    assert "a passkey was not believed" in log
    assert "Du kan pröva 28 gånger till. Sedan får du vänta några minuter." in answers[-1].content.decode()
