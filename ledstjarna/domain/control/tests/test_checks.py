"""Which readings stand out: every rule against a slow second way of saying it, and the sample by its seed."""

from itertools import product
from math import atan2, cos, radians, sin, sqrt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.control.rules.checks import (
    CODES,
    MANY,
    RULES,
    Home,
    Readings,
    drawn,
    found_by,
    metres,
    most_in_an_hour,
)

NAMES = ("", "Ek", "EK ", "Lind")
STREETS = ("", "Storgatan 3", "storgatan 12 B", "Storgränd 3")
homes = st.builds(
    Home, st.sampled_from(STREETS), st.sampled_from(("", "63341", "63342")),
    st.sampled_from((None, 59.3700, 59.3710, 59.3800)), st.sampled_from((None, 16.5100, 16.5110)),
)  # fmt: skip
readings = st.builds(
    Readings, reader_id=st.just(UUID(int=1)), subject_id=st.just(UUID(int=2)), given_name=st.sampled_from(("Eva", "")),
    family_name=st.sampled_from(NAMES), subject_family_name=st.sampled_from(NAMES),
    bases=st.frozensets(st.sampled_from(("", "search", "own_work", "emergency", "shared_plan"))),
    verbs=st.frozensets(st.sampled_from(("read", "find"))), home=homes,
    namesakes=st.lists(homes, max_size=3).map(tuple),
    close_names=st.lists(st.sampled_from(("Eva Ek", "eva  ek", "Bo Ek")), max_size=2).map(tuple),
    protected=st.booleans(), most_in_an_hour=st.integers(1, 60),
)  # fmt: skip


def slowly(seen: Readings) -> set[str]:
    """The rules once more, in other words."""
    found = set()
    same = [name.lower().strip() for name in (seen.family_name, seen.subject_family_name)]
    if same[0] and same[0] == same[1]:
        found.add("same_name")
    for home in seen.namesakes:
        if home.postcode and home.postcode == seen.home.postcode:
            streets = [next(iter(one.street.lower().split(" ")), "") for one in (home, seen.home)]
            if streets[0] and streets[0] == streets[1]:
                found.add("neighbour")
        points = (home.latitude, home.longitude, seen.home.latitude, seen.home.longitude)
        if all(value is not None for value in points) and _far(*points) <= 200:
            found.add("neighbour")
    whole = f"{seen.given_name} {seen.family_name}".lower().split()
    if whole and any(name.lower().split() == whole for name in seen.close_names):
        found.add("relative")
    if all(basis in ("", "search") for basis in seen.bases):
        found.add("no_relation")
    if [basis for basis in seen.bases if basis == "emergency"]:
        found.add("emergency")
    if not seen.most_in_an_hour <= 30:
        found.add("many")
    found |= {"protected"} if seen.protected else set()
    return set() if found <= {"emergency"} else found


def _far(north: float, east: float, north2: float, east2: float) -> float:
    """Metres by the vectors of both places on the ball."""
    one, other = [
        (cos(radians(n)) * cos(radians(e)), cos(radians(n)) * sin(radians(e)), sin(radians(n)))
        for n, e in ((north, east), (north2, east2))
    ]
    across = (
        one[1] * other[2] - one[2] * other[1], one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )  # fmt: skip
    return 6_371_000 * atan2(sqrt(sum(x * x for x in across)), sum(x * y for x, y in zip(one, other, strict=True)))


@given(readings)
def test_the_rules_say_what_the_slow_way_says(seen: Readings) -> None:
    found = found_by(seen)
    assert set(found) == slowly(seen)
    assert list(found) == [code for code in CODES if code in found]


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 50)), max_size=60))
def test_many_in_a_short_time_is_the_widest_hour(events: list[tuple[int, int]]) -> None:
    opened = [(second, UUID(int=who)) for second, who in sorted(events)]
    slow = max(
        (len({who for at, who in opened if end - 3600 < at <= end}) for end, _who in opened), default=0
    )  # fmt: skip
    assert most_in_an_hour(opened) == slow


@given(st.integers(0, 2**50), st.integers(0, 400))
def test_the_sample_can_be_drawn_again(seed: int, count: int) -> None:
    pairs = [(UUID(int=n % 7 + 1), UUID(int=n)) for n in range(count)]
    assert drawn(pairs, seed) == drawn(pairs[::-1], seed)
    assert len(drawn(pairs, seed)) == (max(1, count * 2 // 100) if count else 0)


def test_every_rule_has_its_section_and_a_place_apart() -> None:
    assert len(RULES) == len({rule.code for rule in RULES})
    assert all(rule.section for rule in RULES)
    assert MANY == 30
    for one, other in product((Home("", "", 59.37, 16.51), Home("", "", 60.0, 17.0)), repeat=2):
        wanted = _far(one.latitude or 0, one.longitude or 0, other.latitude or 0, other.longitude or 0)
        assert metres(one, other) == pytest.approx(wanted, abs=0.5)
