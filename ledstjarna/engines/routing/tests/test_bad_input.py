"""Whatever is wrong with a file is told by a code and what it is about."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats import read_problem, read_solution
from ledstjarna.engines.routing.tests.instances import TOY, UNIFIED


def _put(*way: object) -> Callable[[dict[str, Any]], None]:
    """Change a file's object: the way to a place in it, then what is put there."""
    *keys, last, value = way

    def change(told: Any) -> None:
        for key in keys:
            told = told[key]
        told[last] = value

    return change


THREE = [{"service": f"s{number}", "duration": 1} for number in (1, 2, 3)]
APART = "patients[5].synchronization.distance"

MANKOWSKA_FAULTS = [
    (_put("patients", 0, "time_window", [60, 0]), Fault.IMPOSSIBLE_WINDOW, "p1"),
    (_put("patients", 0, "time_window", [60, float("nan")]), Fault.NO_NUMBER, "patients[0].time_window[1]: NaN"),
    (_put("patients", 0, "time_window", None), Fault.NOT_IN_FORMAT, "patients[0].time_window: null"),
    (_put("patients", 0, "required_caregivers", []), Fault.NO_SERVICES, "p1"),
    (_put("patients", 0, "required_caregivers", [{"service": "s9", "duration": 1}]), Fault.NO_CARER_ABLE, "p1"),
    (_put("patients", 0, "required_caregivers", 0, "duration", -1), Fault.NEGATIVE_DURATION, "p1"),
    (_put("patients", 3, "required_caregivers", 0, "service", "s3"), Fault.SAME_SERVICE_TWICE, "p4"),
    (_put("patients", 3, "required_caregivers", THREE), Fault.TOO_MANY_SERVICES, "p4"),
    (_put("patients", 5, "synchronization", "distance", [90, 60]), Fault.IMPOSSIBLE_DISTANCE, "p6"),
    (_put("patients", 5, "synchronization", "distance", [90]), Fault.NOT_IN_FORMAT, f"{APART}: [90]"),
    (_put("patients", 1, "id", "p1"), Fault.DUPLICATE_ID, "p1"),
    (_put("caregivers", 1, "id", "c1"), Fault.DUPLICATE_ID, "c1"),
    (_put("caregivers", 0, "abilities", []), Fault.NO_CARER_ABLE, "p5"),
    (_put("caregivers", []), Fault.NO_CARERS, ""),
    (_put("patients", []), Fault.NO_PERSONS, ""),
    (_put("distances", 2, 3, -1), Fault.NEGATIVE_TRAVEL, "2"),
    (_put("distances", 2, [0, 1]), Fault.MISSING_TRAVEL, "2"),
    (_put("distances", 2, 3, float("nan")), Fault.NO_NUMBER, "distances[2][3]: NaN"),
    (_put("distances", 2, 3, float("inf")), Fault.NO_NUMBER, "distances[2][3]: Infinity"),
    (_put("distances", 2, 3, None), Fault.NO_NUMBER, "distances[2][3]: null"),
    (lambda told: told.pop("distances"), Fault.NO_TRAVEL, "distances"),
    (lambda told: told.pop("caregivers"), Fault.FIELD_MISSING, "caregivers"),
    (lambda told: told["patients"][3].pop("id"), Fault.FIELD_MISSING, "patients[3].id"),
    (_put("patients", 0, "required_caregivers", 0, "duration", "30"), Fault.NO_NUMBER, ""),
    (_put("patients", 5, "synchronization", {"type": "sequential"}), Fault.FIELD_MISSING, APART),
    (_put("distances", []), Fault.MISSING_TRAVEL, "6"),
    (_put("patients", 2, "id", None), None, ""),  # an id of another kind is still an id
]  # fmt: skip

