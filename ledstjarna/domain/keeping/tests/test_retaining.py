"""Every table of a person: in the list, removed wholly when its time has come, and not a row before."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import DateRangeField
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models import ForeignKey

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.keeping.actions import open_extract, retain
from ledstjarna.domain.keeping.queries import extract, holdings, told_columns
from ledstjarna.domain.keeping.queries.preserved import lines
from ledstjarna.domain.keeping.rules.held import BY_MONTH, HELD, PARTS
from ledstjarna.domain.keeping.rules.preserving import is_preserved, selection_of
from ledstjarna.domain.keeping.rules.terms import SENT_FORM_DAYS, UNIT_PLAN_DAYS
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.domain.visits.actions import ask_plan
from ledstjarna.domain.visits.models import PlanDraft, PublishedPlan, Visit
from ledstjarna.domain.visits.tests.home import NOW, moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.once.models import SentForm
from tests.architecture.one_of_each import AT, one_of_each
from tests.architecture.test_person_rows import person_bound


def test_every_table_of_a_person_has_a_line() -> None:
    """Its term, or what it goes within; and its part of the extract, or why it has none."""
    own = {model._meta.label for model in person_bound()}
    children = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(each, ForeignKey) and each.related_model._meta.label in own for each in model._meta.fields)
    }
    assert set(HELD) == own | children, (
        "Say in keeping/rules/held.py how long it is kept, and where the extract tells it."
    )
    for label, held in HELD.items():
        assert bool(held.kept_as) != bool(held.within), label
        assert (held.part in PARTS) != bool(held.left_out), label
        fields = {each.name for each in apps.get_model(label)._meta.fields}
        assert {held.within, held.open_while} - {""} <= fields, label
        assert held.left_out or told_columns(apps.get_model(label)), label


@pytest.fixture
def one_person(db: None) -> dict[str, Any]:
    """One row in every table, everything that goes on ended."""
    with automatic_run("test"):
        made = one_of_each(apps.get_models())
        for label, held in HELD.items():
            if held.open_while == "period":
                apps.get_model(label)._base_manager.update(period=_ended(apps.get_model(label)))
        made["plans.Plan"].__class__.objects.update(ended_at=AT + timedelta(days=1))
        made["people.Person"].__class__.objects.update(birth_date=AT.date().replace(day=4))
    return made


def _ended(model: Any) -> Any:
    """A period of a day, as the model has it."""
    if isinstance(model._meta.get_field("period"), DateRangeField):
        return DateRange(AT.date(), AT.date() + timedelta(days=1))
    return DateTimeTZRange(AT, AT + timedelta(days=1))


def left() -> dict[str, int]:
    """How many rows every table with a line has."""
    with automatic_run("test"):
        counts = {label: apps.get_model(label)._base_manager.count() for label in HELD if label not in BY_MONTH}
    return {label: count for label, count in counts.items() if count}


def at(years: int) -> datetime:
    return datetime(AT.year + years, 12, 1, 9, 0, tzinfo=UTC)


def test_what_need_not_be_kept_goes_wholly_and_is_logged(one_person: dict[str, Any]) -> None:
    before = left()
    assert set(before) == set(HELD) - BY_MONTH
    with clock_set_to(at(0)):
        assert not retain(at=at(0), do=True).rows
    assert left() == before
    with clock_set_to(at(12)):
        told = retain(at=at(12))
        assert left() == before, "a dry run removes nothing"
        assert told.rows == retain(at=at(12), do=True).rows == before
        assert left() == {}
        assert not retain(at=at(12), do=True).rows
    with automatic_run("test"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        runs = AccessLog.objects.filter(verb="run").order_by("at", "id")
        assert {run.what for run in runs} == {"retain", "retain_dry_run"}
        logged = next(run for run in runs if run.what == "retain" and "rows" in run.detail)
        assert logged.detail["rows"] == before
        assert logged.subject_id is None


def test_what_happened_and_its_letter_go_with_what_it_was_about(one_person: dict[str, Any]) -> None:
    """Neither says of itself what is no longer there, though no foreign key points at it."""
    plan, happened, letter = (one_person[label] for label in ("plans.Plan", "outbox.Happening", "people.Letter"))
    with automatic_run("test"):
        happened.__class__.objects.update(body={"plan_id": str(plan.pk), "way": "phone"})
        letter.__class__.objects.update(happening_id=happened.pk)
        (one,) = holdings([plan.subject_id], AT)
    file = one.rows["plans.Plan", plan.pk]
    assert file["outbox.Happening"] == [happened.pk]
    assert file["people.Letter"] == [letter.pk]


def test_what_stands_goes_in_no_other_way(one_person: dict[str, Any]) -> None:
    """Neither by the table's own statement, nor by the function in another run's name, nor before its time."""
    standing = one_person["plans.Choice"]
    call = "SELECT keeping_remove(%s, %s::text[])"
    tries: list[tuple[str, str, list[Any]]] = [
        ("retain", "DELETE FROM plans_choice", []),
        ("test", call, ["plans_choice", [str(standing.pk)]]),
        ("retain", call, ["consent_accesslog", []]),
        ("retain", call, ["organisations_unit", []]),
        ("retain", call, ["plans_choice", [str(standing.pk)]]),  # recorded just now
    ]
    for run, sql, asked in tries:
        with pytest.raises(DatabaseError):
            _try(run, sql, asked)
    with automatic_run("test"):
        assert standing.__class__.objects.filter(pk=standing.pk).exists()


def _try(run: str, sql: str, asked: list[Any]) -> None:
    with transaction.atomic(), automatic_run(run), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ledstjarna.removing', 'retain', true)")
        cursor.execute(sql, asked)


@pytest.mark.parametrize(
    ("county", "municipality", "day", "kept"),
    [("04", "0483", 5, True), ("04", "0483", 6, False), ("05", "0580", 6, True), ("14", "1480", 6, True),
     ("14", "1481", 6, False), ("04", "", 25, True)],
)  # fmt: skip
def test_who_is_kept_for_research(county: str, municipality: str, day: int, kept: bool) -> None:
    assert is_preserved(selection_of(lines(), county, municipality), AT.date().replace(day=day)) == kept


def test_an_extract_made_for_somebody_stands_in_their_log(db: None) -> None:
    cast = gather()
    said = {"by": " Vera  Drift ", "reason": "Du bad om det i telefon."}
    reading = open_extract(subject_id=cast.subject_id, **said)
    assert reading is not None
    told = extract(reading)
    assert [row["given_name"] for table in told.parts["who"] for row in table.rows if "given_name" in row] == ["Astrid"]
    with automatic_run("test"):
        made = AccessLog.objects.get(verb="run", what="extract")
        assert not AccessLog.objects.filter(party_id=cast.subject_id, what__contains="extract").exists()
    assert (made.subject_id, made.party_label) == (cast.subject_id, "run:extract")
    assert made.detail == {"population": 1, "by": "Vera Drift", "reason": "Du bad om det i telefon."}
    assert open_extract(subject_id=cast.region.pk, **said) is None
    for code, lacks in {
        "extract_by_missing": {"by": " "}, "extract_by_no_name": {"by": "19580404-1234"},
        "extract_reason_missing": {"reason": ""}, "extract_words_long": {"reason": "x" * 301},
    }.items():  # fmt: skip
        with pytest.raises(RuleBroken) as broken:
            open_extract(subject_id=cast.subject_id, **{**said, **lacks})
        assert [one.code for one in broken.value.findings] == [code]


def test_nothing_of_others_in_the_extract() -> None:
    columns = {label: set(told_columns(apps.get_model(label))) for label, held in HELD.items() if not held.left_out}
    assert "close_ones" not in columns["teams.Thread"]
    assert "calendar_address" not in columns["plans.MeetingParticipant"]
    assert "organisations" in columns["consent.Consent"]
    parties = {"party_id", "written_by_id", "told_by_id", "owner_id", "reaches_id", "holder_id", "answered_by_id"}
    assert not any(parties & told for told in columns.values())


def test_that_a_form_was_sent_is_forgotten_after_its_days(db: None) -> None:
    old, late = AT - timedelta(days=SENT_FORM_DAYS + 1), AT - timedelta(days=SENT_FORM_DAYS - 1)
    for sent_at in (old, late):
        SentForm.objects.create(key=new_id(), party_id=new_id(), sent_at=sent_at)
    with clock_set_to(AT):
        assert [retain(at=AT, do=do).sent_forms for do in (False, True, True)] == [1, 1, 0]
    assert SentForm.objects.get().sent_at == late


def test_a_units_old_plans_go_and_the_visits_stand(db: None) -> None:
    home = moved_in(gather())
    with clock_set_to(NOW):
        visits = len(home.published())
        by, end = home.cast.act(home.planner), NOW.date()
        ask_plan(by=by, kind="day", first=end, start=end, end=end, seconds=10, at=NOW)
    days = timedelta(days=UNIT_PLAN_DAYS)
    for late, expected in ((-1, [0, 0, 0]), (1, [2, 2, 0])):
        at = NOW + days + timedelta(days=late)
        with clock_set_to(at):
            assert [retain(at=at, do=do).unit_plans for do in (False, True, True)] == expected
    with automatic_run("test"):
        assert (PlanDraft.objects.count(), PublishedPlan.objects.count()) == (0, 0)
        assert Visit.objects.count() == visits
        assert AccessLog.objects.filter(what="retain", detail__unit_plans=2).exists()
