"""The visits of every unit that makes any, as rows: a fortnight planned, given out by the planning engine, and told.

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
from ledstjarna.demo.engine import Asked as Question
from ledstjarna.demo.loading.copying import copy
from ledstjarna.demo.loading.giving_out import Rota, by_few, few_faces, given_out, plans_for, question
from ledstjarna.domain.plans.rules.activities import Change, Recurring, Rule, occurrences, rule_of
from ledstjarna.domain.visits.models import CarerSkill, ComingWish, CrewList, PublishedPlan, Visit, VisitNote, WorkShift
from ledstjarna.domain.visits.rules.abilities import NO_WISH, Able, Wish
from ledstjarna.domain.visits.rules.instance import Asked, Moves
from ledstjarna.domain.visits.rules.needs import DAYS, Need, Occasion, needs
from ledstjarna.domain.visits.rules.placing import Place, Shift
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.wording.vocabulary import role_name

Row = dict[str, Any]
BACK = 14  # days before today of which something is told already: those of the activities' marks
ALSO = 2  # of them as many are given out with what is ahead; before, those come who come two weeks later
UNTOLD = 2  # the last days of the fortnight are planned and not yet told, so that there is something to do
TWO_COME, FROM_STAFF = 15, 6  # one in so many parts has two who come, in a unit of so many who come
COMES = {"home_care": ("assistant_nurse",), "home_nursing": ("district_nurse", "nurse", "assistant_nurse")}
PLANS = ("planner", "unit_manager")
CREWS = {2: ("Södra", "Norra"), 3: ("Södra", "Mellersta", "Norra")}
DAILY, BEFORE_NOON = Rule("day").text, time(12)
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
    units = [Fortnight(structure, unit_id, parts, moment, seed, read) for unit_id, parts in by_unit.items()]
    units = [unit for unit in units if unit.asked]
    for unit, plan in zip(units, plans_for([unit.question() for unit in units]), strict=True):
        for model, row in unit.rows(plan):
            found[model].append(row)
    for model in (WorkShift, CrewList, CarerSkill, VisitNote, ComingWish, Visit, PublishedPlan, Happening):
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

    def __init__(
        self, structure: Structure, unit_id: UUID, parts: list[Row], moment: datetime, seed: int, read: Read
    ) -> None:
        staff = structure.staff_in(unit_id)
        kind = parts[0]["kind"]
        self.unit_id, self.parts, self.moment, self.seed = unit_id, parts, moment, seed
        self.carers = [one for one in staff if one.role in COMES[kind]] or list(staff)
        self.county_of = {row["part"]: row["county_id"] for row in parts}
        self.planner = next((one for role in PLANS for one in staff if one.role == role), staff[0])
        self.named = {one.id: label(one) for one in self.carers}
        of_two = sorted({row["part"] for row in parts})[::TWO_COME] if len(self.carers) >= FROM_STAFF else []
        self.two = frozenset(of_two)
        daily = (row for row in parts if row["rule"] == DAILY and row["ends_on"] in (None, row["part_ends"]))
        mornings = (row for row in daily if row["at_time"] and row["at_time"] < BEFORE_NOON)
        every_day = sorted({row["part"] for row in mornings} - self.two)
        self.insulin = every_day[0] if every_day and len(self.carers) >= FROM_STAFF else None
        self.first = moment.date()
        self.told_at = moment_of(self.first - timedelta(days=1), time(15, 30))  # at work, before the days begin
        self.read, self.since = read, self.first - timedelta(days=ALSO)
        self.needed = self._needs(self.first - timedelta(days=BACK), BACK + DAYS)
        self.skills, self.wishes = list(self._skills()), list(self._wishes())
        self.homes: dict[UUID, Place] = {
            row["subject_id"]: (row["latitude"], row["longitude"])
            for row in parts
            if row["latitude"] is not None and row["longitude"] is not None
        }
        asked = list(self._asked())
        self.asked, self.shifts = list[Asked](), list[Shift]()
        self.crews = dict[UUID, int]()  # who share homes: the number of each one's arbetslag
        for number, (carers, its) in enumerate(few_faces([one.id for one in self.carers], asked, self.homes)):
            self.crews |= dict.fromkeys(carers, number)
            self.asked += [by_few(one, carers) for one in its]
            self.shifts += Rota(carers, self.since, ALSO + DAYS).shifts(its)

    def question(self) -> Question:
        """What the planning engine is asked."""
        able: dict[UUID, dict[str, date | None]] = defaultdict(dict)
        for row in self.skills:
            able[row["assignment_id"]][row["code"]] = row["last_day"]
        can = {key: Able(abilities) for key, abilities in able.items()}
        return question(self.asked, self.shifts, self.homes, can, first=self.since, days=ALSO + DAYS)

    def rows(self, plan: Row) -> Iterator[tuple[Any, Row]]:
        """Every row of the unit, as the engine plans it."""
        who = given_out(plan, self.asked, self.shifts, self.homes, first=self.since, days=ALSO + DAYS)
        for number, shift in enumerate(self.shifts):
            yield WorkShift, {
                "id": self._id("shift", f"{shift.carer_id}/{number}"), "assignment_id": shift.carer_id,
                "unit_id": self.unit_id, "period": TimestamptzRange(shift.starts, shift.ends),
                "set_by_label": label(self.planner),
            }  # fmt: skip
        notes = dict(self._notes())
        yield from ((VisitNote, row) for row in notes.values())
        yield from ((CarerSkill, row) for row in self.skills)
        yield from ((ComingWish, row) for row in self.wishes)
        yield from ((Visit, row) for row in self._told(who))
        ahead = self._ahead(who)
        yield from ((Visit, row) for row in ahead)
        yield from self._crews()
        yield from self._published(ahead)
        yield from self._kept(ahead)

    def _crews(self) -> Iterator[tuple[Any, Row]]:
        """The arbetslag of a unit that has more than one: from south to north, as the homes are shared."""
        if len(set(self.crews.values())) > 1:
            many = max(self.crews.values()) + 1
            names = CREWS.get(many, tuple(f"Lag {number + 1}" for number in range(many)))
            yield CrewList, {
                "id": self._id("crews", self.unit_id), "unit_id": self.unit_id, "version": 1,
                "crews": {str(key): names[number] for key, number in self.crews.items()},
                "set_at": self.told_at, "recorded_at": self.told_at, **_by("set", self.planner),
            }  # fmt: skip

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

    def _skills(self) -> Iterator[Row]:
        """Everybody may give medicine for half a year, every other one works with a lift, and one alone may give
        insulin: when they are off, a visit has nobody, as it is in a unit where one has left."""
        for number, carer in enumerate(self.carers):
            half_a_year = self.first + timedelta(days=150 + number)
            can: list[tuple[str, date | None]] = [("medicine", half_a_year)]
            can += [("lift", None)] if number % 2 == 0 else []
            can += [("insulin", half_a_year)] if number == 0 else []
            for code, last in can:
                yield {
                    "id": self._id("skill", f"{carer.id}/{code}"), "unit_id": self.unit_id, "assignment_id": carer.id,
                    "kind": "ability", "code": code, "last_day": last, "set_by_label": label(self.planner),
                    "set_at": self.told_at,
                }  # fmt: skip

    def _wishes(self) -> Iterator[Row]:
        """Every fourth has somebody whom they would rather have; and in a unit of many somebody needs insulin."""
        parts = {row["part"]: row for row in self.parts}
        for number, (part, row) in enumerate(sorted(parts.items())):
            insulin = part == self.insulin
            if number % 4 == 0 or insulin:
                at = self.moment - timedelta(hours=20)
                yield {
                    **_bound(row), "id": self._id("wish", part), "commitment_id": part, "never": [],
                    "preferred": [str(self.carers[number // 4 % len(self.carers)].id)], "sex_required": False,
                    "sex": "", "language": "",
                    "abilities": ["insulin"] if insulin else ["medicine"] if number % 8 == 0 else [], "version": 1,
                    "written_at": at, "recorded_at": at, **_by("written", self.planner),
                }  # fmt: skip

    def _asked(self) -> Iterator[Asked]:
        wishes = {
            row["commitment_id"]: Wish(frozenset(map(UUID, row["preferred"])), abilities=frozenset(row["abilities"]))
            for row in self.wishes
        }
        for one in self.needed:
            whose = one.occasion
            if day_of(one.starts) < self.since:
                continue
            for position in (1, 2) if whose.commitment_id in self.two else (1,):
                wish = wishes.get(whose.commitment_id, NO_WISH)
                yield Asked(
                    self._visit_id(one, position), whose.activity_id, whose.day, position, whose.subject_id, one.starts,
                    one.ends, one.earliest, one.latest, "planned", None, False, wish,
                )  # fmt: skip

    def _needs(self, first: date, days: int) -> list[Need]:
        start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
        found, decided = [], {}
        for row in self.parts:
            decided[row["part"]] = (row["part_starts"], row["part_ends"])
            recurring = Recurring(
                row["starts_on"], rule_of(row["rule"]), row["at_time"], row["minutes"], row["ends_on"],
                self.read.changed.get(row["activity"], {}), tuple(self.read.away.get(row["subject_id"], ())),
            )  # fmt: skip
            principal = "health" if row["legal_basis"] == "health" else "social"
            found += [
                Occasion(row["activity"], row["part"], row["subject_id"], principal, one.day, one.starts, one.ends,
                         one.state, row["at_time"] is not None)
                for one in occurrences(recurring, start, end)
            ]  # fmt: skip
        gone = {row["subject_id"] for row in self.parts if row["deceased"]}
        return [one for one in needs(found, deceased=gone, decided=decided, first=first, days=days) if not one.hindered]

    def _told(self, who: Moves) -> list[Row]:
        """The last days' visits, as far as somebody said how they went."""
        found = []
        for one in self.needed:
            mark = self.read.marks.get(one.key)
            if mark is None or one.starts > self.moment:
                continue
            carer = self._came(one, who) or mark["told_by_id"]
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

    def _came(self, one: Need, who: Moves) -> UUID | None:
        """Who came: of what is told of longer ago, whoever comes at the same time two weeks later."""
        later = self._id("visit", f"{one.occasion.activity_id}/{one.occasion.day + timedelta(days=DAYS)}")
        return next((who[key][0] for key in (self._visit_id(one), later) if key in who), None)

    def _ahead(self, who: Moves) -> list[Row]:
        found = [one for one in self.needed if one.starts > self.moment]
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
