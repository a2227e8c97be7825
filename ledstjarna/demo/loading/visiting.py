"""The visits of every unit that makes any, as rows: a fortnight planned, given out and told, by the rooms' rules.

After the persons are loaded: a fortnight is a whole unit's. The same county gives the same visits.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.rows import dict_row
from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading.copying import copy
from ledstjarna.domain.plans.rules.activities import Change, Recurring, occurrences, rule_of
from ledstjarna.domain.visits.models import CarerSkill, ComingWish, PublishedPlan, Visit, VisitNote, WorkShift
from ledstjarna.domain.visits.rules.giving import Given, given
from ledstjarna.domain.visits.rules.needs import DAYS, Need, Occasion, needs
from ledstjarna.domain.visits.rules.placing import Shift, Stop
from ledstjarna.foundation.clock import STOCKHOLM, day_of, moment_of
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.wording.vocabulary import role_name

Row = dict[str, Any]
BACK = 2  # days before today of which something is told already: those of the activities' marks
TEAM = 14  # carers who share the homes of one part of a unit: as units do, and the work grows with the county alone
UNTOLD = 2  # the last days of the fortnight are planned and not yet told, so that there is something to do
CALLED_IN = 3  # times that somebody who was to be off is asked, while a visit has nobody
TWO_COME, FROM_STAFF = 15, 6  # one in so many parts has two who come, in a unit of so many who come
COMES = {"home_care": ("assistant_nurse",), "home_nursing": ("district_nurse", "nurse", "assistant_nurse")}
PLANS = ("planner", "unit_manager")
EARLY, LATE = (time(7), time(15, 30)), (time(13), time(22))
_NOTES = (
    ("Nyckelskåp till höger om dörren. Koden får du på enheten.", ""),
    ("Ring på och vänta. Det tar en stund.", "Går ostadigt. Ta inte bort rollatorn."),
    ("Portkod på enheten, tredje våningen.", "Allergisk mot nötter."),
    ("Öppet mellan 7 och 9.", "Hund som är snäll men hoppar."),
)
_PARTS = """
SELECT c.owner_id, u.kind, c.id AS part, c.subject_id, c.county_id, c.starts_on AS part_starts, c.ends_on AS part_ends,
    c.legal_basis, a.id AS activity, a.starts_on, a.at_time, a.minutes, a.rule, a.ends_on,
    p.latitude, p.longitude, p.deceased
FROM plans_commitment c
JOIN plans_activity a ON a.commitment_id = c.id AND (a.ends_on IS NULL OR a.ends_on > %(since)s)
JOIN organisations_unit u ON u.id = c.owner_id JOIN people_person p ON p.subject_id = c.subject_id
WHERE c.state = 'active' AND u.kind IN ('home_care', 'home_nursing') AND c.legal_basis IN ('sol', 'lss', 'health')
ORDER BY c.owner_id, c.id, a.id
"""
_CHANGED = "SELECT activity_id, day, kind, to_day, to_time FROM plans_activityexception WHERE replaced_at IS NULL"
_AWAY = (
    "SELECT subject_id, lower(period) AS first, upper(period) AS back FROM people_awaydays WHERE replaced_at IS NULL"
)
_MARKS = """
SELECT activity_id, day, state, reason, told_by_id, told_by_label, told_at FROM plans_activitymark
WHERE day >= %(since)s
"""


class Read(NamedTuple):
    """What is read back of the county."""

    changed: dict[UUID, dict[Any, Change]]
    away: dict[UUID, list[tuple[date, date | None]]]
    marks: dict[tuple[UUID, date], Row]


def load_visits(cursor: "psycopg.Cursor[Any]", structure: Structure, moment: datetime, seed: int) -> None:
    """Every unit's fortnight from the day of `moment`."""
    since = moment.date() - timedelta(days=BACK)
    with cursor.connection.cursor(row_factory=dict_row) as reading:
        by_unit: dict[UUID, list[Row]] = defaultdict(list)
        for row in reading.execute(_PARTS, {"since": since}):
            by_unit[row["owner_id"]].append(row)
        read = Read(_changed(reading), _away(reading), _marks(reading, since))
    found: dict[Any, list[Row]] = defaultdict(list)
    for unit_id, parts in by_unit.items():
        for model, row in Fortnight(structure, unit_id, parts, moment, seed).rows(read):
            found[model].append(row)
    for model in (WorkShift, CarerSkill, VisitNote, ComingWish, Visit, PublishedPlan, Happening):
        copy(cursor, model, found[model])


