"""A long question is asked as Django's cursor asks it, and counted where questions are counted."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledstjarna.foundation.question import Question

pytestmark = pytest.mark.django_db


def test_places_are_named_once_and_used_again() -> None:
    at = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    asked = Question("SELECT %(b)s::text, %(a)s::int %% 3, %(b)s LIKE 'å%%', %(at)s::timestamptz, '{\"x\": 1}' ? 'x'")
    values = {"a": 5, "b": "åäö", "at": at, "beside": None}
    found = asked.rows(values)
    with CaptureQueriesContext(connection) as counted:
        assert asked.rows(values) == found == [("åäö", 2, True, at, True)]
    assert len(counted) == 1


def test_a_place_without_a_value_is_told() -> None:
    with pytest.raises(KeyError, match="who"):
        Question("SELECT %(who)s::text").rows({"whom": "x"})


def test_it_stands_in_the_transaction_of_the_page() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ledstjarna.run', 'here', true)")
    assert Question("SELECT current_setting('ledstjarna.run', true)").rows({}) == [("here",)]
