"""Who assesses and who prescribes, as a table; and what stands of what was said."""

from dataclasses import dataclass

import pytest

from ledstjarna.domain.plans.rules.prescribing import (
    HealthSaid,
    assessing_findings,
    goes_on,
    hindered_to_assess,
    may_prescribe,
    prescribing_findings,
    reads_what_health_care_says,
    said_in,
)
from ledstjarna.foundation.findings import Finding

OURS = {"role": "nurse", "ours": True}


@dataclass(frozen=True)
class Row:
    suitable: bool
    ordination: str = ""
    assessed_at: int = 0


def codes(findings: list[Finding | None]) -> list[str]:
    return [one.code for one in findings if one]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"ordination": "Omläggning"}, []),
        ({"suitable": False}, []),
        ({"why": " "}, ["why_missing"]),
        ({"ours": False}, ["other_care_giver"]),
        ({"role": "planner"}, ["role_does_not_assess"]),
        ({"role": "planner", "ordination": "Omläggning"}, ["role_does_not_assess"]),
        ({"role": "coordinator"}, []),
        ({"role": "coordinator", "ordination": "Omläggning"}, ["role_does_not_prescribe"]),
        ({"role": "coordinator", "ordination": " "}, []),
        ({"suitable": False, "ordination": "Omläggning"}, ["prescribed_with_no"]),
        ({"suitable": False, "ordination": " "}, []),
    ],
)
def test_who_assesses_and_what_they_may_say_with_it(changed: dict[str, object], expected: list[str]) -> None:
    asked = OURS | {"suitable": True, "why": "Såret läker.", "ordination": ""} | changed
    assert codes(assessing_findings(**asked)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        *(({"role": role}, []) for role in ("physician", "district_nurse", "occupational_therapist", "counsellor")),
        *(({"role": role}, ["role_does_not_prescribe"]) for role in ("coordinator", "planner", "care_assessor", "")),
        ({"ours": False}, ["other_care_giver"]),
        ({"basis": "sol"}, ["nothing_to_prescribe"]),
        ({"state": "ended"}, ["nothing_to_prescribe"]),
        ({"state": "awaits_assessment"}, ["nothing_to_prescribe"]),
    ],
)
def test_who_prescribes_for_what_goes_on(changed: dict[str, object], expected: list[str]) -> None:
    asked = OURS | {"basis": "health", "state": "active"} | changed
    assert codes(prescribing_findings(**asked, why="Sår", ordination="Omläggning")) == expected
    assert may_prescribe(**asked) == (not expected)
    assert codes(prescribing_findings(**asked, why="", ordination=" ")) != expected, "never without words"


def test_only_health_care_that_goes_on_is_prescribed_for_anew() -> None:
    assert goes_on("health", "active")
    assert not goes_on("health", "ended")
    assert not goes_on("lss", "active")


NO, YES, FIRST, SECOND = Row(False), Row(True), Row(True, "En gång", 1), Row(True, "Två gånger", 2)
AT_ONCE = Row(True, "Tre gånger", 2)


@pytest.mark.parametrize(
    ("rows", "assessment", "prescriptions"),
    [
        ((), None, ()),
        ((NO,), NO, ()),
        ((YES,), YES, ()),
        ((FIRST,), FIRST, (FIRST,)),
        ((YES, SECOND), YES, (SECOND,)),
        ((NO, FIRST, SECOND), FIRST, (SECOND, FIRST)),
        ((SECOND, FIRST), FIRST, (SECOND, FIRST)),
        ((SECOND, YES, FIRST), YES, (SECOND, FIRST)),
        ((FIRST, SECOND, AT_ONCE), FIRST, (AT_ONCE, SECOND, FIRST)),
    ],
)
def test_the_yes_is_the_first_and_what_holds_the_last(
    rows: tuple[Row, ...], assessment: Row | None, prescriptions: tuple[Row, ...]
) -> None:
    said = said_in(rows)
    assert said == HealthSaid(assessment, prescriptions)
    assert said.assessment is assessment
    assert said.prescribed is (prescriptions[0] if prescriptions else None)


def test_somebody_close_reads_none_of_it() -> None:
    assert not reads_what_health_care_says("close_one")
    assert all(reads_what_health_care_says(kind) for kind in ("person", "representative", "staff"))


@pytest.mark.parametrize(
    ("role", "ours", "expected"),
    [
        ("nurse", True, None),
        ("coordinator", True, None),
        ("planner", True, "role_does_not_assess"),
        ("assistant_nurse", True, "role_does_not_assess"),
        ("nurse", False, "other_care_giver"),
        ("planner", False, "role_does_not_assess"),
    ],
)
def test_what_keeps_somebody_from_assessing_is_known_before_they_write(
    role: str, ours: bool, expected: str | None
) -> None:
    found = hindered_to_assess(role=role, ours=ours)
    assert (found.code if found else None) == expected
