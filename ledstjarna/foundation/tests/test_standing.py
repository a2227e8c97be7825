"""A queryset that stands answers as the one it was made of, each time with the values of that time."""

from datetime import datetime, timedelta
from threading import Thread
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.once.models import SentForm
from ledstjarna.foundation.standing import NotStanding, standing

pytestmark = pytest.mark.django_db
ONE, OTHER = new_id(), new_id()


@standing
def sent(parties: tuple[UUID, ...], since: datetime) -> "QuerySet[SentForm, SentForm]":
    return SentForm.objects.filter(party_id__in=parties, sent_at__gt=since).order_by("party_id")


@standing
def keys(party_id: UUID) -> "QuerySet[SentForm, tuple[UUID]]":
    return SentForm.objects.filter(party_id=party_id).values_list("key")


@pytest.fixture
def forms(db: None) -> list[SentForm]:
    return [SentForm.objects.create(key=new_id(), party_id=party) for party in (ONE, OTHER)]


def test_it_answers_with_the_values_of_each_time(forms: list[SentForm]) -> None:
    long_ago = now() - timedelta(days=1)
    assert sent((ONE, OTHER), long_ago) == forms
    assert sent((ONE,), long_ago) == forms[:1]
    assert sent((OTHER,), long_ago) == forms[1:]
    assert sent((OTHER,), now() + timedelta(days=1)) == []
    assert keys(OTHER) == [(forms[1].key,)]
    assert keys(party_id=ONE) == [(forms[0].key,)]


def test_among_nothing_there_is_nothing() -> None:
    assert sent((), now()) == []


def test_the_sql_is_django_s_own(forms: list[SentForm]) -> None:
    since = now()
    for _time in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            sent((ONE, OTHER), since)
            list(SentForm.objects.filter(party_id__in=(ONE, OTHER), sent_at__gt=since).order_by("party_id"))
        standing_sql, own_sql = (query["sql"] for query in asked)
        assert standing_sql == own_sql


def test_another_thread_asks_on_its_own_connection(forms: list[SentForm]) -> None:
    found: list[list[tuple[UUID]]] = []

    def ask() -> None:
        with transaction.atomic():
            found.append(keys(ONE))
        connection.close()

    assert keys(ONE)
    other = Thread(target=ask)
    other.start()
    other.join()
    assert found == [[]], "The forms stand in this thread's transaction alone."


def test_what_cannot_stand_is_refused() -> None:
    @standing
    def only_if(party_id: UUID) -> "QuerySet[SentForm, SentForm]":
        return SentForm.objects.filter(key=party_id) if party_id == ONE else SentForm.objects.all()

    @standing
    def twenty(many: int) -> "QuerySet[SentForm, SentForm]":
        return SentForm.objects.all()[:many]

    with pytest.raises(NotStanding):
        only_if(ONE)
    with pytest.raises(NotStanding):
        twenty(20)