def _changed(reading: "psycopg.Cursor[Row]") -> dict[UUID, dict[Any, Change]]:
    found: dict[UUID, dict[Any, Change]] = defaultdict(dict)
    for row in reading.execute(_CHANGED):
        found[row["activity_id"]][row["day"]] = Change(row["kind"], row["to_day"], row["to_time"])
    return found


def _away(reading: "psycopg.Cursor[Row]") -> dict[UUID, list[tuple[date, date | None]]]:
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for row in reading.execute(_AWAY):
        found[row["subject_id"]].append((row["first"], row["back"]))
    return found


def _marks(reading: "psycopg.Cursor[Row]", since: date) -> dict[tuple[UUID, date], Row]:
    rows = reading.execute(_MARKS, {"since": since})
    return {(row["activity_id"], row["day"]): row for row in rows if row["state"] != "nobody_came"}


class Fortnight:
    """One unit's: who works, who comes to whom, and what is told of it."""

    def __init__(self, structure: Structure, unit_id: UUID, parts: list[Row], moment: datetime, seed: int) -> None:
        staff = structure.staff_in(unit_id)
        kind = parts[0]["kind"]
        self.unit_id, self.parts, self.moment, self.seed = unit_id, parts, moment, seed
        self.carers = [one for one in staff if one.role in COMES[kind]] or list(staff)
        self.county_of = {row["part"]: row["county_id"] for row in parts}
        self.planner = next((one for role in PLANS for one in staff if one.role == role), staff[0])
        self.named = {one.id: label(one) for one in self.carers}
        of_two = sorted({row["part"] for row in parts})[::TWO_COME] if len(self.carers) >= FROM_STAFF else []
        self.two = frozenset(of_two)
        self.first = moment.date()
        self.told_at = moment_of(self.first - timedelta(days=1), time(15, 30))  # at work, before the days begin

    def rows(self, read: Read) -> Iterator[tuple[Any, Row]]:
        """Every row of the unit."""
        found = self._needs(read, self.first - timedelta(days=BACK), BACK + DAYS)
        shifts = list(self._shifts())
        who = self._who(found, shifts)
        for number, shift in enumerate(shifts):
            yield WorkShift, {
                "id": self._id("shift", f"{shift.carer_id}/{number}"), "assignment_id": shift.carer_id,
                "unit_id": self.unit_id, "period": TimestamptzRange(shift.starts, shift.ends),
                "set_by_label": label(self.planner),
            }  # fmt: skip
        notes = dict(self._notes())
        yield from ((VisitNote, row) for row in notes.values())
        yield from self._skills()
        yield from self._wishes()
        yield from ((Visit, row) for row in self._told(read, found, who))
        ahead = self._ahead(found, who)
        yield from ((Visit, row) for row in ahead)
        yield from self._published(ahead)
        yield from self._kept(ahead)

    def _shifts(self) -> Iterator[Shift]:
        """Five days on, two off, in turns; every other one begins early."""
        for number, carer in enumerate(self.carers):
            for day in range(-BACK, DAYS):
                if (day + 2 * number) % 7 >= 5 and len(self.carers) > 2:
                    continue
                starts, ends = EARLY if number % 2 == 0 else LATE
                on = self.first + timedelta(days=day)
                yield Shift(carer.id, moment_of(on, starts), moment_of(on, ends))

    def _notes(self) -> Iterator[tuple[UUID, Row]]:
        parts = {row["part"]: row for row in self.parts}
        for number, (part, row) in enumerate(sorted(parts.items())):
            if number % 3 == 0:
                getting_in, careful = _NOTES[number // 3 % len(_NOTES)]
                at = self.moment - timedelta(hours=20)
                yield part, {
                    **_bound(row), "id": self._id("note", part), "commitment_id": part, "getting_in": getting_in,
                    "careful": careful, "carers": 2 if part in self.two else 1, "version": 1, "written_at": at,
                    "recorded_at": at, **_by("written", self.planner),
                }  # fmt: skip

    def _skills(self) -> Iterator[tuple[Any, Row]]:
        """Everybody may give medicine for half a year; every other one works with a lift."""
        for number, carer in enumerate(self.carers):
            half_a_year = self.first + timedelta(days=150 + number)
            for code, last in (("medicine", half_a_year), *([("lift", None)] if number % 2 == 0 else [])):
                yield CarerSkill, {
                    "id": self._id("skill", f"{carer.id}/{code}"), "unit_id": self.unit_id, "assignment_id": carer.id,
                    "kind": "ability", "code": code, "last_day": last, "set_by_label": label(self.planner),
                    "set_at": self.told_at,
                }  # fmt: skip

    def _wishes(self) -> Iterator[tuple[Any, Row]]:
        """Every fourth has somebody whom they would rather have."""
        parts = {row["part"]: row for row in self.parts}
        for number, (part, row) in enumerate(sorted(parts.items())):
            if number % 4 == 0:
                at = self.moment - timedelta(hours=20)
                yield ComingWish, {
                    **_bound(row), "id": self._id("wish", part), "commitment_id": part, "never": [],
                    "preferred": [str(self.carers[number // 4 % len(self.carers)].id)], "sex_required": False,
                    "sex": "", "language": "", "abilities": ["medicine"] if number % 8 == 0 else [], "version": 1,
                    "written_at": at, "recorded_at": at, **_by("written", self.planner),
                }  # fmt: skip

    def _needs(self, read: Read, first: date, days: int) -> list[Need]:
        start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
        found, decided = [], {}
        for row in self.parts:
            decided[row["part"]] = (row["part_starts"], row["part_ends"])
            recurring = Recurring(
                row["starts_on"], rule_of(row["rule"]), row["at_time"], row["minutes"], row["ends_on"],
                read.changed.get(row["activity"], {}), tuple(read.away.get(row["subject_id"], ())),
            )  # fmt: skip
            principal = "health" if row["legal_basis"] == "health" else "social"
            found += [
                Occasion(row["activity"], row["part"], row["subject_id"], principal, one.day, one.starts, one.ends,
                         one.state, row["at_time"] is not None)
                for one in occurrences(recurring, start, end)
            ]  # fmt: skip
        gone = {row["subject_id"] for row in self.parts if row["deceased"]}
        return [one for one in needs(found, deceased=gone, decided=decided, first=first, days=days) if not one.hindered]

    def _told(self, read: Read, needed: list[Need], who: Given) -> list[Row]:
        """The last days' visits, as far as somebody said how they went."""
        found = []
        for one in needed:
            mark = read.marks.get(one.key)
            if mark is None or one.starts > self.moment:
                continue
            carer = who[self._visit_id(one)][0] or mark["told_by_id"]
            found.append(
                self._row(one)
                | {
                    "state": mark["state"],
                    "version": 3,
                    "published_at": one.starts - timedelta(days=3),
                    "carer_id": carer,
                    "carer_label": self.named.get(carer, mark["told_by_label"]),
                    "begun_at": one.starts if mark["state"] == "done" else None,
                    "told_at": mark["told_at"],
                    "told_by_id": mark["told_by_id"],
                    "told_by_label": mark["told_by_label"],
                    "reason": mark["reason"],
                    "recorded_at": one.starts - timedelta(days=3),
                }
            )
        return found

    def _who(self, needed: list[Need], shifts: list[Shift]) -> Given:
        homes = {
            row["subject_id"]: (row["latitude"], row["longitude"])
            for row in self.parts
            if row["latitude"] is not None and row["longitude"] is not None
        }
        stops = [
            Stop(self._visit_id(one, position), one.occasion.subject_id, one.starts, one.ends, one.earliest, one.latest,
                 homes.get(one.occasion.subject_id), beside=self._visit_id(one, 3 - position) if both else None)
            for one in needed
            for both in [one.occasion.commitment_id in self.two] for position in ((1, 2) if both else (1,))
        ]  # fmt: skip
        found: Given = {}
        since = moment_of(self.first - timedelta(days=BACK), time.min)
        for carers, its in self._teams(stops):
            for _turn in range(CALLED_IN):
                made = given(its, carers, shifts, met={}, since=since, relocate=True)
                more = list(self._called_in([one for one in its if made[one.id][0] is None], carers, shifts))
                shifts += more
                if not more:
                    break
            found |= given(its, carers, shifts, met={}, since=since, relocate=True)
        return found

    def _called_in(self, left: list[Stop], carers: list[UUID], shifts: list[Shift]) -> Iterator[Shift]:
        """Somebody who was to be off works where a visit has nobody: one for each half of a day."""
        works = {(row.carer_id, day_of(row.starts)) for row in shifts}
        called = set[tuple[date, bool]]()
        for one in left:
            day, late = day_of(one.starts), one.starts.astimezone(STOCKHOLM).time() >= LATE[0]
            who = next((each for each in carers if (each, day) not in works), None)
            if who is not None and (day, late) not in called:
                called.add((day, late))
                works.add((who, day))
                yield Shift(who, *(moment_of(day, each) for each in (LATE if late else EARLY)))

    def _teams(self, stops: list[Stop]) -> Iterator[tuple[list[UUID], list[Stop]]]:
        """Those who share some homes and those homes' visits: homes from south to north, as many visits for each."""
        of_home: dict[UUID, list[Stop]] = defaultdict(list)
        for one in stops:
            of_home[one.subject_id].append(one)
        homes = sorted(of_home.values(), key=lambda its: (its[0].place or (0.0, 0.0), its[0].subject_id))
        many = max(1, round(len(self.carers) / TEAM))
        shares: list[list[Stop]] = [[] for _ in range(many)]
        before = 0
        for its in homes:
            shares[before * many // len(stops)] += its
            before += len(its)
        for number, share in enumerate(shares):
            first, last = (each * len(self.carers) // many for each in (number, number + 1))
            yield [one.id for one in self.carers[first:last]], share

    def _ahead(self, needed: list[Need], who: Given) -> list[Row]:
        found = [one for one in needed if one.starts > self.moment]
        last = moment_of(self.first + timedelta(days=DAYS - UNTOLD), time.min)
        rows = []
        each = [(one, position) for one in found for position in (1, 2) if self._visit_id(one, position) in who]
        for one, position in each:
            carer, starts = who[self._visit_id(one, position)]
            told = carer is not None and one.starts < last
            rows.append(
                self._row(one, position)
                | {
                    "state": "published" if told else "planned",
                    "version": 3 if told else 2,
                    "published_at": self.told_at if told else None,
                    "carer_id": carer,
                    "carer_label": self.named[carer] if carer else "",
                    "starts_at": starts,
                    "ends_at": starts + (one.ends - one.starts),
                    "recorded_at": self.told_at,
                }
            )
        return rows

    def _published(self, rows: list[Row]) -> Iterator[tuple[Any, Row]]:
        by_person: dict[UUID, list[Row]] = defaultdict(list)
        for row in rows:
            if row["state"] == "published":
                by_person[row["subject_id"]].append(row)
        for subject_id, its in by_person.items():
            key = f"{self.unit_id}/{subject_id}"
            bound = {"county_id": its[0]["county_id"], "subject_id": subject_id}
            yield Happening, {
                **bound, "id": self._id("told", key), "kind": "VisitsPublished", "actor_id": self.planner.id,
                "happened_at": self.told_at, "recorded_at": self.told_at, "correlation": self._id("told_of", key),
                "body": {"unit_id": str(self.unit_id), "visits": len(its)},
            }  # fmt: skip

    def _kept(self, rows: list[Row]) -> Iterator[tuple[Any, Row]]:
        """What was told, as it was told: to compare with later."""
        told = [row for row in rows if row["state"] == "published"]
        if told:
            yield PublishedPlan, {
                "id": self._id("kept", self.unit_id), "unit_id": self.unit_id, "first": self.first,
                "places": {str(row["id"]): [str(row["carer_id"]), row["starts_at"].isoformat()] for row in told},
                "published_by_label": label(self.planner), "published_at": self.told_at,
            }  # fmt: skip

    def _row(self, one: Need, position: int = 1) -> Row:
        whose = one.occasion
        return {
            "id": self._visit_id(one, position), "county_id": self.county_of[whose.commitment_id],
            "subject_id": whose.subject_id,
            "commitment_id": whose.commitment_id, "activity_id": whose.activity_id, "unit_id": self.unit_id,
            "day": whose.day, "position": position, "starts_at": one.starts, "ends_at": one.ends,
            "earliest_at": one.earliest, "latest_at": one.latest, **_by("planned", self.planner),
        }  # fmt: skip

    def _visit_id(self, one: Need, position: int = 1) -> UUID:
        second = "" if position == 1 else "/2"
        return self._id("visit", f"{one.occasion.activity_id}/{one.occasion.day}{second}")

    def _id(self, kind: str, key: object) -> UUID:
        return stable_id(self.seed, f"visits/{kind}", key)


def label(member: AssignmentDraft) -> str:
    """How a staff member stands on a row: as `web/entrance/staff.py` has it."""
    return f"{member.staff.name}, {role_name(member.role)}, {member.unit.name}"


def _bound(row: Row) -> Row:
    return {"county_id": row["county_id"], "subject_id": row["subject_id"]}


def _by(prefix: str, who: AssignmentDraft) -> Row:
    return {f"{prefix}_by_id": who.id, f"{prefix}_by_label": label(who)}
