"""Until when a part holds: who says it, and for how long one tap lets it go on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ledstjarna.domain.plans.rules.lasting import asks_again, says_until, until_findings
from ledstjarna.foundation.renewing import goes_on_until

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("owns", "kind", "basis", "reads", "says"),
    [
        (True, "association", "association", False, True),
        (True, "close_one", "close_one", False, True),
        (False, "person", "association", True, True),
        (False, "representative", "own", True, True),
        (False, "staff", "own", True, True),
        (False, "close_one", "own", True, False),
        (False, "staff", "open_support", False, False),
        (True, "staff", "sol", True, False),
        (False, "person", "lss", True, False),
    ],
)
def test_who_says_until_when(owns: bool, kind: str, basis: str, reads: bool, says: bool) -> None:
    found = says_until(owns=owns, kind=kind, basis=basis, state="active", reads_plan=reads)
    assert (found is None) == says


def test_only_while_it_goes_on() -> None:
    assert says_until(owns=True, kind="staff", basis="health", state="ended", reads_plan=True) is not None


@pytest.mark.parametrize(
    ("ends_on", "codes"),
    [
        (None, []),
        (TODAY + timedelta(days=1), []),
        (TODAY, ["last_day_has_been"]),
        (date(2036, 1, 1), ["last_day_too_far"]),
    ],
)
def test_which_last_days_are_possible(ends_on: date | None, codes: list[str]) -> None:
    assert [found.code for found in until_findings(ends_on, today=TODAY)] == codes


@pytest.mark.parametrize(
    ("begun", "ends", "until"),
    [
        (date(2026, 1, 1), date(2026, 4, 1), date(2026, 6, 30)),  # ninety days again, from its end
        (date(2025, 9, 1), date(2026, 3, 1), date(2026, 8, 31)),  # ended already: as long again, from today
        (date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 15)),  # a week goes on for a week
        (date(2023, 3, 1), date(2026, 4, 1), date(2027, 4, 1)),  # three years for one
    ],
)
def test_one_tap_goes_on_for_as_long_again(begun: date, ends: date, until: date) -> None:
    assert goes_on_until(begun, ends, today=TODAY) == until


@given(some.integers(-400, 400), some.booleans(), some.sampled_from(["own", "association", "sol"]))
def test_nobody_stops_being_asked_until_somebody_has_answered(days: int, ends_then: bool, basis: str) -> None:
    asked = asks_again(basis, TODAY + timedelta(days=days), ends_then=ends_then, today=TODAY)
    assert asked == (basis != "sol" and not ends_then and days <= 30)
    assert not asks_again(basis, None, ends_then=False, today=TODAY)
