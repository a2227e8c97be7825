"""Every row about a person is guarded by the database itself, and without a viewer nobody sees one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from tests.architecture.one_of_each import one_of_each
from tests.architecture.sources import holds

pytestmark = pytest.mark.django_db

DO = "Guard the table in its migration with guard_person_rows (domain/consent/row_policy.py) and index it county first."

BY_PERSON = {"consent_accessground"}  # asked by every row policy, which knows person and party (docs/adr/0018)

# Every table with a person's rows, partitions included: what PostgreSQL itself says about each.
TABLES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
       EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid),
       county.attnotnull,
       EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = county.attnum),
       EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = whose.attnum AND i.indpred IS NULL),
       c.relispartition,
       has_table_privilege(current_user, c.oid, 'SELECT'),
       has_table_privilege(current_user, c.oid, 'TRUNCATE') OR pg_has_role(current_user, c.relowner, 'USAGE')
FROM pg_class c
JOIN pg_attribute county ON county.attrelid = c.oid AND county.attname = 'county_id' AND NOT county.attisdropped
JOIN pg_attribute whose ON whose.attrelid = c.oid AND whose.attname = 'subject_id' AND NOT whose.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
ORDER BY c.relname
"""


@dataclass(frozen=True)
class Table:
    """A table with a person's rows, as PostgreSQL describes it."""

    name: str
    enabled: bool = True
    forced: bool = True
    has_policy: bool = True
    county_stated: bool = True
    county_first: bool = True
    person_first: bool = False
    is_partition: bool = False
    reached: bool = True
    owned: bool = False


def unguarded(table: Table) -> Iterator[str]:
    """What lets a row of the table out, or makes it slow to find."""
    guarded = table.enabled and table.forced
    if table.is_partition:
        # The parent's policy does not hold for a partition that is named directly: without one of its own it is shut.
        if table.reached and not guarded:
            yield f"{table.name}: a partition that the runtime role reaches past the parent's policy"
        return
    if not guarded or not table.has_policy:
        yield f"{table.name}: row security is not enabled, forced and with a policy"
    if not table.county_stated:
        yield f"{table.name}: county_id may be null"
    if not (table.person_first if table.name in BY_PERSON else table.county_first):
        yield f"{table.name}: no index begins with {'subject_id' if table.name in BY_PERSON else 'county_id'}"
    if table.owned:
        yield f"{table.name}: the runtime role owns it, or may truncate it"


def tables() -> list[Table]:
    """Every table with a person's rows in the database."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [Table(*row) for row in cursor.fetchall()]


def person_bound() -> list[type[Model]]:
    """Every model whose rows belong to a person."""
    return [model for model in apps.get_models() if {"county_id", "subject_id"} <= _columns(model)]


def _columns(model: type[Model]) -> set[str]:
    return {str(field.column) for field in model._meta.concrete_fields}


def shown_in_partitions() -> int:
    """How many rows show to somebody who names the partitions themselves."""
    with connection.cursor() as cursor:
        names = [table.name for table in tables() if table.is_partition]
        cursor.execute("SELECT " + " + ".join(f"(SELECT count(*) FROM {name})" for name in names))
        return int(cursor.fetchone()[0])


def shown(model: type[Any]) -> int:
    """How many rows of the model the database shows."""
    return int(model._base_manager.count())


def test_every_table_of_a_person_is_guarded_and_indexed_county_first() -> None:
    holds((line for table in tables() for line in unguarded(table)), DO)
    assert {model._meta.db_table for model in person_bound()} <= {table.name for table in tables()}


@pytest.mark.parametrize(
    "broken",
    [
        {"enabled": False},
        {"forced": False},
        {"has_policy": False},
        {"county_stated": False},
        {"county_first": False},
        {"owned": True},
        {"is_partition": True, "enabled": False},
    ],
)
def test_an_open_table_is_seen(broken: dict[str, bool]) -> None:
    assert not list(unguarded(Table("plans_goal")))
    assert list(unguarded(replace(Table("plans_goal"), **broken)))


def test_the_runtime_role_stands_under_the_policies() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False), (
            "Connect as ledstjarna_app; see foundation/postgres/README.md."
        )


def test_without_a_viewer_no_row_of_any_person_shows() -> None:
    """The canary: one row in every table, and nobody told to the database."""
    with automatic_run("test"):
        one_of_each(apps.get_models())
        holds((model.__name__ for model in person_bound() if not shown(model)), "The canary has no row to hide here.")
    holds((f"{model.__name__}: {shown(model)}" for model in person_bound() if shown(model)), DO)
    assert shown_in_partitions() == 0


def test_a_viewer_without_a_ground_sees_no_row_either() -> None:
    with automatic_run("test"):
        made = one_of_each(apps.get_models())
        stranger = made["consent.Subject"].__class__.objects.create(county_id="04")
    set_viewer((stranger.pk,))
    holds((f"{model.__name__}: {shown(model)}" for model in person_bound() if shown(model)), DO)


def own_grounds() -> list[UUID]:
    """Whose grounds the view of one's own shows, which every row policy asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT party_id FROM consent_mygrounds ORDER BY party_id")
        return [party_id for (party_id,) in cursor.fetchall()]


def test_the_view_of_grounds_shows_ones_own_at_that_moment_and_lets_nobody_write() -> None:
    with automatic_run("test"):
        ground = one_of_each(apps.get_models())["consent.AccessGround"]
        assert own_grounds() == []  # a run has none
    assert own_grounds() == []
    set_viewer((ground.subject_id,))  # the table itself shows it to whom it is about
    assert own_grounds() == []
    set_viewer((ground.party_id,), at=ground.period.lower - timedelta(seconds=1))
    assert own_grounds() == []
    set_viewer((ground.party_id,))
    assert own_grounds() == [ground.party_id]
    for attempt in (
        "UPDATE consent_mygrounds SET kinds = kinds", "DELETE FROM consent_mygrounds",
        "INSERT INTO consent_mygrounds SELECT * FROM consent_mygrounds",
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(attempt)
