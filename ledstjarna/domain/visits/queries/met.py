"""Who has met whom, and is to: continuity as the national measure has it, and for one person."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import unit_kinds, units
from ledstjarna.domain.people.queries import age_of, away_days, persons_named
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.continuity import DAYS, Continuity, Met, continuity, unnamed
from ledstjarna.domain.visits.rules.states import MEETS, MET


def met_around(unit_id: UUID, first: date, days: int = DAYS) -> list[Met]:
    """Whom a unit's persons have met, and are to meet as it is told, in these days."""
    rows = within(Visit.objects.filter(unit_id=unit_id, state__in=MET, carer_id__isnull=False), first, days)
    return _as_met(rows)


def met_elsewhere(viewer: Viewer, rows: Iterable[Visit], first: date) -> list[Met]:
    """Whom the persons of these visits meet of other home care units in fourteen days, as it is told: the seventh is
    the person's seventh, whoever employs them. Nothing to a unit of another kind: home nursing does not count.

    Who asks does not reach the others' visits: a run of the house's counts, is logged, and nobody is named, not even by
    id; how many they are is all that can be told. That a number may be told of a person whose staff is two providers'
    no law says in words [M]. Three queries.
    """
    whose = {row.subject_id for row in rows if row.state in MEETS}
    if not whose or viewer.unit_id is None or unit_kinds([viewer.unit_id]).get(viewer.unit_id) != "home_care":
        return []
    with automatic_run("staff_elsewhere"):
        found = _met_of_others([viewer.unit_id], whose, first, viewer.county_id)
    log_run("staff_elsewhere", population=len(whose), county_id=viewer.county_id)
    return found


def counted_by_unit(
    viewer: Viewer, first: date, *, ahead: bool = False, elsewhere: Sequence[Met] | None = None
) -> Continuity:
    """The national measure of the persons of the viewer's unit over fourteen days, with whom they meet of other units;
    `ahead`: with what is planned and not told yet. `elsewhere`: met_elsewhere, where it is asked already.

    Home nursing does not count. Eight queries.
    """
    if viewer.unit_id is None or unit_kinds([viewer.unit_id]).get(viewer.unit_id) != "home_care":
        return Continuity({})
    rows = list(_rows_of([viewer.unit_id], first, MEETS if ahead else MET))
    more = met_elsewhere(viewer, rows, first) if elsewhere is None else elsewhere
    return national([*_as_met(rows), *more], first)


def counted_by_provider(viewer: Viewer, first: date) -> Continuity:
    """The same of every home care unit of the viewer's organisation together, as it is told.

    Whoever asks reaches their own unit's persons alone: a run of the house's counts, is logged, and tells numbers.
    """
    if not viewer.is_staff:
        return Continuity({})
    ours = [
        row.pk for row in units(kinds=("home_care",), county_id=viewer.county_id)
        if row.organisation_id == viewer.organisation_id
    ]  # fmt: skip
    with automatic_run("provider_continuity"):
        mets = _as_met(_rows_of(ours, first, MET))
        more = _met_of_others(ours, {one.subject_id for one in mets}, first, viewer.county_id)
        found = national([*mets, *more], first)
    log_run("provider_continuity", population=found.persons, county_id=viewer.county_id)
    return found


def _met_of_others(ours: Sequence[UUID], whose: Collection[UUID], first: date, county_id: str) -> list[Met]:
    """Whom these persons meet of other home care units than `ours`, nobody named. A part of a run that is logged."""
    others = {row.pk for row in units(kinds=("home_care",), county_id=county_id)} - set(ours)
    return unnamed(_as_met(_rows_of(others, first, MET).filter(subject_id__in=whose)))


def _rows_of(unit_ids: Collection[UUID], first: date, states: Collection[str]) -> "QuerySet[Visit, Visit]":
    rows = Visit.objects.filter(unit_id__in=unit_ids, state__in=states, carer_id__isnull=False)
    return within(rows, first, DAYS)


def _as_met(rows: Iterable[Visit]) -> list[Met]:
    return [Met(row.subject_id, row.carer_id, row.starts_at) for row in rows if row.carer_id]


def national(mets: Sequence[Met], first: date) -> Continuity:
    """The national measure of these meetings: of persons of the age, who are at home all the days. Two queries."""
    whose = {one.subject_id for one in mets}
    last = first.toordinal() + DAYS
    away = {
        key for key, spans in away_days(whose).items()
        if any(span[0].toordinal() < last and (span[1] is None or span[1] > first) for span in spans)
    }  # fmt: skip
    ages = {key: age_of(person, first) for key, person in persons_named(whose).items()}
    return continuity(mets, first=first, ages=ages, away=away)


def own_continuity(reading: Reading, first: date) -> int:
    """How many different staff of home care and home nursing the person meets in fourteen days, as it is told."""
    reading.needs(PLAN)
    rows = Visit.objects.filter(**reading.rows, state__in=MET, carer_id__isnull=False)
    return within(rows, first, DAYS).order_by().values("carer_id").distinct().count()
