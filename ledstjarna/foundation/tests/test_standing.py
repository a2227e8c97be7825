"""A queryset that stands answers as the one it was made of, each time with the values of that time."""

from datetime import date, datetime, timedelta
from threading import Thread
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Model, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.once.models import SentForm
from ledstjarna.foundation.standing import NotStanding, standing
from tests.architecture.one_of_each import one_of_each

pytestmark = pytest.mark.django_db
ONE, OTHER = new_id(), new_id()


@standing
def sent(parties: tuple[UUID, ...], since: datetime) -> "QuerySet[SentForm, SentForm]":
    return SentForm.objects.filter(party_id__in=parties, sent_at__gt=since).order_by("party_id")


@standing
def keys(party_id: UUID) -> "QuerySet[SentForm, tuple[UUID]]":
    return SentForm.objects.filter(party_id=party_id).values_list("key")


@standing
def beside(day: date, party_id: UUID) -> "QuerySet[SentForm, SentForm]":
    rows = SentForm.objects.filter(party_id=party_id)
    return rows.annotate(later=ExpressionWrapper(Q(sent_at__date__gt=day), BooleanField()), whose=F("party_id"))


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


def test_what_is_asked_for_beside_the_fields_is_set_on_the_instance(forms: list[SentForm]) -> None:
    today = now().date()
    for day, later in ((today - timedelta(days=2), True), (today + timedelta(days=2), False)):
        [one] = beside(day, OTHER)
        assert (one, one.later, one.whose) == (forms[1], later, OTHER)  # type: ignore[attr-defined]


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


@standing
def with_its_plan(subject_id: UUID) -> "QuerySet[Model, Model]":
    """Any of our nouns that points to another, which may be missing, would do; this one has both."""
    return (
        apps.get_model("plans", "Plan").objects.select_related("sip", "sip__responsible").filter(subject_id=subject_id)
    )


@pytest.mark.parametrize("with_sip", [True, False])
def test_instances_are_those_that_django_makes(with_sip: bool) -> None:
    models = [model for model in apps.get_models() if model._meta.label == "plans.Plan"]
    with automatic_run("test"):
        made = one_of_each([*models, apps.get_model("plans", "Sip")])
        plan = made["plans.Plan"]
        if with_sip:
            plan.sip = made["plans.Sip"]
            plan.save()
        [found] = with_its_plan(plan.subject_id)
        [wanted] = with_its_plan.__wrapped__(plan.subject_id)  # type: ignore[attr-defined]
        assert told(found) == told(wanted)
        assert (told(found.sip) == told(wanted.sip)) if with_sip else found.sip is None
        with CaptureQueriesContext(connection) as asked:
            assert found.sip_id == (plan.sip.id if with_sip else None)
            assert not with_sip or found.sip.responsible == wanted.sip.responsible
        assert not asked.captured_queries, "What was read together is there."
        found.state = "changed"
        found.save(update_fields=["state"])
        assert not found.get_deferred_fields()
        assert type(wanted).objects.get(pk=plan.pk).state == "changed"


def told(one: Model) -> tuple[dict[str, object], bool, str | None]:
    own = {name: value for name, value in vars(one).items() if name != "_state"}
    return own, one._state.adding, one._state.db
