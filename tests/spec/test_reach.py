"""Who reaches what, three times: the doors' Python, the database's row policies, and a slow obvious third."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledstjarna.domain.consent.access import Viewer, kinds_in_reach, reach
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import everybody_in_reach, parts_in_reach, persons_in_reach
from ledstjarna.domain.consent.rules import ALL_KINDS, BASES, CARER
from ledstjarna.foundation.ids import new_id
from tests.architecture.one_of_each import one_of_each
from tests.architecture.test_person_rows import person_bound
from tests.spec.slow import Ground, Reached, the_ground_the_log_names, what_is_reached
from tests.spec.tables_kinds import ANY, AUTHORED, NAMED, OF_ITS_OWN, PART_COLUMN, TABLE_KINDS

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PARTIES = [new_id() for _ in range(3)]
DAYS = st.integers(-3, 3).map(lambda days: AT + timedelta(days=days))


@pytest.fixture
def people(db: None) -> list[dict[str, Any]]:
    """Two persons, each with one row in every table."""
    models = list(apps.get_models())
    with automatic_run("test"):
        return [one_of_each(models, county="04"), one_of_each(models, county="18")]


@st.composite
def grounds(draw: st.DrawFn, subjects: list[UUID], parts: list[UUID]) -> list[Ground]:
    """Any grounds at all: known bases and kinds, also unlikely together, whole or narrowed, past, present, to come."""
    one = st.builds(
        lambda subject, party, basis, kinds, part, starts, days: Ground(
            subject, party, basis, tuple(kinds) if part is None else ("part",), starts,
            None if days is None else starts + timedelta(days=days), part, draw(st.sampled_from(PARTIES)),
        ),
        st.sampled_from(subjects), st.sampled_from([*PARTIES, *subjects]),
        st.sampled_from([rule.basis for rule in BASES]), st.lists(st.sampled_from(ALL_KINDS), unique=True),
        st.sampled_from([None, None, *parts]), DAYS, st.none() | st.integers(0, 5),
    )  # fmt: skip
    return draw(st.lists(one, max_size=8))


def written(wanted: list[Ground]) -> list[Ground]:
    """Write the grounds; those that the database refuses (two of the same at once) are left out."""
    kept = []
    for ground in wanted:
        try:
            with transaction.atomic():
                AccessGround.objects.create(
                    county_id="04", subject_id=ground.subject_id, party_id=ground.party_id, basis=ground.basis,
                    kinds=list(ground.kinds), scope_id=ground.part_id, written_by_id=ground.written_by_id,
                    period=DateTimeTZRange(ground.starts, ground.ends),
                )  # fmt: skip
            kept.append(ground)
        except IntegrityError:
            continue
    return kept


def to_be_shown(table: str, row: Any, reached: Reached) -> bool:
    """Whether a row shows to somebody who reaches that much of its person."""
    if TABLE_KINDS[table] == ANY:
        return bool(reached.bases)
    if table in AUTHORED:
        # The rows here: an application to a principal that none of the viewers works for, with no yes to sharing; and
        # rows that nobody at an organisation has written, which are nobody's to read as somebody else's.
        refused = (
            {
                "own_work",
                "own_records",
                "application",
                "care_request",
                "lift_request",
                "assignment",
                "request",
                "incapacity",
            }
            if table == "plans_application"
            else {"coherent", "incapacity", "own_records"}
        )
        if any(kind == TABLE_KINDS[table] and basis not in refused for basis, kind in reached.by_basis):
            return True
    elif TABLE_KINDS[table] in (reached.kinds_unnamed if table in NAMED else reached.kinds):
        return True
    return table in PART_COLUMN and getattr(row, PART_COLUMN[table]) in reached.parts


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_three_answers_to_who_reaches_what(people: list[dict[str, Any]], data: st.DataObject) -> None:
    subjects = [made["consent.Subject"].pk for made in people]
    parts = [made["plans.Commitment"].pk for made in people]
    wanted = data.draw(grounds(subjects, parts))
    parties = set(data.draw(st.lists(st.sampled_from([*PARTIES, *subjects]), unique=True, max_size=3)))
    at = data.draw(DAYS)
    here_as = data.draw(st.sampled_from(["staff", "person", "close_one", "representative"]))
    viewer = Viewer(new_id(), tuple(parties), here_as, "somebody")
    with transaction.atomic():
        with automatic_run("test"):
            kept = written(wanted)
        set_viewer(tuple(parties), at, not_as=viewer.not_as)
        every: set[str] = set()
        for made, subject_id in zip(people, subjects, strict=True):
            reached = what_is_reached(kept, parties, subject_id, at, here_as)
            _the_doors_agree(reach(viewer, subject_id, at), reached)
            _the_database_agrees(made, subject_id, reached, parties)
            _the_lists_agree(viewer, subject_id, at, reached)
            every |= reached.kinds
        assert kinds_in_reach(viewer, at=at) == every
        transaction.set_rollback(True)


def _the_doors_agree(found: Any, reached: Reached) -> None:
    assert (found is None) == (not reached.bases)
    if found is not None:
        assert found.kinds == reached.kinds
        assert found.parts == reached.parts
        assert found.basis in reached.bases
        assert found.bases == reached.bases
        for kind in reached.kinds:
            assert found.named(kind)[0] == the_ground_the_log_names(reached, kind)
        assert (found.acts is None) == (not reached.bases_to_change)
        if found.acts is not None:
            assert found.acts.kinds == reached.kinds_to_change
            assert found.acts.parts == reached.parts_to_change
            assert found.acts.basis in reached.bases_to_change


def _the_lists_agree(viewer: Viewer, subject_id: UUID, at: datetime, reached: Reached) -> None:
    for kind in ALL_KINDS:
        assert (subject_id in persons_in_reach(viewer, kind=kind, at=at)) == (kind in reached.kinds)
    assert {part for person, part in parts_in_reach(viewer, at=at) if person == subject_id} == reached.parts
    assert (subject_id in {person for _county, person in everybody_in_reach(viewer, at=at)}) == bool(reached.bases)


def _the_database_agrees(made: dict[str, Any], subject_id: UUID, reached: Reached, parties: set[UUID]) -> None:
    for model in person_bound():
        table, row = model._meta.db_table, made[model._meta.label]
        is_shown = model._base_manager.filter(pk=row.pk).exists()
        if table in OF_ITS_OWN:
            assert is_shown == (subject_id in parties), table
        else:
            assert is_shown == to_be_shown(table, row, reached), f"{table}: {reached}"


def test_a_database_that_shows_too_little_or_too_much_is_seen(people: list[dict[str, Any]]) -> None:
    subject_id = people[0]["consent.Subject"].pk
    set_viewer((PARTIES[0],), AT)
    _the_database_agrees(people[0], subject_id, Reached(), set())
    with pytest.raises(AssertionError):
        _the_database_agrees(people[0], subject_id, Reached(kinds={"plan"}), set())
    with automatic_run("test"), pytest.raises(AssertionError):
        _the_database_agrees(people[0], subject_id, Reached(), set())


def test_every_table_of_a_person_has_a_kind() -> None:
    tables = {model._meta.db_table for model in person_bound()}
    assert tables == set(TABLE_KINDS) | OF_ITS_OWN, "Say in tables_kinds.py which kind of record the table holds."
    assert set(TABLE_KINDS.values()) <= {*ALL_KINDS, CARER, ANY}
