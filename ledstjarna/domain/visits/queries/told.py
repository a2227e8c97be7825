"""What the person is told of who comes, and when: the one answer for every page, paper and calendar that tells it, and
for whether a change is any news to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.queries import Happens, carried, lived
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import not_laid_anew, within
from ledstjarna.domain.visits.rules.around import around
from ledstjarna.domain.visits.rules.counting import time_of
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import moment_of

TimeOfPlan = tuple[UUID, date]  # the activity and its own day
Says = tuple[datetime, timedelta, frozenset[UUID | None], bool]  # what is told, to be compared
_OFF = {"cancelled": "cancelled", "paused": "away"}  # how a time of the plan stands, and why nobody comes


@dataclass(frozen=True, slots=True)
class ToldTime:
    """One time of the plan as it is told: around when, for how long, by whom, and whether it is cancelled.

    `rows`: those who come, or were to come. `version` grows with every change of any of them.
    """

    starts: datetime
    length: timedelta
    rows: tuple[Visit, ...]
    off: bool
    version: int

    @property
    def ends(self) -> datetime:
        """When it is over, told as it begins."""
        return self.starts + self.length

    @property
    def who(self) -> tuple[str, ...]:
        """The labels of those who come; nobody where it is cancelled."""
        return () if self.off else tuple(row.carer_label for row in self.rows if row.carer_label)

    @property
    def says(self) -> Says:
        """What is news where it differs. In which order two are named is not."""
        return self.starts, self.length, frozenset(row.carer_id for row in self.rows), self.off


def coming(reading: Reading, first: date, days: int = DAYS) -> list[Visit]:
    """Who comes to the person and when, as far as it is told; what was cancelled since is told as such, and so is a
    time that the plan lacks, of parts that visits are told of. Six queries."""
    reading.needs(PLAN)
    start, end = _span(first, days)
    told = _told(Visit.objects.filter(**reading.rows), first, days)
    return _with_off(told, lived(reading, start, end)) if told else []


def coming_from(viewer: Viewer, row: Visit, first: date, days: int = DAYS) -> list[Visit]:
    """The same from the viewer's unit alone, to the person of a visit."""
    start, end = _span(first, days)
    rows = Visit.objects.filter(unit_id__in=viewer.parties, subject_id=row.subject_id)
    told = _told(rows, first, days)
    return _with_off(told, carried(start, end, unit_id=row.unit_id, subject_ids=[row.subject_id])) if told else []


def told_times(rows: Iterable[Visit]) -> Mapping[TimeOfPlan, ToldTime]:
    """What `coming` tells, by time of the plan, in the order they come: two who come together are one time. Pure."""
    by_time: dict[TimeOfPlan, list[Visit]] = {}
    for row in rows:
        by_time.setdefault(time_of(row), []).append(row)
    return {key: _one(group) for key, group in by_time.items()}


def says_of(rows: Iterable[Visit]) -> Mapping[TimeOfPlan, Says]:
    """What is said of each time of the plan by those of these visits that are told: to see whether a change is news."""
    return {key: one.says for key, one in told_times(row for row in rows if row.published_at is not None).items()}


def says_now(row: Visit) -> Says | None:
    """What the person is told now of the time that a visit is of; None where nothing is. One query."""
    return says_of(not_laid_anew(Visit.objects.filter(activity_id=row.activity_id, day=row.day))).get(time_of(row))


def _one(rows: Sequence[Visit]) -> ToldTime:
    its = sorted(rows, key=lambda row: (row.position, row.pk))
    comes = [row for row in its if row.state != "cancelled"]
    # What was cancelled, laid in anew and cancelled again is told as it was last.
    shown = comes or list({row.position: row for row in its}.values())
    starts = min(row.starts_at for row in shown)
    length = max(row.ends_at for row in shown) - starts
    return ToldTime(around(starts), length, tuple(shown), not comes, sum(row.version for row in its))


def _told(rows: "QuerySet[Visit, Visit]", first: date, days: int) -> list[Visit]:
    """Those that are told. One that was cancelled and is needed again is nothing until it is told anew."""
    told = rows.select_related("commitment", "activity", "unit").filter(published_at__isnull=False)
    return list(within(not_laid_anew(told), first, days))


def _with_off(told: list[Visit], plan: Iterable[Happens]) -> list[Visit]:
    """With the times of the same parts that the plan has cancelled, or that rest, where no visit was ever told."""
    there, parts = {(row.activity_id, row.day) for row in told}, {row.commitment_id for row in told}
    off = [
        off_visit(row)
        for row in plan
        if row.one.state in _OFF and row.commitment.pk in parts and (row.activity.pk, row.one.day) not in there
    ]
    return sorted([*told, *off], key=lambda row: (row.starts_at, row.pk))


def off_visit(row: Happens) -> Visit:
    """A time that the plan has called off, as a visit that does not come about: to be shown, and not saved."""
    return Visit(
        county_id=row.commitment.county_id, subject_id=row.commitment.subject_id, commitment=row.commitment,
        activity=row.activity, day=row.one.day, state="cancelled", cancelled_why=_OFF[row.one.state],
        starts_at=row.one.starts, ends_at=row.one.ends,
    )  # fmt: skip


def _span(first: date, days: int) -> tuple[datetime, datetime]:
    return moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
