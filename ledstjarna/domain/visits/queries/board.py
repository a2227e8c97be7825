"""The planner's board: the visits of a unit, who works when, and what it costs that somebody comes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.teams.queries import home_care_contacts
from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.queries.abilities import barred_of
from ledstjarna.domain.visits.queries.homes import homes_in
from ledstjarna.domain.visits.queries.met import met_around
from ledstjarna.domain.visits.queries.visits import notes_of, within
from ledstjarna.domain.visits.queries.weights import beyond_of
from ledstjarna.domain.visits.rules.continuity import Met, faces, if_comes, met_in
from ledstjarna.domain.visits.rules.counting import OfPlan, once, time_of
from ledstjarna.domain.visits.rules.following import Followed, Standing, followed
from ledstjarna.domain.visits.rules.needs import DAYS, Need
from ledstjarna.domain.visits.rules.nobody import Binds, Late, why_late, why_nobody
from ledstjarna.domain.visits.rules.placing import Cost, Shift, Stop, breaks_beside, cost, with_beyond
from ledstjarna.domain.visits.rules.resting import WEEKLY_REST, Break
from ledstjarna.domain.visits.rules.states import AHEAD, MEETS
from ledstjarna.foundation.clock import moment_of, now


@dataclass(frozen=True, slots=True)
class Carer:
    """Somebody of the unit who works in the days, as the board names them."""

    id: UUID
    name: str
    role: str
    label: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that placing one visit looks at: asked once for a page."""

    stops: dict[UUID, Stop]
    carers: list[Carer]
    shifts: list[Shift]
    met: dict[UUID, set[UUID]]  # whom each person has met in the fortnight before, or is to meet
    first: date
    unmade: frozenset[UUID]  # visits that did not come about: nobody was met there
    elsewhere: list[Met] = field(default_factory=list)  # whom the persons meet of other units (met_elsewhere)


def board(viewer: Viewer, first: date, days: int = DAYS) -> list[Visit]:
    """The visits of the viewer's unit in these days, the cancelled left out. The page logs whom it shows."""
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties)
    return list(within(rows.exclude(state="cancelled"), first, days))


def without_carer(rows: Iterable[Visit]) -> list[Visit]:
    """Those that nobody has, of what is still to come."""
    return [row for row in rows if row.carer_id is None and row.state in AHEAD]


def placing_of(viewer: Viewer, visit_id: UUID) -> Visit:
    """One visit of the viewer's unit, planned or told. Raises NotForYou."""
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties)
    row = rows.filter(pk=visit_id).first()
    if row is None:
        raise NotForYou(viewer, None, "visit")
    return row


def shifts_of(unit_id: UUID, first: date, days: int = DAYS) -> list[Shift]:
    """When each of a unit works in the days, in order of time, and how far beyond it they may. Two queries."""
    start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
    beyond = timedelta(minutes=beyond_of(unit_id))
    seen_until = end + 2 * WEEKLY_REST if beyond else end  # the rest before what comes after counts too
    rows = WorkShift.objects.filter(unit_id=unit_id, period__overlap=(start, seen_until)).order_by("period")
    found = [Shift(row.assignment_id, row.period.lower, row.period.upper) for row in rows]
    return [row for row in with_beyond(found, beyond) if row.starts < end] if beyond else found


def carers_of(shifts: Iterable[Shift]) -> list[Carer]:
    """Who has these shifts, by name."""
    rows = assignments_by_id({row.carer_id for row in shifts}).values()
    found = [
        Carer(row.pk, row.staff_member.name, row.role, f"{row.staff_member.name}, {row.unit.name}") for row in rows
    ]
    return sorted(found, key=lambda one: one.name.split()[::-1])


def seen_for(
    unit_id: UUID, rows: Sequence[Visit], first: date, days: int = DAYS, *, elsewhere: Iterable[Met] = ()
) -> Seen:
    """What placing these visits looks at: homes, shifts and whom each person has met or is to meet. Eight queries.

    `elsewhere`: met_elsewhere, where it is to be told how many they meet.
    """
    homes = homes_in(persons_named({row.subject_id for row in rows}))
    pairs = {(row.activity_id, row.day, row.position): row.pk for row in rows}
    shifts = shifts_of(unit_id, first, days)
    carers = carers_of(shifts)
    asks = barred_of(rows, [one.id for one in carers])
    contacts = home_care_contacts(unit_id, {row.subject_id for row in rows}, now())
    stops = {
        row.pk: Stop(
            row.pk, row.subject_id, row.starts_at, row.ends_at, row.earliest_at, row.latest_at,
            homes.get(row.subject_id), row.carer_id, pairs.get((row.activity_id, row.day, 3 - row.position)),
            *asks.get(row.pk, ({}, frozenset())), contacts.get(row.subject_id),
        )
        for row in rows
    }  # fmt: skip
    before = met_around(unit_id, first - timedelta(days=DAYS), DAYS)
    unmade = frozenset(row.pk for row in rows if row.state not in MEETS)
    return Seen(stops, carers, shifts, faces([*before, *mets_of(rows)]), first, unmade, list(elsewhere))


