"""What a ground for reading alone lets nobody write, asked of the database itself with every door bypassed.

Each table with a person's rows is added to, changed and taken from by everybody who has some ground, and the answers
are those of the slow second implementation, asked as if the grounds for reading alone were not there.
"""

import json
from datetime import timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.row_policy import guards_anew
from ledstjarna.domain.consent.rules import BASES, kinds_of
from ledstjarna.foundation.postgres import OWNER
from tests.architecture.one_of_each import one_of_each
from tests.architecture.test_person_rows import person_bound
from tests.spec.slow import Ground, Reached, what_is_reached
from tests.spec.tables_kinds import AUTHORED, OF_A_UNIT, OF_ITS_OWN, TABLE_KINDS
from tests.spec.test_reach import AT, PARTIES, grounds, to_be_shown, written
from tests.support.database import pointed_at
from tests.support.server import TestServer

READING = ("coherent", "emergency", "incapacity")  # said a second time, beside the rules

# Who wrote a row, in the tables that show to the person and to who wrote it.
WROTE = {
    "consent_block": "registered_by_id",
    "consent_blocklift": "asked_by_id",
    "consent_emergencyaccess": "opened_by_id",
    "people_signinnumber": "written_by_id",
    "keeping_rectification": "reaches_id",
}

POLICIES = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"

# What rights and policies say to every attempt: a trigger, a key or a missing neighbour that refuses comes after them.
TRIED = """
DO $$
DECLARE
    attempt record; touched bigint; said text; answers jsonb := '[]';
BEGIN
    FOR attempt IN SELECT value #>> '{}' AS command FROM jsonb_array_elements(current_setting('spec.tried')::jsonb) LOOP
        touched := -1;
        BEGIN
            EXECUTE attempt.command;
            GET DIAGNOSTICS touched = ROW_COUNT;
            RAISE EXCEPTION 'tried';
        EXCEPTION WHEN OTHERS THEN
            said := SQLERRM;
        END;
        answers := answers || to_jsonb(
            touched <> 0 AND said NOT LIKE '%row-level security%' AND said NOT LIKE 'permission denied%');
    END LOOP;
    PERFORM set_config('spec.answers', answers::text, true);
END $$
"""


class Made(NamedTuple):
    """One row in a person's table, with what would write it."""

    table: str
    row: Any
    commands: tuple[str, str, str]  # to add one like it, change it, take it away


class Person(NamedTuple):
    subject_id: UUID
    part_id: UUID
    rows: list[Made]


@pytest.fixture
def person(db: None) -> Person:
    """A person with one row in every table; those that tell who wrote them were written by the first of the parties."""
    with automatic_run("test"), connection.cursor() as cursor:
        made = one_of_each(apps.get_models())
        for table, column in WROTE.items():
            cursor.execute(f"UPDATE {table} SET {column} = %s", [PARTIES[0]])
        rows = [_made(cursor, model._meta.db_table, made[model._meta.label]) for model in person_bound()]
    return Person(made["consent.Subject"].pk, made["plans.Commitment"].pk, rows)


def _made(cursor: Any, table: str, row: Any, *, column: str = "county_id") -> Made:
    this = f"WHERE {row._meta.pk.column} = '{row.pk}'"
    # The very same row: the policy is asked before the key.
    like = f"format('INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %%L)', to_jsonb(t))"
    cursor.execute(f"SELECT {like} FROM {table} t {this}", [])
    (add,) = cursor.fetchone()
    return Made(table, row, (add, f"UPDATE {table} SET {column} = {column} {this}", f"DELETE FROM {table} {this}"))


def tried(rows: list[Made]) -> dict[str, list[bool]]:
    """Whether the policies let each row be added, changed and taken away: one question for all."""
    commands = [command for made in rows for command in made.commands]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('spec.tried', %s, true)", [json.dumps(commands)])
        cursor.execute(TRIED)
        cursor.execute("SELECT current_setting('spec.answers')")
        answers = iter(json.loads(cursor.fetchone()[0]))
    return {made.table: list(islice(answers, 3)) for made in rows}


def may_be_written(made: Made, acting: Reached, parties: set[UUID], subject_id: UUID) -> list[bool]:
    """Whether a row is added, changed, taken away by somebody who reaches that much by grounds for more than that."""
    table = made.table
    if table == "consent_accessground":  # by the actions of its room alone
        return [False] * 3
    if table == "consent_accesslog":  # everybody's reading is added to it, and nothing is changed
        return [True, False, False]
    if table in WROTE:
        return [subject_id in parties or (PARTIES[0] in parties and bool(acting.bases))] * 3
    shown = to_be_shown(table, made.row, acting)
    if table == "outbox_happening":
        return [True, shown, shown]
    # To add what an authority is to answer asks for the kind alone: its rows may be out of one's own sight.
    adds = shown or (table in AUTHORED - {"needs_need"} and TABLE_KINDS[table] in acting.kinds)
    return [adds, shown, shown]


