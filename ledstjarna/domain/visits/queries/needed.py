"""The visits that a unit is to make, as the plans it carries out ask for them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer, shared_with
from ledstjarna.domain.organisations.queries import workplaces
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans.queries import Happens, carried
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.told import TimeOfPlan
from ledstjarna.domain.visits.rules.needs import DAYS, Need, Occasion, Period, needs
from ledstjarna.domain.visits.rules.states import SHOWN, ahead
from ledstjarna.foundation.clock import day_of, moment_of

BASES = {"sol": "social", "lss": "social", "health": "health"}  # what is carried out by visits, and whose it is


def needs_of(viewer: Viewer, first: date, days: int = DAYS, *, others: bool = True) -> list[Need]:
    """What the viewer's unit is asked to do in these days, the hindered too. A list over persons is logged by the page.

    What `others` do for the same persons is known as far as the viewer reaches it, and as far as the persons let both
    know (`_of_other_principals`, which is logged): asked only where it is shown. Some twenty queries.
    """
    return needed(viewer.unit_id, first, days, viewer=viewer if others else None) if viewer.unit_id else []


def needed(
    unit_id: UUID, first: date, days: int = DAYS, *, subject_ids: Collection[UUID] = (), viewer: Viewer | None = None
) -> list[Need]:
    """The same for one unit, of some persons or all, also for automatic runs, which have no viewer."""
    start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
    rows = _visits(carried(start, end, unit_id=unit_id, subject_ids=subject_ids))
    whose = {row.commitment.subject_id for row in rows}
    ours = {row.commitment.pk for row in rows}
    others = [row for row in _visits(carried(start, end, subject_ids=whose)) if row.commitment.pk not in ours]
    known = ours | {row.commitment.pk for row in others}
    # When somebody comes is asked only for whoever reads it: what follows the plan follows its times.
    told = _told_of([*rows, *others]) if viewer is not None else {}
    more, told_more = _of_other_principals(viewer, whose, start, end) if viewer is not None and whose else ([], {})
    shared = [row for row in more if row.commitment.pk not in known]
    told |= told_more
    everything = [*rows, *others, *shared] if whose else rows
    gone = {key for key, person in persons_named(whose).items() if person.deceased}
    by_consent = {row.commitment.pk for row in shared}
    found = needs(
        [_occasion(row, by_consent, told) for row in everything], deceased=gone, decided=_decided(everything),
        first=first, days=days,
    )  # fmt: skip
    return [one for one in found if one.occasion.commitment_id in ours]


def _of_other_principals(
    viewer: Viewer, whose: set[UUID], start: datetime, end: datetime
) -> tuple[list[Happens], dict[TimeOfPlan, datetime]]:
    """The visits of other organisations to these persons, where a yes to sharing covers both: so that one visit may do
    where two would come (SoL 2025:400 10:8; HSL 16:4; OSL 10:1). With when they come, as far as it is told.

    Home nursing and home care of one municipality know nothing of each other by themselves either: a yes that covers
    the municipality covers both [M]. Whoever plans does not reach these parts: a run of the house's, logged, and no
    more is told of it than which unit comes close to a visit of theirs, and when.
    """
    if viewer.organisation_id is None:
        return [], {}
    with automatic_run("other_principals"):
        shared = shared_with(viewer.organisation_id, whose)
        rows = _visits(carried(start, end, subject_ids=set(shared))) if shared else []
        works_at = workplaces({row.commitment.owner_id for row in rows})
        whose_is = {owner: organisation_id for owner, (_unit, organisation_id, _kind) in works_at.items()}
        found = [
            row for row in rows
            if whose_is.get(row.commitment.owner_id) in shared[row.commitment.subject_id]
        ]  # fmt: skip
        told = _told_of(found)
    log_run("other_principals", population=len(shared), county_id=viewer.county_id)
    return found, told


def _told_of(rows: Collection[Happens]) -> dict[TimeOfPlan, datetime]:
    """When somebody comes, of these times of the plan that the person has been told of: where two come, the first. One
    query."""
    days = [row.one.day for row in rows]
    found: dict[TimeOfPlan, datetime] = {}
    if not days:
        return found
    told = Visit.objects.filter(
        activity_id__in={row.activity.pk for row in rows}, day__gte=min(days), day__lte=max(days), state__in=SHOWN
    )
    for activity_id, day, starts in told.order_by("-starts_at").values_list("activity_id", "day", "starts_at"):
        found[activity_id, day] = starts
    return found


def together_with(viewer: Viewer, row: Visit, at: datetime) -> tuple[Occasion, ...]:
    """What another principal does for the same person close to a visit of the viewer's unit, while it is ahead. The
    page has logged whom it shows."""
    if viewer.unit_id is None or not ahead(row.state, row.starts_at, at):
        return ()
    found = needed(viewer.unit_id, day_of(row.starts_at), 1, subject_ids=[row.subject_id], viewer=viewer)
    return next((one.together for one in found if one.key == (row.activity_id, row.day)), ())


def still_needed(found: Iterable[Need]) -> list[Need]:
    """Those that somebody is to make."""
    return [one for one in found if not one.hindered]


def carried_visits(unit_id: UUID, start: datetime, end: datetime) -> list[Happens]:
    """The times of the span that a unit carries out by visits, the called off too."""
    return _visits(carried(start, end, unit_id=unit_id))


def _visits(rows: Iterable[Happens]) -> list[Happens]:
    return [row for row in rows if row.commitment.legal_basis in BASES]


def _occasion(row: Happens, by_consent: Collection[UUID], told: Mapping[TimeOfPlan, datetime]) -> Occasion:
    part = row.commitment
    return Occasion(
        activity_id=row.activity.pk, commitment_id=part.pk, subject_id=part.subject_id,
        principal=BASES[part.legal_basis], day=row.one.day, starts=row.one.starts, ends=row.one.ends,
        state=row.one.state, timed=row.activity.at_time is not None, owner_id=part.owner_id,
        by_consent=part.pk in by_consent, told=told.get((row.activity.pk, row.one.day)),
    )  # fmt: skip


def _decided(rows: Iterable[Happens]) -> dict[UUID, Period]:
    return {row.commitment.pk: (row.commitment.starts_on, row.commitment.ends_on) for row in rows}
