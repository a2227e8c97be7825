"""When the parts of a plan take place, and what was said about each time: for one person, or for who owns the parts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import away_days
from ledstjarna.domain.plans.models import Activity, ActivityException, ActivityMark, Commitment
from ledstjarna.domain.plans.queries.shared import as_told
from ledstjarna.domain.plans.rules.activities import Change, Occurrence, Recurring, comes_from, occurrences, on_day
from ledstjarna.domain.plans.rules.marking import part_in, stands
from ledstjarna.foundation.clock import day_of

# A part takes place only while it is somebody's.
LIVED = ("active",)
# The person also sees what was to take place of a part that somebody new is looked for to do.
SEEN = (*LIVED, "seeks_owner")


@dataclass(frozen=True, slots=True)
class Happens:
    """One occurrence with the activity and the part it is of, and what was said about it last."""

    activity: Activity
    one: Occurrence
    mark: ActivityMark | None
    exception: ActivityException | None

    @property
    def commitment(self) -> Commitment:
        """The part it is of."""
        part: Commitment = self.activity.commitment
        return part

    @property
    def seen(self) -> int:
        """The number of what was said last, 0 for nothing: what a tick builds on."""
        return self.mark.number if self.mark else 0

    def stands(self, at: datetime) -> str:
        """How it stands at a moment."""
        return stands(self.one, self.mark.state if self.mark else "", at, sought=self.sought)

    @property
    def sought(self) -> bool:
        """Whether whoever was to do it has left the part, and somebody new is looked for."""
        return self.commitment.state == "seeks_owner"


def lived(reading: Reading, start: datetime, end: datetime) -> list[Happens]:
    """Everything of the person's plan that takes place in the half-open span, in order. Five queries."""
    reading.needs(PLAN)
    return _happening(_within(start, end, SEEN).filter(**reading.rows), start, end)


def lived_by(viewer: Viewer, start: datetime, end: datetime, *, subject_id: UUID | None = None) -> list[Happens]:
    """What the viewer or their unit owns or was named for, in the span, whoever it is for. Five queries.

    The row policies show only what the viewer reaches; a list over several persons is logged by the page.
    """
    rows = _within(start, end).filter(Q(commitment__owner_id__in=viewer.parties) | Q(responsible_id__in=viewer.parties))
    found = _happening(rows.filter(subject_id=subject_id) if subject_id else rows, start, end)
    as_told(viewer, [row.commitment for row in found])
    return found


def carried(
    start: datetime, end: datetime, *, unit_id: UUID | None = None, subject_ids: Collection[UUID] = ()
) -> list[Happens]:
    """What one unit carries out in the span, or what anybody does for these persons, as who plans visits needs it.

    The row policies show only what the viewer reaches; an automatic run all of it. Five queries.
    """
    rows = _within(start, end)
    if unit_id is not None:
        rows = rows.filter(commitment__owner_id=unit_id)
    return _happening(rows.filter(subject_id__in=subject_ids) if subject_ids else rows, start, end)


def activities_of(reading: Reading, commitment_id: UUID) -> list[Activity]:
    """The times of one part that stand, in the order they were set."""
    rows = Activity.objects.select_related("commitment").filter(
        **reading.rows, commitment_id=commitment_id, state="running"
    )
    return list(rows.order_by("id"))


def times_ahead(reading: Reading) -> dict[UUID, list[Activity]]:
    """The times that the parts of a plan have from today on, by part. Two queries.

    A single time that was moved has the day and the clock that it was moved to: to be shown, and not saved.
    """
    reading.needs(PLAN)
    rows = Activity.objects.select_related("commitment").filter(
        **reading.rows, state="running", commitment__state__in=SEEN
    )
    every = list(rows.order_by("at_time", "id"))
    exceptions = _exceptions(every)
    found: dict[UUID, list[Activity]] = defaultdict(list)
    for row in every:
        if _is_ahead(row, _recurring(row, exceptions, {}), day_of(reading.at)):
            found[row.commitment_id].append(row)
    return found


def _is_ahead(row: Activity, times: Recurring, day: date) -> bool:
    one = on_day(times, row.starts_on) if times.rule.every == "once" else None
    if one is None:
        return comes_from(times, day)
    if one.moved:
        row.starts_on = one.local_day
        row.at_time = times.changed[one.day].to_time or row.at_time
    return one.state != "cancelled" and one.local_day >= day


def timed_parts(
    viewer: Viewer, *, subject_id: UUID | None = None, whole_plan: bool = False, limit: int = 100
) -> list[tuple[Commitment, list[Activity]]]:
    """Active parts with the times that stand, those without first. Two queries.

    The viewer's own and their unit's; with `whole_plan` every part of the one person.
    """
    parts = Commitment.objects.filter(state__in=SEEN if whole_plan else LIVED)
    if subject_id is not None:
        parts = parts.filter(subject_id=subject_id)
    if not whole_plan:
        parts = parts.filter(owner_id__in=viewer.parties)
    found: dict[UUID, tuple[Commitment, list[Activity]]] = {
        row.id: (row, [])
        for row in parts.annotate(timed=Exists(_running_of(OuterRef("pk")))).order_by("timed", "id")[:limit]
    }
    for row in Activity.objects.filter(commitment__in=list(found), state="running").order_by("at_time", "id"):
        found[row.commitment_id][1].append(row)
    as_told(viewer, [part for part, _times in found.values()])
    return list(found.values())


