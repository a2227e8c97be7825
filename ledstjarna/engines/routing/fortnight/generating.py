"""Swedish home care made up: persons, carers with rosters, and fourteen days of visits, in the house's own format.

Everything here is an assumption made to look like a middling town, not a measurement, unless a source is named; each is
one line in `ASSUMED`, so that anybody can say another and measure again. The same seed gives the same instance.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import cos, pi, radians, sin, sqrt
from random import Random
from typing import Any

TOWN = (59.3707, 16.5098)  # a middling town
FIRST = date(2026, 11, 30)  # a Monday, no holiday in its fortnight


@dataclass(frozen=True, slots=True)
class Assumed:
    """What is assumed, each said in words."""

    visits_a_day: dict[int, float] = field(
        default_factory=lambda: {1: 0.32, 2: 0.30, 3: 0.21, 4: 0.12, 5: 0.05}
    )  # share of persons with so many daily visits
    weekly_services: float = 0.85  # cleaning, shopping, laundry, shower: visits a person and week, Monday to Friday
    radius_km: float = 2.5  # persons live within, nearer the middle more often
    road_factor: float = 1.3  # roads against straight lines
    speed_kmh: dict[str, float] = field(default_factory=lambda: {"car": 30.0, "bicycle": 15.0})
    extra_minutes: dict[str, float] = field(default_factory=lambda: {"car": 2.0, "bicycle": 1.0})  # park, lock, door
    cyclists: float = 0.2  # share of carers
    double: float = 0.09  # share of persons with two carers but at lunch and in the afternoon: lifts
    insulin: float = 0.10  # share of persons; morning and evening within half an hour, three hours apart or more
    medicine: float = 0.5  # share of persons whom medicine is handed to
    nursing: float = 0.1  # share of persons whose mornings ask for an assistant nurse
    delegated: dict[str, float] = field(default_factory=lambda: {"medicine": 0.85, "insulin": 0.5})  # share of carers
    assistant_nurses: float = 0.65  # share of carers with the title
    women: float = 0.8  # share of carers
    wishes_women: float = 0.08  # share of persons who wish for women
    finnish: float = 0.05  # share of persons who wish for Finnish; of carers twice as many speak it
    refuses_one: float = 0.05  # share of persons with a carer who does not come
    slack: float = 30.0  # minutes on each side of the time wished for
    late_at_most: float = 45.0  # minutes after that, but 15 for insulin
    part_time: float = 0.22  # share of carers with every weekend and two weekdays; the others have every other weekend
    evenings: float = 0.42  # share of carers who work evenings
    sick: float = 0.07  # share of shifts in a scenario with sick leave
    spell: float = 3.0  # days, mean length of one
    called_in: float = 0.5  # share of ill shifts that somebody who is off says yes to, where rest lets anybody


ASSUMED = Assumed()

# Visits of the day: usual time in minutes, spread of persons about it, shortest and longest visit.
MORNING, FORENOON, LUNCH, AFTERNOON, EVENING, NIGHT = (
    ("morning", 520, 80, 15, 35), ("forenoon", 620, 45, 15, 35), ("lunch", 735, 50, 10, 25),
    ("afternoon", 915, 45, 10, 20), ("evening", 1050, 95, 10, 25), ("night", 1220, 50, 10, 20),
)  # fmt: skip
BY_NUMBER = {  # what those with so many daily visits have, each as often
    1: ((MORNING,), (FORENOON,), (LUNCH,)),
    2: ((MORNING, EVENING), (FORENOON, EVENING), (LUNCH, EVENING), (MORNING, LUNCH)),
    3: ((MORNING, LUNCH, EVENING), (MORNING, EVENING, NIGHT)),
    4: ((MORNING, LUNCH, EVENING, NIGHT),),
    5: ((MORNING, LUNCH, AFTERNOON, EVENING, NIGHT),),
}  # fmt: skip
SHIFTS = {  # starts, ends, earliest and latest break
    "day": ("07:00", "15:45", "10:45", "12:00"),
    "evening": ("14:00", "22:00", "16:30", "18:45"),
}


def generated(
    *, persons: int = 115, carers: int = 41, days: int = 14, seed: int = 1, assumed: Assumed = ASSUMED
) -> dict[str, Any]:
    """An instance as a file's object."""
    return _Town(Random(seed), persons, carers, days, assumed).told()