def mets_of(rows: Iterable[Visit]) -> list[Met]:
    """Whom each person has met or is to meet by these visits, planned or told."""
    return [
        Met(row.subject_id, row.carer_id, row.starts_at) for row in rows if row.carer_id and row.state in MEETS
    ]  # fmt: skip


def lacking(found: Sequence[Need], rows: Sequence[Visit], at: datetime) -> int:
    """How many visits the plans ask for that are not laid in, or stand though nobody is to come. No query but one."""
    return visits_in(to_do(found, rows, at), rows)


def visits_in(todo: Followed, rows: Iterable[Visit]) -> int:
    """How many visits there is something to do about."""
    about: list[OfPlan] = [one.occasion for one, _position in todo.made]
    about += [row for row in rows if row.pk in todo.cancelled or row.pk in todo.moved]
    return len(once(about, time_of))


def to_do(found: Sequence[Need], rows: Iterable[Visit], at: datetime) -> Followed:
    """What lies between the visits that stand and those that are needed."""
    carers = {key: note.carers for key, note in notes_of(one.occasion.commitment_id for one in found).items()}
    standing = [
        Standing(row.pk, row.activity_id, row.day, row.position, row.state, row.starts_at, row.earliest_at,
                 row.latest_at, row.ends_at, row.is_locked)
        for row in rows
    ]  # fmt: skip
    return followed(found, standing, carers=carers, at=at)


def met_before(viewer: Viewer, first: date) -> list[Met]:
    """Whom the unit's persons have met in the fortnight before."""
    return met_around(viewer.unit_id, first - timedelta(days=DAYS), DAYS) if viewer.unit_id else []


def cost_of(seen: Seen, row: Visit, carer_id: UUID) -> Cost:
    """What it comes to that somebody makes a visit at the time it has."""
    stop = seen.stops[row.pk]
    beside = seen.stops[stop.beside].carer_id if stop.beside in seen.stops else None
    asked = replace(stop, carer_id=None, beside=beside)
    others = [one for one in seen.stops.values() if one.id != row.pk]
    met = {one.carer_id for one in others if one.subject_id == row.subject_id and one.carer_id}
    known = seen.met.get(row.subject_id, set()) - ({row.carer_id} if row.carer_id else set())
    made = cost(asked, carer_id, others, seen.shifts, met=met | known)
    otherwise = [
        Met(one.subject_id, one.carer_id, one.starts)
        for one in others if one.subject_id == row.subject_id and one.carer_id and one.id not in seen.unmade
    ]  # fmt: skip
    otherwise += seen.elsewhere
    many, one_more = if_comes(otherwise, Met(row.subject_id, carer_id, stop.starts), seen.first)
    away = met_in(seen.elsewhere, seen.first).get(row.subject_id, ())
    return replace(made, faces=many, one_more=one_more, elsewhere=len(away))


def breaks_of(seen: Seen) -> list[tuple[Shift, list[Break]]]:
    """Every shift with the breaks that are due in it, and when each can be taken beside the visits."""
    stops: dict[UUID | None, list[Stop]] = defaultdict(list)
    for one in seen.stops.values():
        stops[one.carer_id].append(one)
    return [(row, breaks_beside(row, stops[row.carer_id])) for row in seen.shifts]


def why_unassigned(seen: Seen, row: Visit) -> Binds:
    """What binds where nobody can make a visit within the promised time; or who can, and when."""
    stops = [one for one in seen.stops.values() if one.id != row.pk]
    return why_nobody(seen.stops[row.pk], [one.id for one in seen.carers], stops, seen.shifts, since=now())


def why_late_now(seen: Seen, row: Visit) -> Late:
    """What would have to give for a visit to be in time; or who can, and when."""
    stops = [one for one in seen.stops.values() if one.id != row.pk]
    return why_late(seen.stops[row.pk], [one.id for one in seen.carers], stops, seen.shifts, since=now())


VERSIONS = 10**8  # as many digits as a form carries
ASKED = 12  # of what nobody has, when it is asked whether anything can be given out: all of a large unit is seconds


def can_be_given(seen: Seen, rows: Sequence[Visit]) -> bool:
    """Whether anybody can make any of these as everything else stands."""
    return any(not why_unassigned(seen, row).code for row in rows[:ASKED])


def version_of(rows: Iterable[Visit]) -> int:
    """What somebody saw of a stretch of the board, or of one crew's: another number after every change in it.

    No sum: where visits come and go, as between two crews, a sum can come back to what it was.
    """
    return _mark((row.pk, row.version) for row in rows)


def told_since(rows: Sequence[Visit], seen: int) -> datetime | None:
    """When somebody last told of some of these, where that is all that has come to them since they were seen; None
    where anything else has."""
    moments = {row.published_at for row in rows if row.state == "published" and row.published_at is not None}
    for since in sorted(moments, reverse=True):
        told = {row.pk for row in rows if row.published_at is not None and row.published_at >= since}
        if _mark((row.pk, row.version - (row.pk in told)) for row in rows) == seen:
            return max(moments)
    return None


def _mark(rows: Iterable[tuple[UUID, int]]) -> int:
    told = ",".join(sorted(f"{key}/{version}" for key, version in rows))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest()) % VERSIONS


def seen_version(viewer: Viewer, first: date, days: int) -> int:
    """The same, asked anew."""
    return version_of(board(viewer, first, days))
