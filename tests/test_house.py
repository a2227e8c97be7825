"""The house that journeys run in: own database, web, browser and work."""

import pytest
from django.db import connection, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Person
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, Visit
from tests.support.house import PERSONS, House

pytestmark = pytest.mark.journey


def test_somebody_finds_the_start_page(visit: Visit) -> None:
    page = visit("/")
    assert page.title()
    assert_accessible(page)


def test_the_start_page_fits_a_phone(visit: Visit) -> None:
    assert_accessible(visit("/", viewport=PHONE))


def test_the_test_sees_the_same_database_as_the_web(house: House) -> None:
    with transaction.atomic(), automatic_run("test"):
        assert Person.objects.count() == PERSONS


def test_without_a_context_no_person_is_shown(house: House) -> None:
    assert Person.objects.count() == 0


def test_waiting_work_is_done(house: House) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'nothing')")
        house.do_waiting_work()
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name = 'nothing'")
        assert cursor.fetchall() == [("failed",)]  # no such task: it was taken, and refused
