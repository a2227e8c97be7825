"""Who has met whom, and is to: continuity as the national measure has it, and for one person."""

from collections.abc import Collection, Sequence
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
from ledstjarna.domain.visits.rules.continuity import DAYS, Continuity, Met, continuity
from ledstjarna.domain.visits.rules.states import MEETS, MET


def met_around(unit_id: UUID, first: date, days: int = DAYS) -> list[Met]:
    """Whom a unit's persons have met, and are to meet as it is told, in these days."""
    rows = within(Visit.objects.filter(unit_id=unit_id, state__in=MET, carer_id__isnull=False), first, days)
    return _mets(rows)


def _mets(rows: "QuerySet[Visit, Visit]") -> list[Met]:
    told = rows.values_list("subject_id", "carer_id", "starts_at")
    return [Met(subject_id, carer_id, begins) for subject_id, carer_id, begins in told if carer_id]


def counted_by_unit(viewer: Viewer, first: date, *, ahead: bool = False) -> Continuity:
    """The national measure of the viewer's unit over fourteen days; `ahead`: with what is planned and not told yet.

    Home nursing does not count. Five queries.
    """
    if viewer.unit_id is None or unit_kinds([viewer.unit_id]).get(viewer.unit_id) != "home_care":
        return Continuity({})
    return _counted([viewer.unit_id], first, MEETS if ahead else MET)


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
        found = _counted(ours, first, MET)
    log_run("provider_continuity", population=found.persons, county_id=viewer.county_id)
    return found


def _counted(unit_ids: Sequence[UUID], first: date, states: Collection[str]) -> Continuity:
    rows = within(Visit.objects.filter(unit_id__in=unit_ids, state__in=states, carer_id__isnull=False), first, DAYS)
    return national(_mets(rows), first)


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