def _running_of(commitment: Any) -> "QuerySet[Activity, Activity]":
    return Activity.objects.filter(commitment=commitment, state="running")


def activity(viewer: Viewer, activity_id: UUID) -> Activity:
    """One activity within the viewer's reach. Raises NotForYou: the same answer as when there is none."""
    row = Activity.objects.select_related("commitment").filter(pk=activity_id).first()
    if row is None:
        raise NotForYou(viewer, None, "activity")
    as_told(viewer, [row.commitment])
    return row


def occurrence(viewer: Viewer, row: Activity, day: date) -> Happens:
    """One occurrence of an activity by its own day. Raises NotForYou when the rule has none on that day."""
    exceptions, marks, away = _exceptions([row]), _marks([row]), away_days([row.subject_id])
    one = on_day(_recurring(row, exceptions, away), day)
    if one is None:
        raise NotForYou(viewer, row.subject_id, "occurrence")
    return Happens(row, one, marks.get((row.id, day)), exceptions[row.id].get(day))


def marks_of(row: Activity, day: date) -> list[ActivityMark]:
    """Everything that was said about one occurrence, the newest last."""
    return list(ActivityMark.objects.filter(activity=row, day=day).order_by("number"))


def cancellations(times: Iterable[tuple[UUID, date]]) -> dict[tuple[UUID, date], ActivityException]:
    """Those of these times, by activity and its own day, that somebody has cancelled alone, and why. One query.

    The row policies show only what one reaches.
    """
    asked = set(times)
    rows = ActivityException.objects.filter(
        activity_id__in={key for key, _day in asked}, kind="cancelled", replaced_at=None
    )
    return {(row.activity_id, row.day): row for row in rows if (row.activity_id, row.day) in asked}


def part_of(viewer: Viewer, row: Activity, *, reads_plan: bool) -> str:
    """What an activity is to the viewer: theirs to do, to receive, to write down on another's word, or another's."""
    basis = row.commitment.legal_basis
    return part_in(owns=owns(viewer, row), kind=viewer.kind, reads_plan=reads_plan, basis=basis)


def owns(viewer: Viewer, row: Activity) -> bool:
    """Whether the viewer answers for it: as owner of the part, as named for it, or as who decides for the person."""
    if row.responsible_id in viewer.parties or row.commitment.owner_id in viewer.parties:
        return True
    return viewer.kind == "representative" and row.commitment.owner_id == row.subject_id


def _within(start: datetime, end: datetime, states: Sequence[str] = LIVED) -> "QuerySet[Activity, Activity]":
    """The activities that may have an occurrence in the span; a moved one has its rule's day at most far before."""
    rows = Activity.objects.select_related("commitment").filter(commitment__state__in=states)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=day_of(start)) | Q(pk__in=_moved_into(start, end))).order_by(
        "id"
    )


def _moved_into(start: datetime, end: datetime) -> "QuerySet[ActivityException, Any]":
    rows = ActivityException.objects.filter(
        kind="moved", replaced_at=None, to_day__gte=day_of(start), to_day__lte=day_of(end)
    )
    return rows.values("activity_id")


def _happening(rows: Iterable[Activity], start: datetime, end: datetime) -> list[Happens]:
    found = list(rows)
    exceptions, away = _exceptions(found), away_days(row.subject_id for row in found)
    marks = _marks(found, since=day_of(start))
    made = [
        Happens(row, one, marks.get((row.id, one.day)), exceptions[row.id].get(one.day))
        for row in found
        for one in occurrences(_recurring(row, exceptions, away), start, end)
    ]
    return sorted(made, key=lambda each: (each.one.starts, each.one.ends, each.activity.id))


def _recurring(
    row: Activity, exceptions: dict[UUID, dict[date, ActivityException]], away: dict[UUID, Any]
) -> Recurring:
    changed: dict[object, Change] = {day: made.change for day, made in exceptions[row.id].items()}
    return row.recurring(changed, tuple(away.get(row.subject_id, ())))


def _exceptions(rows: Sequence[Activity]) -> dict[UUID, dict[date, ActivityException]]:
    found: dict[UUID, dict[date, ActivityException]] = defaultdict(dict)
    for row in ActivityException.objects.filter(activity__in=[one.pk for one in rows], replaced_at=None):
        found[row.activity_id][row.day] = row
    return found


def _marks(rows: Sequence[Activity], *, since: date | None = None) -> dict[tuple[UUID, date], ActivityMark]:
    """What was said last, by activity and day. A moved occurrence's own day may be before `since`: all days then."""
    said = ActivityMark.objects.filter(activity__in=[one.pk for one in rows]).order_by("number")
    if since is not None:
        moved = Q(activity__in=ActivityException.objects.filter(kind="moved", replaced_at=None).values("activity_id"))
        said = said.filter(Q(day__gte=since) | moved)
    return {(row.activity_id, row.day): row for row in said}
