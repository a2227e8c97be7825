"""What a plan may be asked for, and when its answer is too old to take. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.instance import soonest
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.findings import Finding

FORTNIGHT, DAY, SICK, CURVE = "fortnight", "day", "sick", "curve"
KINDS = (FORTNIGHT, DAY, SICK, CURVE)  # of plans of visits
CREWS = "crews"  # and one that is none: who is to be in which arbetslag
SECONDS = (10, 30, 60, 120)  # how long the engine may think, to choose from
AT_ONCE = 1  # when somebody is ill: half a million moves of a few days; to start and to tell takes as long again
PATIENCE = timedelta(minutes=4)  # beyond what it may think, before it counts as lost
IN_LINE = timedelta(minutes=30)  # for others' plans, before it begins
WHY = ("nobody_works", "nothing_to_plan", "not_understood", "broke")  # why no plan was made


def asking_findings(*, first: date, start: date, end: date, seconds: int, busy: bool) -> list[Finding]:
    """Why a plan cannot be asked for: of days that are planned, of a time that can be chosen, one at a time."""
    within = first <= start <= end < first + timedelta(days=DAYS)
    return [
        *([] if within else [Finding("day_not_planned", field_name="day")]),
        *([] if seconds in (*SECONDS, AT_ONCE) else [Finding("thinking_time", field_name="seconds")]),
        *([Finding("plan_being_made")] if busy else []),
    ]


def sick_findings(*, first: date, until: date) -> list[Finding]:
    """Why somebody cannot be ill until a day: it is planned, and not yet gone."""
    return [] if first <= until < first + timedelta(days=DAYS) else [Finding("day_not_planned", field_name="until")]


@dataclass(frozen=True, slots=True)
class Standing:
    """A visit as it stands when an answer is to be taken."""

    id: UUID
    version: int
    state: str
    starts: datetime
    carer_id: UUID | None


def is_stale(
    seen: Mapping[UUID, int], now: Sequence[Standing], moves: Mapping[UUID, datetime], *, shifts_same: bool,
    at: datetime,
) -> bool:  # fmt: skip
    """Whether the board is another than the engine saw. `moves`: when each visit that it moves is to begin.

    What has begun since, or been told, makes nothing stale: only that it cannot be moved; as little as what somebody
    is on the way to by now.
    """
    ahead = {one.id: one for one in now if one.state in AHEAD}
    if not shifts_same or any(seen.get(one.id) != one.version for one in ahead.values()):
        return True
    return any(
        key not in ahead or at > when or ahead[key].starts < soonest(ahead[key].carer_id, at)
        for key, when in moves.items()
    )