def with_sick_leave(told: dict[str, Any], *, seed: int = 1, assumed: Assumed = ASSUMED) -> dict[str, Any]:
    """The same instance where some are ill: their shifts those days are gone, `sick` of all shifts at least."""
    ill = ill_days(told, seed=seed, assumed=assumed)
    carers = [
        {**carer, "shifts": [shift for shift in carer["shifts"] if (carer["id"], shift["day"]) not in ill]}
        for carer in told["carers"]
    ]
    return {**told, "carers": carers}


def ill_days(told: dict[str, Any], *, seed: int = 1, assumed: Assumed = ASSUMED) -> set[tuple[str, str]]:
    """Who is ill which days, at work or off: spells, until as large a share of all shifts as is assumed is gone."""
    chance, carers, days = Random(seed), told["carers"], told["days"]
    shifts = {(carer["id"], shift["day"]) for carer in carers for shift in carer["shifts"]}
    ill: set[tuple[str, str]] = set()
    while len(shifts & ill) < assumed.sick * len(shifts):
        carer, first = chance.choice(carers), chance.randrange(len(days))
        lasts = max(1, round(chance.expovariate(1 / assumed.spell)))
        ill |= {(carer["id"], day) for day in days[first : first + lasts]}
    return ill


class _Town:
    """One instance in the making."""

    def __init__(self, chance: Random, persons: int, carers: int, days: int, assumed: Assumed) -> None:
        self.chance, self.assumed = chance, assumed
        self.dates = [FIRST + timedelta(days=number) for number in range(days)]
        self.carers = [self._carer(number) for number in range(carers)]
        self.places = [{"id": "office", "lat": TOWN[0], "lon": TOWN[1]}]
        self.persons = [self._person(number) for number in range(persons)]
        self.visits: list[dict[str, Any]] = []
        self.links: list[dict[str, Any]] = []
        for person in self.persons:
            self._needs(person)

    def told(self) -> dict[str, Any]:
        """The file's object."""
        assumed = self.assumed
        return {
            "format": "ledstjarna-visits/1",
            "days": [day.isoformat() for day in self.dates],
            "places": self.places,
            "travel": {
                mode: {
                    "speed_kmh": speed, "road_factor": assumed.road_factor,
                    "extra_minutes": assumed.extra_minutes[mode],
                }
                for mode, speed in assumed.speed_kmh.items()
            },
            "depots": [{"id": "office", "place": "office"}],
            "carers": self.carers, "persons": self.persons, "visits": self.visits, "links": self.links,
        }  # fmt: skip

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share

    def _carer(self, number: int) -> dict[str, Any]:
        assumed = self.assumed
        nurse = self._happens(assumed.assistant_nurses)
        kind, part_time, turn = self._roster(number)
        return {
            "id": f"c{number + 1:03}", "depot": "office",
            "mode": "bicycle" if self._happens(assumed.cyclists) else "car",
            "abilities": ["care"],
            "delegations": [
                {"ability": name} for name, share in assumed.delegated.items() if self._happens(share) or number < 4
            ],
            "titles": ["assistant_nurse"] if nurse or number < 4 else [],
            "languages": ["sv", "fi"] if self._happens(2 * assumed.finnish) else ["sv"],
            "sex": "female" if self._happens(assumed.women) else "male",
            "shifts": [
                self._shift(day, kind)
                for place, day in enumerate(self.dates)
                if _works(turn, place, part_time)
            ],
        }  # fmt: skip

    def _roster(self, number: int) -> tuple[str, bool, int]:
        """Day or evening, part time or not, and which in order of those who are the same.

        By number and not by chance: whoever lays a roster gives each weekday, and each weekend, about as many.
        """
        evenings, before = _every(number, self.assumed.evenings)
        rank = before if evenings else number - before
        part_time, before = _every(rank, self.assumed.part_time)
        return "evening" if evenings else "day", part_time, before if part_time else rank - before

    def _shift(self, day: date, kind: str) -> dict[str, Any]:
        starts, ends, earliest, latest = SHIFTS[kind]
        return {
            "day": day.isoformat(), "starts": starts, "ends": ends, "overtime": 15,
            "breaks": [{"earliest": earliest, "latest": latest, "minutes": 30}],
        }  # fmt: skip

    def _person(self, number: int) -> dict[str, Any]:
        assumed, name = self.assumed, f"p{number + 1:04}"
        away, turn = assumed.radius_km * sqrt(self.chance.random()) * self.chance.random() ** 0.3, self.chance.random()
        north, east = away * cos(2 * pi * turn), away * sin(2 * pi * turn)
        lat, lon = TOWN[0] + north / 111.195, TOWN[1] + east / (111.195 * cos(radians(TOWN[0])))
        self.places.append({"id": name, "lat": round(lat, 6), "lon": round(lon, 6)})
        told: dict[str, Any] = {"id": name, "place": name}
        told["contact"] = self.chance.choice([each["id"] for each in self.carers if each["titles"]])
        if self._happens(assumed.wishes_women):
            told["sex"] = "female"
        if self._happens(assumed.finnish):
            told["languages"] = ["fi"]
        if self._happens(assumed.refuses_one):
            told["not_carers"] = [self.chance.choice(self.carers)["id"]]
        return told

    def _needs(self, person: dict[str, Any]) -> None:
        """A person's visits, the same each day but for what is weekly."""
        assumed, chance = self.assumed, self.chance
        numbers, shares = zip(*assumed.visits_a_day.items(), strict=True)
        daily = chance.choice(BY_NUMBER[chance.choices(numbers, shares)[0]])
        double, insulin, medicine, nursing = (
            self._happens(share) for share in (assumed.double, assumed.insulin, assumed.medicine, assumed.nursing)
        )
        times = {kind: round((usual + chance.uniform(-spread, spread)) / 5) * 5 for kind, usual, spread, *_ in daily}
        minutes = {kind: 5 * round(chance.uniform(least, most) / 5) for kind, *_, least, most in daily}
        cleaning = chance.randrange(5), chance.randrange(9 * 60 + 30, 13 * 60, 15), chance.choice((30, 45, 60))
        weekly = self._happens(assumed.weekly_services)
        for day in self.dates:
            made = {}
            for kind, *_ in daily:
                dose = insulin and kind in (daily[0][0], "evening")
                needs = ["care"] + ["medicine"] * medicine + ["insulin"] * dose
                visit = self._visit(
                    person, day, kind, times[kind], minutes[kind], needs, 15.0 if dose else assumed.slack
                )
                if double and kind not in ("lunch", "afternoon"):
                    visit["together"] = 2
                if nursing and kind == "morning" and not double:
                    visit["titles"] = [["assistant_nurse", "nurse"]]
                made[kind] = visit["id"]
            if insulin and "evening" in made:
                self.links.append({"first": made[daily[0][0]], "second": made["evening"], "shortest": 180})
            if weekly and day.weekday() == cleaning[0]:
                self._visit(person, day, "service", cleaning[1], cleaning[2], ["care"], 90.0)

    def _visit(
        self, person: dict[str, Any], day: date, kind: str, time: int, minutes: float, needs: list[str], slack: float
    ) -> dict[str, Any]:
        late = 15.0 if "insulin" in needs else self.assumed.late_at_most
        opens = max(time - slack, 435.0)
        closes = opens + 2 * slack
        visit = {
            "id": f"{person['id']} {day} {kind}", "person": person["id"], "day": day.isoformat(), "minutes": minutes,
            "abilities": needs,
            "windows": [{"opens": opens, "closes": closes, "soft": True, "latest": closes + late}],
        }  # fmt: skip
        self.visits.append(visit)
        return visit


def _every(number: int, share: float) -> tuple[bool, int]:
    """Whether a number is one of the share, spread evenly over all; and how many are, below it."""
    before = int(number * share)
    return int((number + 1) * share) > before, before


def _works(turn: int, day: int, part_time: bool) -> bool:
    """Every other weekend and eight of ten weekdays; or every weekend and two weekdays a week. Spread over carers."""
    week, weekday = divmod(day, 7)
    if part_time:
        return weekday >= 5 or weekday in ((turn + week) % 5, (turn + week + 2) % 5)
    busy = (week + turn) % 2 == 0
    if weekday >= 5:
        return busy
    return not (busy and weekday in ((turn // 2) % 5, (turn // 2 + 2) % 5))