def the_database_agrees(person: Person, kept: list[Ground], parties: set[UUID]) -> int:
    """Compare all tables; how many of the attempts were let by."""
    acting = what_is_reached([one for one in kept if one.basis not in READING], parties, person.subject_id, AT)
    set_viewer(tuple(parties), AT)
    answers = tried(person.rows)
    for made in person.rows:
        expected = may_be_written(made, acting, parties, person.subject_id)
        assert answers[made.table] == expected, f"{made.table} {acting}"
    return sum(sum(answer) for answer in answers.values())


def _ground(person: Person, basis: str, part: UUID | None) -> Ground:
    kinds = kinds_of(basis, narrowed=part is not None)
    return Ground(person.subject_id, PARTIES[0], basis, kinds, AT - timedelta(days=1), None, part, PARTIES[0])


def test_every_ground_alone_writes_what_it_reaches_or_nothing_at_all(person: Person) -> None:
    always = 2  # rows of the log, and that something happened
    for rule in BASES:
        for part in (None, person.part_id):
            ground = _ground(person, rule.basis, part)
            with transaction.atomic():
                with automatic_run("test"):
                    kept = written([ground])
                let_by = the_database_agrees(person, kept, {PARTIES[0]})
                assert (let_by == always) == (rule.basis in READING), f"{rule.basis} {part}"
                transaction.set_rollback(True)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_reading_adds_nothing_to_what_other_grounds_write(person: Person, data: st.DataObject) -> None:
    wanted = data.draw(grounds([person.subject_id], [person.part_id]))
    parties = set(data.draw(st.lists(st.sampled_from([*PARTIES, person.subject_id]), unique=True, max_size=3)))
    with transaction.atomic():
        with automatic_run("test"):
            kept = written(wanted)
        the_database_agrees(person, kept, parties)
        transaction.set_rollback(True)


def test_a_table_that_lets_a_reader_write_is_seen(person: Person) -> None:
    with automatic_run("test"):
        written([_ground(person, "own_work", None)])
    with pytest.raises(AssertionError):
        the_database_agrees(person, [], {PARTIES[0]})


def test_every_table_of_its_own_is_known_here() -> None:
    assert set(WROTE) | {"consent_accessground", "consent_accesslog"} == OF_ITS_OWN


def test_a_database_from_before_is_guarded_anew(test_server: TestServer, own_database: str) -> None:
    before = "DROP POLICY {0}_{1} ON {0}; CREATE POLICY {0}_{1} ON {0} USING (true)"
    with pointed_at(test_server.url(OWNER, own_database)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(POLICIES)
        as_made = cursor.fetchall()
        for table, name in (("plans_goal", "rows"), ("needs_need", "changed"), ("consent_accessground", "gone")):
            cursor.execute(before.format(table, name))
        guards_anew().code(None, connection.schema_editor())
        cursor.execute(POLICIES)
        assert cursor.fetchall() == as_made
    of_persons = {model._meta.db_table for model in person_bound()}
    assert {table for table, *_policy in as_made} == of_persons | OF_A_UNIT


@pytest.mark.django_db
def test_a_units_own_work_is_for_who_acts_for_it_alone() -> None:
    with automatic_run("test"), connection.cursor() as cursor:
        made = one_of_each(apps.get_models())
        unit_id = made["organisations.Unit"].pk
        rows = [
            _made(cursor, model._meta.db_table, made[model._meta.label], column="unit_id")
            for model in apps.get_models()
            if model._meta.db_table in OF_A_UNIT
        ]
        subject_id, kinds = made["consent.Subject"].pk, kinds_of("own_work", narrowed=False)
        written([Ground(subject_id, PARTIES[0], "own_work", kinds, AT - timedelta(days=1), None)])
    assert {one.table for one in rows} == OF_A_UNIT
    for parties, reached in (((PARTIES[0], PARTIES[1]), False), ((PARTIES[0], unit_id), True)):
        set_viewer(parties, AT)  # another unit's planner, who knows the person well; and the unit's own
        assert tried(rows) == {table: [reached] * 3 for table in OF_A_UNIT}
        assert {one.table for one in rows if type(one.row)._base_manager.exists()} == (OF_A_UNIT if reached else set())
