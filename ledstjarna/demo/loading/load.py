"""Load a whole county in one transaction, as the owner, by COPY."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import Model

from ledstjarna.demo.county.life.draw import draw_case
from ledstjarna.demo.county.persons import PersonDraft, draw_households
from ledstjarna.demo.county.structure.build import build_structure
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading.copying import copy, rows_unguarded
from ledstjarna.demo.loading.households import known_since, person_rows
from ledstjarna.demo.loading.lives import case_rows
from ledstjarna.demo.loading.organisations import load_organisations
from ledstjarna.foundation.clock import now

Home = tuple[PersonDraft, ...]
Progress = Callable[[str, int, int], None]
_BATCH = 10_000
_ROOMS = ("consent", "people", "needs", "teams", "plans", "outbox")


def plans_for(persons: int) -> int:
    """How many of `persons` have a plan when nothing else is said: one in ten."""
    return max(1, persons // 10) if persons else 0


def load_county(persons: int, plans: int | None, seed: int, progress: Progress) -> None:
    """Draw the county of `seed` and load it. All or nothing: a killed load leaves an empty database."""
    plans = min(persons, plans_for(persons) if plans is None else plans)
    moment = datetime.combine(now().date(), time(6, 0), tzinfo=UTC)
    structure = build_structure(seed=seed, persons=persons)
    with psycopg.connect(os.environ["LEDSTJARNA_OWNER_DATABASE_URL"]) as connection, connection.cursor() as cursor:
        with rows_unguarded(cursor, guarded_models()):
            load_organisations(cursor, structure, known_since(moment))
            homes = draw_households(seed=seed, persons=persons, plans=plans, on=moment.date())
            for count, batch in _batches(homes, persons, progress):
                _copy_all(cursor, batch_rows(batch, structure, moment, seed))
                progress("personer", count, persons)
        cursor.execute("COMMIT")
        cursor.execute("ANALYZE")


def guarded_models() -> list[type[Model]]:
    """Every model whose rows belong to persons, and what consent keeps of them."""
    models = [model for room in _ROOMS for model in apps.get_app_config(room).get_models() if model._meta.managed]
    return [model for model in models if {"subject_id"} <= {field.attname for field in model._meta.concrete_fields}]


def batch_rows(
    batch: Iterable[Home], structure: Structure, moment: datetime, seed: int
) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    """All rows of a batch of homes, in no order."""
    since = known_since(moment)
    for home in batch:
        for person in home:
            yield from person_rows(person, since)
            if person.has_plan:
                draft = draw_case(seed=seed, person=person, home=home, structure=structure, on=moment.date())
                yield from case_rows(person, draft, structure, moment)


def _copy_all(cursor: "psycopg.Cursor[Any]", rows: Iterable[tuple[type[Model], dict[str, Any]]]) -> None:
    by_model: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
    for model, row in rows:
        by_model[model].append(row)
    for model in _in_order(by_model):
        copy(cursor, model, by_model[model])


def _in_order(models: Iterable[type[Model]]) -> list[type[Model]]:
    """Parents before children, as far as keys that are checked at once need it; the rest are deferred."""
    order = {model: number for number, model in enumerate(apps.get_models())}
    return sorted(models, key=lambda model: order[model])


def _batches(homes: Iterator[Home], total: int, progress: Progress) -> Iterator[tuple[int, list[Home]]]:
    progress("personer", 0, total)
    batch: list[Home] = []
    count = done = 0
    for home in homes:
        batch.append(home)
        count += len(home)
        if count - done >= _BATCH:
            yield count, batch
            batch, done = [], count
    if batch:
        yield count, batch
