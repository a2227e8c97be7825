"""What is lived of a plan, as other systems are told of it: times and pauses of parts, results of goals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet

from ledstjarna.domain.people.queries import away_days
from ledstjarna.domain.plans.models import Activity, Commitment, FollowUp, GoalResult
from ledstjarna.domain.plans.queries.activities import LIVED
from ledstjarna.domain.plans.rules.activities import NEVER_BACK

Days = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Lived:
    """When a part takes place, and the half-open days away that it rests for now, if any."""

    times: tuple[Activity, ...] = ()
    pause: Days | None = None


def lived_parts(parts: Iterable[Commitment], day: date) -> dict[UUID, Lived]:
    """What is lived of each of these parts that is somebody's, on a day. Two queries."""
    lived = {part.pk: part for part in parts if part.state in LIVED}
    if not lived:
        return {}
    times: dict[UUID, list[Activity]] = defaultdict(list)
    for row in Activity.objects.filter(commitment__in=list(lived), state="running").order_by("id"):
        times[row.commitment_id].append(row)
    away = away_days(part.subject_id for part in lived.values())
    return {key: Lived(tuple(times[key]), _holding(away.get(part.subject_id, ()), day)) for key, part in lived.items()}


def goal_results(goals: Iterable[UUID]) -> dict[UUID, list[GoalResult]]:
    """How each of these goals has gone by the follow-ups that stand, the oldest first. One query."""
    rows = GoalResult.objects.filter(goal_id__in=list(goals)).exclude(follow_up__in=_corrected())
    found: dict[UUID, list[GoalResult]] = defaultdict(list)
    for row in rows.select_related("follow_up").order_by("follow_up__held_on", "follow_up__number"):
        found[row.goal_id].append(row)
    return found


def result_told(goal: OuterRef) -> "QuerySet[GoalResult, datetime]":
    """When a follow-up last said something of `goal`."""
    rows = GoalResult.objects.filter(goal_id=goal).order_by().values("goal_id")
    return rows.annotate(last=Max("follow_up__recorded_at")).values_list("last", flat=True)


def times_told(part: OuterRef) -> "QuerySet[Activity, datetime]":
    """When the times of `part` were set or changed last."""
    rows = Activity.objects.filter(commitment_id=part).order_by().values("commitment_id")
    return rows.annotate(last=Max("changed_at")).values_list("last", flat=True)


def _corrected() -> "QuerySet[FollowUp, UUID | None]":
    return FollowUp.objects.exclude(corrects=None).values_list("corrects_id", flat=True)


def _holding(away: Iterable[Days], day: date) -> Days | None:
    held = next((days for days in away if days[0] <= day and (days[1] is None or day < days[1])), None)
    return (held[0], None) if held and held[1] == NEVER_BACK else held
