"""Load a whole county in one transaction, as the owner, by COPY."""

import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

import psycopg
from django.apps import apps
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext_noop as N_  # noqa: N812 (the name that Babel gathers)

from ledstjarna.demo.county.decks import Decks
from ledstjarna.demo.county.life.draw import draw_case
from ledstjarna.demo.county.persons import PersonDraft, draw_households
from ledstjarna.demo.county.structure.build import VISITED, build_structure
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading.ahead import drawn_ahead
from ledstjarna.demo.loading.case import Row, Rows
from ledstjarna.demo.loading.copying import copy, rows_unguarded
from ledstjarna.demo.loading.households import county_since, person_rows
from ledstjarna.demo.loading.lives import case_rows
from ledstjarna.demo.loading.organisations import load_organisations
from ledstjarna.demo.loading.reads import load_run
from ledstjarna.demo.loading.visiting import load_visits
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.visits.models import CarerSkill, CrewList, PublishedPlan
from ledstjarna.foundation.clock import now

Home = tuple[PersonDraft, ...]
Progress = Callable[[str, int, int], None]
PERSONS, PLANS, FINISH = N_("Personer"), N_("Planer"), N_("Kontroll och statistik")
_BATCH = 4_000
_ROOMS = ("consent", "people", "control", "needs", "teams", "plans", "visits", "keeping", "outbox")


class Drawing(NamedTuple):
    """What every home of one county is drawn with."""

    seed: int
    moment: datetime
    structure: Structure
    decks: Decks
    helped: int = 0  # in the visited municipality one in so many of the old has help every day; nobody at 0


class Batch(NamedTuple):
    """Some homes as rows, and how many persons and plans there are in them."""

    persons: int
    plans: int
    rows: Rows


AT_LEAST = 150  # plans, as far as there are persons: fewer hold no home care, and no visits to look at
ONE_UNIT = 600  # plans, of which as many of the old live in the visited municipality as one unit comes to


def plans_for(persons: int) -> int:
    """How many of `persons` have a plan when nothing else is said: one in ten, but for the smallest counties."""
    return max(persons // 10, min(persons, AT_LEAST))


def last_morning(at: datetime) -> datetime:
    """The moment that a county loaded at `at` is of: the latest seven in the morning, six in UTC, that has been.

    Loaded at night it is of the day before, so that nothing that is told of as done lies in the future.
    """
    morning = datetime.combine(at.astimezone(UTC).date(), time(6), tzinfo=UTC)
    return morning if morning <= at else morning - timedelta(days=1)


def load_county(persons: int, plans: int | None, seed: int, progress: Progress) -> None:
    """Draw the county of `seed` and load it. All or nothing: a killed load leaves an empty database.

    `progress` is told a step, how much of it is done and of how much.
    """
    plans = min(persons, plans_for(persons) if plans is None else plans)
    moment = last_morning(now())
    # Labels that stand on rows are written in the language of the county.
    owner = os.environ["LEDSTJARNA_OWNER_DATABASE_URL"]
    with _uncollected(), translation.override("sv"), psycopg.connect(owner) as connection:
        with connection.cursor() as cursor, rows_unguarded(cursor, guarded_models()):
            _open_log(cursor, since := county_since(moment), moment)
            structure = build_structure(seed=seed, persons=persons)
            load_organisations(cursor, structure, since)
            homes = draw_households(seed=seed, persons=persons, plans=plans, on=moment.date())
            helped = max(1, round(plans / ONE_UNIT)) if plans >= AT_LEAST else 0
            batches = _batches(homes, Drawing(seed, moment, structure, Decks(seed), helped))
            _load_all(cursor, drawn_ahead(batches), persons, plans, progress)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            load_visits(cursor, structure, moment, seed)
            copy(cursor, AccessLog, load_run(moment, seed, persons, plans))
            progress(FINISH, 0, 2)
        connection.commit()
        progress(FINISH, 1, 2)
        connection.execute("ANALYZE")
        connection.commit()
        progress(FINISH, 2, 2)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles among the rows, of which there are none: a sixth of the processor's work."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _open_log(cursor: "psycopg.Cursor[Any]", since: datetime, until: datetime) -> None:
    """Room in the log for every month that is loaded: a row beside its months would be found as a fault."""
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    cursor.execute("SELECT consent_log_months(%s, %s)", (since.date(), months))


def guarded_models() -> list[type[Model]]:
    """Every model whose rows belong to persons, what consent keeps of them, the log, and what is a unit's own."""
    models = [model for room in _ROOMS for model in apps.get_app_config(room).get_models()]
    of_persons = [model for model in models if "subject_id" in {field.attname for field in model._meta.concrete_fields}]
    return [*of_persons, CarerSkill, CrewList, PublishedPlan]


def home_rows(home: Home, drawing: Drawing) -> Iterator[tuple[type[Model], list[Row]]]:
    """All rows of those who live together, by the table they go to; a table can come several times."""
    seed, moment, structure, decks, helped = drawing
    for person in home:
        yield from ((model, [row]) for model, row in person_rows(person, moment))
        if person.has_plan:
            on = moment.date()
            draft = draw_case(
                seed=seed,
                person=person,
                home=home,
                structure=structure,
                on=on,
                decks=decks,
                at_home=bool(helped) and person.municipality == VISITED and person.serial % helped == 0,
            )
            yield from case_rows(person, draft, structure, moment, decks).items()


def _load_all(
    cursor: "psycopg.Cursor[Any]", batches: Iterable[Batch], persons: int, plans: int, progress: Progress
) -> None:
    done = with_plan = 0
    progress(PERSONS, 0, persons)
    for batch in batches:
        _copy_all(cursor, batch.rows)
        done, with_plan = done + batch.persons, with_plan + batch.plans
        progress(PERSONS, done, persons)
        progress(PLANS, with_plan, plans)


def _copy_all(cursor: "psycopg.Cursor[Any]", rows: Rows) -> None:
    for model in _in_order(rows):
        copy(cursor, model, rows[model])


def _in_order(models: Iterable[type[Model]]) -> list[type[Model]]:
    """Parents before children, as far as keys that are checked at once need it; the rest are deferred."""
    order = {model: number for number, model in enumerate([*apps.get_models(), AccessLog])}
    return sorted(models, key=lambda model: order[model])


def _batches(homes: Iterator[Home], drawing: Drawing) -> Iterator[Batch]:
    batch: list[Home] = []
    count = 0
    for home in homes:
        batch.append(home)
        count += len(home)
        if count >= _BATCH:
            yield _batch(batch, drawing)
            batch, count = [], 0
    if batch:
        yield _batch(batch, drawing)


def _batch(homes: list[Home], drawing: Drawing) -> Batch:
    people = [person for home in homes for person in home]
    found: Rows = defaultdict(list)
    for home in homes:
        for model, rows in home_rows(home, drawing):
            found[model].extend(rows)
    return Batch(len(people), sum(person.has_plan for person in people), found)
