"""The house's own format: what it means, and every fault told by a code and what it is about."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.fortnight.checking import Broken, check
from ledstjarna.engines.routing.fortnight.local import clock_at, minutes_at
from ledstjarna.engines.routing.fortnight.plan import Plan, Route, Stop
from ledstjarna.engines.routing.fortnight.problem import Standing, Window
from ledstjarna.engines.routing.fortnight.reading import LATEST, fortnight_of
from ledstjarna.engines.routing.fortnight.tests.own import MONDAY, TUESDAY, carer, small, visit
from ledstjarna.engines.routing.fortnight.validation import Notice, faults, notes
from ledstjarna.engines.routing.fortnight.weights import USUAL

SPRING, AUTUMN, USUALLY = date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "clock", "minutes"),
    [
        (USUALLY, "07:00", 420), (USUALLY, "00:00", 0), (USUALLY, "24:00", 1440), (USUALLY, "31:30", 1890),
        (SPRING, "01:59", 119), (SPRING, "03:00", 120), (SPRING, "07:00", 360), (SPRING, "24:00", 1380),
        (date(2026, 3, 28), "31:00", 1800), (AUTUMN, "02:30", 150), (AUTUMN, "03:00", 240), (AUTUMN, "07:00", 480),
    ],
)  # fmt: skip
def test_the_clock_is_told_in_minutes_gone_and_back(day: date, clock: str, minutes: float) -> None:
    assert minutes_at(day, clock) == minutes
    assert clock_at(day, minutes) == clock


def test_half_past_two_comes_twice_or_not_at_all() -> None:
    assert clock_at(AUTUMN, 210) == "02:30"  # the second time
    for day, clock in ((SPRING, "02:30"), (date(2026, 3, 28), "26:30")):
        with pytest.raises(RoutingError) as raised:
            minutes_at(day, clock)
        assert (raised.value.fault, raised.value.what) == (Fault.TIME_NOT_THERE, "2026-03-29 02:30")


def test_what_is_unsaid_is_as_the_schema_says() -> None:
    problem = fortnight_of(small())
    visit = problem.visits[0]
    assert visit.windows == (Window(450, 540, LATEST),)
    assert (visit.together, visit.counts, visit.optional, visit.standing) == (1, True, False, Standing.FREE)
    assert problem.weights == USUAL
    assert problem.faces_goal == 6
    assert problem.carers[1].able(date(2026, 11, 30)) == {"care", "insulin"}
    assert notes(problem) == ()


def test_travel_is_a_matrix_or_straight_lines_made_longer() -> None:
    told = small()
    told["places"] = [
        {"id": name, "lat": 59.37 + north, "lon": 16.5}
        for name, north in (("office", 0.0), ("a", 0.01), ("b", 0.02), ("c", 0.03))
    ]
    told["travel"]["car"] = {"speed_kmh": 30, "road_factor": 1.3, "extra_minutes": 2}
    legs = fortnight_of(told).travel["car"][0]
    assert legs[0] == 0
    assert legs[1] == pytest.approx(1.11195 * 1.3 * 2 + 2, abs=0.01)  # a hundredth of a degree north: 1.112 km


def test_what_had_begun_is_done() -> None:
    told = small()
    for number, starts in ((0, "07:40"), (2, "08:30")):  # of a person who has gone to hospital since, and of another
        told["visits"][number]["before"] = {"carers": ["c2"], "starts": starts}
    told["frozen_until"] = {"day": MONDAY, "time": "08:00"}
    told["persons"][0]["away"] = [{"first": MONDAY, "last": MONDAY, "why": "hospital"}]
    told["visits"].pop(1)
    told["links"] = []
    standings = [each.standing for each in fortnight_of(told).visits]
    assert standings == [Standing.DONE, *[Standing.FREE] * 3]


def _put(*way: object) -> Callable[[dict[str, Any]], None]:
    *keys, last, value = way

    def change(told: Any) -> None:
        for key in keys:
            told = told[key]
        told[last] = value

    return change


def _add(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda told: told[name].append(value)


SHIFT = {"day": MONDAY, "starts": "07:00", "ends": "15:00"}
ROUND = [  # each comes after another
    {"first": one, "second": other, "shortest": 30} for one, other in (("v1", "v2"), ("v2", "v3"), ("v3", "v1"))
]
FAULTS = [
    (_put("format", "ledstjarna-visits/9"), Fault.UNKNOWN_FORMAT, "ledstjarna-visits/9"),
    (_put("visits", 0, "minutes", -5), Fault.FIELD_WRONG, "visits[0].minutes: -5"),
    (_put("visits", 0, "wndows", []), Fault.FIELD_UNKNOWN, "visits[0].wndows"),
    (_put("visits", 0, "together", 4), Fault.FIELD_WRONG, "visits[0].together: 4"),
    (lambda told: told["visits"][0].pop("minutes"), Fault.FIELD_MISSING, "visits[0].minutes"),
    (_put("visits", 0, "windows", 0, "opens", "7"), Fault.FIELD_WRONG, 'visits[0].windows[0].opens: "7"'),
    (_put("travel", "car", {"matrx": []}), Fault.FIELD_MISSING, "travel.car.matrix"),
    (_put("visits", 0, "windows", []), Fault.FIELD_WRONG, "visits[0].windows: []"),
    (_put("weights", {"happiness": 1}), Fault.FIELD_UNKNOWN, "weights.happiness"),
    (_put("days", []), Fault.NO_DAYS, ""),
    (_put("days", [MONDAY, MONDAY, TUESDAY]), Fault.DAYS_IN_DISORDER, ""),
    (_put("days", [TUESDAY, MONDAY]), Fault.DAYS_IN_DISORDER, ""),
    (_put("days", ["2026-11-31"]), Fault.NO_DATE, "2026-11-31"),
    (_put("visits", 0, "day", "2026-12-24"), Fault.DAY_OUTSIDE, "2026-12-24"),
    (_put("carers", []), Fault.NO_CARERS, ""),
    (_put("persons", []), Fault.NO_PERSONS, ""),
    (_put("visits", []), Fault.NO_PERSONS, ""),
    (_add("visits", visit("v1", "p1")), Fault.DUPLICATE_ID, "v1"),
    (_add("carers", carer("c1")), Fault.DUPLICATE_ID, "c1"),
    (_add("persons", {"id": "p1", "place": "a"}), Fault.DUPLICATE_ID, "p1"),
    (_add("places", {"id": "a"}), Fault.DUPLICATE_ID, "a"),
    (_put("persons", 0, "place", "moon"), Fault.UNKNOWN_ID, "moon"),
    (_put("carers", 0, "depot", "moon"), Fault.UNKNOWN_ID, "moon"),
    (_put("visits", 0, "person", "p9"), Fault.UNKNOWN_ID, "v1: p9"),
    (_add("links", {"first": "v1", "second": "v9"}), Fault.UNKNOWN_ID, "v1 – v9"),
    (_add("links", {"first": "v1", "second": "v5"}), Fault.IMPOSSIBLE_DISTANCE, "v1 – v5"),
    (_put("links", 0, "longest", 10), Fault.IMPOSSIBLE_DISTANCE, "v1 – v2"),
    (_put("links", 0, {"first": "v1", "second": "v2", "shortest": 2700}), Fault.IMPOSSIBLE_DISTANCE, ""),
    (_put("links", ROUND), Fault.IMPOSSIBLE_DISTANCE, "v1 – v2 – v3"),
    (_put("visits", 0, "windows", 0, "closes", "07:00"), Fault.IMPOSSIBLE_WINDOW, "v1"),
    (_put("visits", 0, "windows", 0, "latest", "08:00"), Fault.IMPOSSIBLE_WINDOW, "v1"),
    (_put("carers", 0, "shifts", 0, "ends", "06:00"), Fault.IMPOSSIBLE_SHIFT, "c1"),
    (_put("carers", 0, "shifts", 0, "breaks", 0, "latest", "15:10"), Fault.IMPOSSIBLE_BREAK, "c1"),
    (_put("carers", 0, "shifts", [SHIFT, {**SHIFT, "starts": "14:00"}]), Fault.OVERLAPPING_SHIFTS, "c1"),
    (_put("travel", "car", "matrix", 1, 2, -1), Fault.NEGATIVE_TRAVEL, "car: a"),
    (_put("travel", "car", "matrix", 1, [0, 1]), Fault.MISSING_TRAVEL, "car: a"),
    (_put("travel", "car", "matrix", 1, 2, None), Fault.NO_NUMBER, "travel.car.matrix[1][2]: null"),
    (_put("travel", "car", "matrix", []), Fault.MISSING_TRAVEL, "car"),
    (_put("carers", 0, "mode", "boat"), Fault.UNKNOWN_MODE, "c1: boat"),
    (_put("travel", "car", {"speed_kmh": 30, "road_factor": 1.3}), Fault.NO_PLACE_ON_EARTH, "office"),
    (_put("visits", 0, "abilities", ["dialysis"]), Fault.NO_CARER_ABLE, "v1 (dialysis)"),
    (_put("carers", 1, "delegations", 0, "last", "2026-11-29"), Fault.NO_CARER_ABLE, "v3 (insulin)"),
    (_put("visits", 0, "titles", [["physician", "surgeon"]]), Fault.NO_CARER_ABLE, "v1 (physician/surgeon)"),
    (_put("persons", 2, "not_carers", ["c1", "c2"]), Fault.NO_CARER_WELCOME, "v4"),
    (_put("persons", 0, "away", [{"first": MONDAY, "last": MONDAY, "why": "hospital"}]), Fault.PERSON_AWAY, ""),
    (_put("persons", 0, "died", TUESDAY), Fault.PERSON_DEAD, f"v5: p1 {TUESDAY}"),
    (_put("visits", 0, "standing", "locked"), Fault.NO_PLAN_BEFORE, "v1"),
    (_put("visits", 4, visit("v5", "p1", standing="done", before={"carers": ["c1"]})), Fault.NO_PLAN_BEFORE, "v5"),
    (_put("visits", 3, visit("v4", "p3", together=2, standing="locked", before={"carers": ["c1"]})),
     Fault.NO_PLAN_BEFORE, "v4"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "fault", "what"), FAULTS)
def test_a_faulty_instance_is_told(change: Callable[[dict[str, Any]], None], fault: Fault, what: str) -> None:
    told = json.loads(json.dumps(small()))
    change(told)
    with pytest.raises(RoutingError) as raised:
        fortnight_of(told)
    assert raised.value.fault is fault
    assert not what or raised.value.what == what


def test_done_by_somebody_off_duty_is_told() -> None:
    told = small()
    told["carers"][0]["shifts"] = []
    told["visits"][0] |= {"standing": "done", "before": {"carers": ["c1"], "starts": "07:40"}}
    with pytest.raises(RoutingError) as raised:
        fortnight_of(told)
    assert (raised.value.fault, raised.value.what) == (Fault.DONE_OFF_DUTY, "v1: c1")


@pytest.mark.parametrize(
    ("free", "noted"),
    [
        ((), [MONDAY, "2026-12-07"]),
        ((2, 9), [MONDAY, "2026-12-07"]),
        ((2, 3, 9, 10), []),
        ((6, 7), [MONDAY, "2026-12-07"]),
        ((5, 6, 12), ["2026-12-07"]),
    ],
)
def test_a_week_without_thirty_six_hours_off_together_is_noted(free: tuple[int, ...], noted: list[str]) -> None:
    """Thirteen hours a day, so that one day off is 35 hours; one at either end of the seven days is 28 or 31."""
    told = small()
    days = [(USUALLY + timedelta(days=number)).isoformat() for number in range(14)]
    told["days"] = days
    told["carers"][0]["shifts"] = [
        {"day": day, "starts": "07:00", "ends": "20:00"} for number, day in enumerate(days) if number not in free
    ]
    found = [each.what for each in notes(fortnight_of(told)) if each.notice is Notice.SHORT_WEEKLY_REST]
    assert found == [f"c1 {day}" for day in noted]


def test_what_is_allowed_and_perhaps_not_meant_is_noted() -> None:
    told = small()
    told["travel"]["car"]["matrix"][0][1] = 9
    told["days"].append("2026-12-02")
    del told["carers"][0]["shifts"][0]["breaks"]
    told["carers"][1]["shifts"][0] |= {"starts": "14:00", "ends": "22:00", "breaks": []}
    told["carers"][2]["shifts"].pop()
    found = {(each.notice, each.what) for each in notes(fortnight_of(told))}
    assert found == {
        (Notice.ASYMMETRIC_TRAVEL, "car"), (Notice.EMPTY_DAY, "2026-12-02"),
        (Notice.LONG_WITHOUT_BREAK, f"c1 {MONDAY}"),
        (Notice.LONG_WITHOUT_BREAK, f"c2 {MONDAY}"), (Notice.SHORT_REST, f"c2 {TUESDAY}"),
    }  # fmt: skip
    for each in told["carers"]:
        each["shifts"] = [shift for shift in each["shifts"] if shift["day"] == MONDAY]
    problem = fortnight_of(told)
    assert Notice.NOBODY_ON_DUTY in {each.notice for each in notes(problem)}
    assert list(faults(problem)) == []


def test_a_visit_made_twice_is_broken_and_never_cheaper_in_faces() -> None:
    problem = fortnight_of(small())
    stops = tuple(Stop("v3", starts, starts + 30) for starts in (450.0, 500.0))
    report = check(problem, Plan((Route("c2", 0, 0, stops, ()),), ()))
    assert {each.broken for each in report.violations} >= {Broken.TOO_MANY, Broken.SAME_CARER}
    assert report.amounts.spread == pytest.approx(3 + 2), "of p1 nobody, of p3 nobody, and of p2 one and the same"
