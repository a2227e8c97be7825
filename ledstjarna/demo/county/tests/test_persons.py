"""The demo county holds what SCB's tables hold, and nobody's real number."""

from collections import Counter
from datetime import date

import pytest

from ledstjarna.demo.county.geometry import Point, is_inside
from ledstjarna.demo.county.persons import PersonDraft, draw_households, draw_persons
from ledstjarna.demo.county.places import border
from ledstjarna.demo.county.tables import MAN, WOMAN, municipalities
from ledstjarna.foundation.identity import Kind, contradicts, is_official_test_number, parse

ON = date(2025, 11, 22)
PERSONS, PLANS = 20_000, 2_000
WHOLE = sum(m.population for m in municipalities())


@pytest.fixture(scope="module")
def county() -> list[PersonDraft]:
    return list(draw_persons(seed=7, persons=PERSONS, plans=PLANS, on=ON))


def test_exactly_as_many_as_asked_for(county: list[PersonDraft]) -> None:
    assert len(county) == PERSONS
    assert sum(person.has_plan for person in county) == PLANS
    assert len({person.id for person in county}) == PERSONS
    assert [person.serial for person in county] == list(range(1, PERSONS + 1))


def test_municipalities_are_as_large_as_they_are(county: list[PersonDraft]) -> None:
    drawn = Counter(person.municipality for person in county)
    for municipality in municipalities():
        assert abs(drawn[municipality.code] - municipality.population * PERSONS / WHOLE) <= 2


def test_ages_and_sexes_follow_the_table(county: list[PersonDraft]) -> None:
    """Chi-square over 5-year classes and sexes, far below chance since quotas and not dice decide."""
    drawn = Counter((person.sex, min(person.age(ON), 100) // 5) for person in county)
    statistic = 0.0
    for sex in (WOMAN, MAN):
        for first in range(0, 101, 5):
            real = sum(sum(m.people[sex][first : first + 5]) for m in municipalities())
            expected = real * PERSONS / WHOLE
            statistic += (drawn[sex, first // 5] - expected) ** 2 / max(expected, 1)
    assert statistic < 41  # 95 % of chance at 41 degrees of freedom would lie below 57


def test_household_sizes_follow_the_table(county: list[PersonDraft]) -> None:
    drawn = Counter(min(person.household_size, 7) for person in county)
    for size in range(1, 8):
        real = sum(m.household_sizes[size - 1] for m in municipalities())
        assert drawn[size] / PERSONS == pytest.approx(real / WHOLE, abs=0.02)


def test_as_many_above_65_live_alone_as_the_table_says(county: list[PersonDraft]) -> None:
    for kind in ("woman_alone_65", "man_alone_65"):
        real = sum(m.households[kind] for m in municipalities()) * PERSONS / WHOLE
        assert sum(person.household_kind == kind for person in county) == pytest.approx(real, rel=0.06)


def test_tenure_follows_the_table(county: list[PersonDraft]) -> None:
    alone = [person for person in county if person.household_kind == "woman_alone_65"]
    flats = sum(m.tenure["woman_alone_65"][3] + m.tenure["woman_alone_65"][4] for m in municipalities())
    homes = sum(sum(m.tenure["woman_alone_65"]) for m in municipalities())
    drawn = sum(person.tenure in ("flat_cooperative", "flat_rented") for person in alone)
    assert drawn / len(alone) == pytest.approx(flats / homes, abs=0.05)


def test_every_point_lies_in_its_municipality(county: list[PersonDraft]) -> None:
    for person in county:
        if person.latitude is None or person.longitude is None:
            assert person.protected_identity == "skyddadFolkbokforing"
            assert person.street == person.postcode == person.locality == ""
        else:
            assert is_inside(Point(person.latitude, person.longitude), border(person.municipality))


def test_nobody_has_a_number_that_could_be_somebodys(county: list[PersonDraft]) -> None:
    assert len({person.identifier_value for person in county}) == PERSONS
    for person in county:
        number = parse(person.identifier_value, on=ON)
        assert number.system == person.identifier_system
        assert not contradicts(number, person.birth_date)
        assert person.birth_date <= ON
        assert number.sex is None or number.sex == person.sex
        assert person.identifier_official is is_official_test_number(person.identifier_value)
        assert person.identifier_official or number.kind is Kind.LOCAL_RESERVE


def test_persons_with_plans_get_test_numbers_first(county: list[PersonDraft]) -> None:
    without = [person for person in county if person.has_plan and not person.identifier_official]
    assert len(without) < PLANS * 0.1
    assert all(person.age(ON) < 3 or person.age(ON) > 60 for person in without)  # where the test numbers are few


def test_all_ages_have_plans(county: list[PersonDraft]) -> None:
    ages = Counter(person.age(ON) // 10 for person in county if person.has_plan)
    assert set(range(10)) <= set(ages)
    assert 0.4 < sum(number for decade, number in ages.items() if decade >= 7) / PLANS < 0.6


def test_both_kinds_of_protected_identity_are_rare_but_there(county: list[PersonDraft]) -> None:
    kinds = Counter(person.protected_identity for person in county)
    assert set(kinds) == {"", "sekretessmarkering", "skyddadFolkbokforing"}
    assert kinds[""] / PERSONS > 0.995


@pytest.mark.parametrize(("persons", "plans"), [(50, 5), (51, 5), (100, 10), (300, 30), (2000, 200)])
def test_however_few_are_drawn_somebody_grown_up_with_a_plan_has_each_kind(persons: int, plans: int) -> None:
    for seed in range(1, 6):
        drawn = draw_persons(seed=seed, persons=persons, plans=plans, on=ON)
        kinds = Counter(one.protected_identity for one in drawn if one.has_plan and one.age(ON) >= 18)
        assert kinds["sekretessmarkering"] >= 1, (persons, seed)
        assert kinds["skyddadFolkbokforing"] >= 1, (persons, seed)
        assert sum(kinds.values()) - kinds[""] <= max(4, plans // 20), "they are few all the same"


def test_homes_are_plausible() -> None:
    for home in draw_households(seed=8, persons=6000, plans=600, on=ON):
        assert {person.household_size for person in home} == {len(home)}
        assert len({(person.household, person.street, person.tenure) for person in home}) == 1
        grown = [person for person in home if person.age(ON) >= 18]
        assert grown or max(person.age(ON) for person in home) >= 16  # a test number may be some years off
        partners = [person for person in home if person.household_role == "partner"]
        assert len(partners) in (0, 2)
        married = [person for person in partners if person.civil_status == "married"]
        assert len(married) in (0, 2)