UNIFIED_FAULTS = [
    (_put("caregivers", 0, "working_shift", {"start": 9, "end": 1}), Fault.IMPOSSIBLE_SHIFT, "c1"),
    (_put("caregivers", 0, "departing_point", "d9"), Fault.UNKNOWN_ID, "d9"),
    (_put("metadata", "cost_components", {"happiness": 1}), Fault.NOT_IN_FORMAT, "metadata.cost_components.happiness"),
    (_put("metadata", "time_window_met", "never"), Fault.NOT_IN_FORMAT, 'metadata.time_window_met: "never"'),
    (_put("patients", 0, "time_windows", []), Fault.IMPOSSIBLE_WINDOW, "p0"),
    (
        _put("patients", 0, "synchronization", {"type": "sometimes"}),
        Fault.NOT_IN_FORMAT,
        'patients[0].synchronization.type: "sometimes"',
    ),
    (_put("lunch_breaks", "start", None), Fault.NO_NUMBER, "lunch_breaks.start: null"),
    (_put("caregivers", 0, "working_shift", {"start": 9}), Fault.FIELD_MISSING, "caregivers[0].working_shift.end"),
    (_put("patients", 0, "distance_matrix_index", None), Fault.NO_NUMBER, "patients[0].distance_matrix_index: null"),
    (_put("patients", 1, "incompatible_caregivers", [f"c{n}" for n in range(1, 9)]), Fault.NO_CARER_ABLE, "p1"),
]


@pytest.mark.parametrize(
    ("instance", "change", "fault", "what"),
    [(TOY, *case) for case in MANKOWSKA_FAULTS] + [(UNIFIED / "i-100.json", *case) for case in UNIFIED_FAULTS],
)
def test_a_faulty_instance_is_told(
    tmp_path: Path, instance: Path, change: Callable[[Any], None], fault: Fault | None, what: str
) -> None:
    told = json.loads(instance.read_text())
    change(told)
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(told))
    if fault is None:
        assert read_problem(changed)
        return
    with pytest.raises(RoutingError) as raised:
        read_problem(changed)
    assert raised.value.fault is fault
    assert not what or raised.value.what == what


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", Fault.UNREADABLE),
        ("[]", Fault.UNKNOWN_FORMAT),
        ('{"a": 1}', Fault.UNKNOWN_FORMAT),
        ("\x00", Fault.UNREADABLE),
        ('{"patients": [], "patients": []}', Fault.KEY_TWICE),
        ('{"a": 1e999}', Fault.NO_NUMBER),
        ('{"a": {"b": Infinity}}', Fault.NO_NUMBER),
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, text: str, fault: Fault) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(RoutingError) as raised:
        read_problem(tmp_path / "other.json")
    assert raised.value.fault is fault


def test_a_key_that_is_said_twice_is_told_with_its_place(tmp_path: Path) -> None:
    twice = TOY.read_text().replace('"duration": 30', '"duration": 30, "duration": 31', 1)
    (tmp_path / "twice.json").write_text(twice)
    with pytest.raises(RoutingError) as raised:
        read_problem(tmp_path / "twice.json")
    assert (raised.value.fault, raised.value.what) == (Fault.KEY_TWICE, "patients[0].required_caregivers[0].duration")


def _stop(**more: object) -> str:
    stop = {"patient": "p", "service": "s", **more}
    return json.dumps({"routes": [{"caregiver_id": "c", "locations": [stop]}]})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": 1}', Fault.FIELD_MISSING),
        ('{"routes": 1}', Fault.NOT_IN_FORMAT),
        ('{"routes": [{"caregiver_id": "c", "locations": [1]}]}', Fault.NOT_IN_FORMAT),
        ('{"routes": [{"locations": []}]}', Fault.FIELD_MISSING),
        (_stop(), Fault.MALFORMED),
        (_stop(arrival_time=None, departure_time=3), Fault.NO_NUMBER),
    ],
)
def test_a_faulty_solution_is_told(tmp_path: Path, text: str, fault: Fault) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(RoutingError) as raised:
        read_solution(tmp_path / "other.json")
    assert raised.value.fault is fault
