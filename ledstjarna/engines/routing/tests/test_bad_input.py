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

MANKOWSKA_FAULTS = [
    (_put("patients", 0, "time_window", [60, 0]), Fault.IMPOSSIBLE_WINDOW, "p1"),
    (_put("patients", 0, "time_window", [60, float("nan")]), Fault.IMPOSSIBLE_WINDOW, "p1"),
    (_put("patients", 0, "time_window", None), Fault.MALFORMED, ""),
    (_put("patients", 0, "required_caregivers", []), Fault.NO_SERVICES, "p1"),
    (_put("patients", 0, "required_caregivers", [{"service": "s9", "duration": 1}]), Fault.NO_CARER_ABLE, "p1"),
    (_put("patients", 0, "required_caregivers", 0, "duration", -1), Fault.NEGATIVE_DURATION, "p1"),
    (_put("patients", 3, "required_caregivers", 0, "service", "s3"), Fault.SAME_SERVICE_TWICE, "p4"),
    (_put("patients", 3, "required_caregivers", THREE), Fault.TOO_MANY_SERVICES, "p4"),
    (_put("patients", 5, "synchronization", "distance", [90, 60]), Fault.IMPOSSIBLE_DISTANCE, "p6"),
    (_put("patients", 5, "synchronization", "distance", [90]), Fault.MALFORMED, ""),
    (_put("patients", 1, "id", "p1"), Fault.DUPLICATE_ID, "p1"),
    (_put("caregivers", 1, "id", "c1"), Fault.DUPLICATE_ID, "c1"),
    (_put("caregivers", 0, "abilities", []), Fault.NO_CARER_ABLE, "p5"),
    (_put("caregivers", []), Fault.NO_CARERS, ""),
    (_put("patients", []), Fault.NO_PERSONS, ""),
    (_put("distances", 2, 3, -1), Fault.NEGATIVE_TRAVEL, "2"),
    (_put("distances", 2, [0, 1]), Fault.MISSING_TRAVEL, "2"),
    (_put("distances", 2, 3, float("nan")), Fault.MISSING_TRAVEL, "2"),
    (_put("distances", []), Fault.MISSING_TRAVEL, "6"),
    (_put("patients", 2, "id", None), None, ""),  # an id of another kind is still an id
]  # fmt: skip

UNIFIED_FAULTS = [
    (_put("caregivers", 0, "working_shift", {"start": 9, "end": 1}), Fault.IMPOSSIBLE_SHIFT, "c1"),
    (_put("caregivers", 0, "departing_point", "d9"), Fault.MALFORMED, "d9"),
    (_put("metadata", "cost_components", {"happiness": 1}), Fault.MALFORMED, ""),
    (_put("metadata", "time_window_met", "never"), Fault.MALFORMED, "never"),
    (_put("patients", 0, "time_windows", []), Fault.IMPOSSIBLE_WINDOW, "p0"),
    (_put("patients", 0, "synchronization", {"type": "sometimes"}), Fault.MALFORMED, "synchronization"),
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
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, text: str, fault: Fault) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(RoutingError) as raised:
        read_problem(tmp_path / "other.json")
    assert raised.value.fault is fault


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"routes": 1}',
        '{"routes": [{"locations": [1]}]}',
        '{"routes": [{"caregiver_id": "c", "locations": [{"patient": "p", "service": "s"}]}]}',
    ],
)
def test_a_faulty_solution_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(RoutingError) as raised:
        read_solution(tmp_path / "other.json")
    assert raised.value.fault is Fault.MALFORMED
