"""A plan that is lived, by the printed links: two versions compared, a scale, the SIP form, text for the record."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from ledstjarna.demo.loading.tests.loaded import DAY, loaded
from ledstjarna.demo.sign_in import links, roles
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import text_of
from tests.support.server import TestServer

SMALLEST = 300  # persons that a demonstration is started with


@pytest.fixture(scope="module")
def small(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """The county of a small demonstration, as the command draws it."""
    with (
        django_db_blocker.unblock(),
        loaded(test_server, template_database, "small", seed=1, persons=SMALLEST, plans=None) as name,
    ):
        yield name


@pytest.fixture(autouse=True)
def reached(small: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), clock_set_to(DAY):
        yield


def signed_in(code: str) -> Client:
    """A browser that has followed the link of a role, as it is printed."""
    client = Client(headers={"host": "127.0.0.1"})
    (path,) = [path for _title, path in links() if path.endswith(f"/{code}/")]
    assert client.get(path).status_code == 302
    return client


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return text_of(answer)


def led_to(client: Client, page: str, ending: str) -> str:
    """The address, at the end of which is `ending`, that a page leads to."""
    found = re.findall(rf'href="([^"]*{ending})"', client.get(page).content.decode())
    assert found, (page, ending)
    return str(found[0])


def test_the_person_compares_two_versions_and_sees_how_it_went_on_the_scale() -> None:
    client = signed_in("followed")
    versions = led_to(client, "/min-plan/", "/overenskommelser/")
    compared = read(client, led_to(client, versions, "/jamfor/"))
    assert "Ändrat" in compared
    assert "till:" in compared
    follow_up = led_to(client, led_to(client, "/min-plan/", "/uppfoljning/"), r"/uppfoljning/[0-9a-f-]{36}/")
    assert "På stegen:" in read(client, follow_up)


def test_the_coordinator_comes_to_the_form_and_the_text_for_the_record() -> None:
    client = signed_in("followed_coordinator")
    person = next(role for role in roles() if role.code == "followed")
    home = led_to(client, "/teamet/", f"/person/{person.subject_id}/")
    documents = led_to(client, home, "/dokument/")
    form = read(client, led_to(client, documents, "/dokument/sip/"))
    for told in (person.name, "Övergripande ansvar", "Bedömning att en SIP behövs", "har samtyckt"):
        assert told in form
    paper = client.get(led_to(client, led_to(client, documents, "/dokument/sip/"), r"\.pdf\?[^\"]*"))
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    records = led_to(client, documents, "/till-journalen/")
    assert "Personens mål" in read(client, records)
    text = client.get(led_to(client, records, r"\.txt"))
    assert "Ur den gemensamma planen" in text.content.decode()
    assert "Version 2" in read(client, documents)
