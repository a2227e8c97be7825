"""Two plans of a unit's fortnight beside each other, each counted in the same way."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import assignments_by_id, unit_kinds
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.models import PlanDraft, Visit
from ledstjarna.domain.visits.queries.abilities import barred_of
from ledstjarna.domain.visits.queries.board import board, met_before, shifts_of
from ledstjarna.domain.visits.queries.drafts import is_too_old
from ledstjarna.domain.visits.queries.met import met_elsewhere, national
from ledstjarna.domain.visits.rules.comparing import Measures, Move, Places, measured, mets, moved, placed
from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.nobody import Binds, why_nobody
from ledstjarna.domain.visits.rules.placing import Shift, Stop
from ledstjarna.domain.visits.rules.states import AHEAD, MEETS
from ledstjarna.foundation.clock import day_of


class Counted:
    """The board of a fortnight, read once, to count plans of it. The page logs whom it shows. Thirteen queries."""

    def __init__(self, viewer: Viewer, first: date) -> None:
        self.first = first
        self.rows = {row.pk: row for row in board(viewer, first) if row.state in MEETS}
        self.persons = persons_named({row.subject_id for row in self.rows.values()})
        self._before = met_before(viewer, first)
        kind = unit_kinds([viewer.unit_id]).get(viewer.unit_id, "") if viewer.unit_id else ""
        self._unit_id = viewer.unit_id
        self._shifts = shifts_of(self._unit_id, first) if self._unit_id else []
        self._elsewhere = met_elsewhere(viewer, self.rows.values(), first)
        self._counts = kind == "home_care"  # home nursing does not, in the national measure

    @property
    def now(self) -> list[Stop]:
        """The plan as it stands."""
        pairs = {(row.activity_id, row.day, row.position): row.pk for row in self.rows.values()}
        return [
            Stop(row.pk, row.subject_id, row.starts_at, row.ends_at, row.earliest_at, row.latest_at,
                 self._home(row.subject_id), row.carer_id, pairs.get((row.activity_id, row.day, 3 - row.position)))
            for row in self.rows.values()
        ]  # fmt: skip

    def _home(self, subject_id: UUID) -> tuple[float, float] | None:
        person = self.persons.get(subject_id)
        if person is None or person.latitude is None or person.longitude is None:
            return None
        return person.latitude, person.longitude

    def of(self, places: Places) -> Measures:
        """What the plan comes to with these visits elsewhere. Two queries."""
        stops = placed(self.now, places)
        met = [each for each in mets(stops) if self._stands(each.subject_id)]
        return measured(
            stops, before=self._before, first=self.first,
            national=national([*met, *self._elsewhere], self.first) if self._counts else Continuity({}),
            shifts=self._shifts, elsewhere=self._elsewhere,
        )  # fmt: skip

    def _stands(self, subject_id: UUID) -> bool:
        return subject_id in self.persons

    def left(self, places: Places, days: Collection[date], at: datetime) -> list[tuple[Visit, Binds]]:
        """What nobody has in the plan of these days, in order of time, and what binds, or who can. One query."""
        stops = placed(self.now, places)
        shifts = self._shifts
        carers = sorted({one.carer_id for one in shifts})
        asks = barred_of(self.rows.values(), carers)
        bars = {key: its for key, (its, _preferred) in asks.items()}
        left = [
            replace(one, barred=bars.get(one.id, {})) for one in sorted(stops, key=lambda one: (one.starts, one.id))
            if one.carer_id is None and one.starts >= at and day_of(one.starts) in days
            and self.rows[one.id].state in AHEAD
        ]  # fmt: skip
        return [
            (
                self.rows[one.id],
                why_nobody(one, carers, [each for each in stops if each.id != one.id], shifts, since=at),
            )
            for one in left
        ]

    def waiting(self, places: Places, days: Collection[date], at: datetime) -> list[Stop]:
        """What nobody has in the plan of these days, or somebody beyond the promised time, and is still to come."""
        return [
            one for one in placed(self.now, places)
            if one.starts >= at and day_of(one.starts) in days and self.rows[one.id].state in AHEAD
            and (one.carer_id is None or one.starts > one.latest)
        ]  # fmt: skip

    def met_by(self, at: datetime) -> dict[UUID, set[UUID]]:
        """Whom each carer has met of the persons, in the fortnight before and until now."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for met in [*self._before, *mets(one for one in self.now if one.starts < at)]:
            found[met.carer_id].add(met.subject_id)
        return found

    @property
    def shifts(self) -> list[Shift]:
        """Who works when, in the fortnight."""
        return self._shifts

    def how_many(self, moves: Iterable[Move]) -> int:
        """How many visits these are."""
        return len(once(moves, lambda one: time_of(self.rows[one.visit_id])))

    def outdates(self, row: PlanDraft, places: Places, at: datetime) -> bool:
        """Whether a plan of a proposal holds no longer, as the board is now. Two queries."""
        return is_too_old(row, places, list(self.rows.values()), self._shifts, at)

    def between(self, before: Places, after: Places) -> list[Move]:
        """The visits that differ, in order of time."""
        now = self.now
        return moved(placed(now, before), placed(now, after))


def carers_named(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Staff by name, of whichever day. One query."""
    found = assignments_by_id({each for each in ids if each is not None})
    return {key: row.staff_member.name for key, row in found.items()}
