from datetime import UTC, datetime, timedelta

import pytest

from ledstjarna.domain.organisations.actions import (
    assign,
    employ,
    employ_many,
    end_assignment,
    set_up_county,
    set_up_municipality,
    set_up_organisation,
    set_up_unit,
    set_up_units,
)
from ledstjarna.domain.organisations.models import Assignment, Organisation, Party, StaffMember, Unit
from ledstjarna.domain.organisations.queries import (
    assessment_units,
    counties,
    current_assignment,
    municipalities,
    party_kinds,
    principals,
    staff_of,
    staff_to_invite,
    unit_of,
    units,
)
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def standing_clock():
    with clock_set_to(AT):
        yield


@pytest.fixture
def region():
    set_up_county(code="04", name="Södermanlands län")
    return set_up_organisation(kind="region", name="Region Sörmland", county_id="04")


@pytest.fixture
def municipality(region):
    set_up_municipality(code="0484", name="Eskilstuna")
    return set_up_organisation(kind="municipality", name="Eskilstuna kommun", county_id="04", municipality_id="0484")


@pytest.fixture
def unit(municipality):
    return set_up_unit(organisation_id=municipality.id, kind="assessment", name="Biståndsenheten")


def test_a_county_and_its_municipality_are_there_once(municipality):
    set_up_county(code="04", name="Sörmland")
    set_up_municipality(code="0484", name="Eskilstuna")
    assert [county.name for county in counties()] == ["Sörmland"]
    assert [(row.code, row.county_id) for row in municipalities(county_id="04")] == [("0484", "04")]
    assert municipalities(county_id="18") == []


def test_principals_of_somebody_who_lives_there(region, municipality):
    assert set(principals(county_id="04", municipality_id="0484")) == {region, municipality}
    assert [region.is_principal, municipality.is_principal] == [True, True]


def test_a_municipality_without_its_area_is_refused(region):
    with pytest.raises(RuleBroken):
        set_up_organisation(kind="municipality", name="Någonstans kommun", county_id="04")
    assert Organisation.objects.count() == 1


def test_a_unit_and_an_assignment_are_parties(unit):
    assignment = employ(given_name="Eva", family_name="Lind", unit_id=unit.id, role="care_assessor", start=AT)
    assert party_kinds([unit.id, assignment.id, new_id()]) == {unit.id: "unit", assignment.id: "staff"}
    assert current_assignment(assignment.id).unit.organisation.name == "Eskilstuna kommun"
    assert [unit_of(unit.id), unit_of(assignment.id), unit_of(new_id())] == [unit.id, unit.id, None]
    assert staff_of(unit_id=unit.id) == staff_to_invite(county_id="04", municipality_id="0484") == [assignment]
    assert units(kinds=["assessment"]) == assessment_units(organisation_id=unit.organisation_id) == [unit]


def test_an_assignment_that_ends_lets_nobody_in(unit):
    assignment = employ(given_name="Eva", family_name="Lind", unit_id=unit.id, role="nurse", start=AT)
    later = AT + timedelta(days=30)
    end_assignment(assignment_id=assignment.id, at=later)
    end_assignment(assignment_id=assignment.id, at=later + timedelta(days=1))
    assert current_assignment(assignment.id)
    with clock_set_to(later):
        assert current_assignment(assignment.id) is None
        assert assign(staff_member_id=assignment.staff_member_id, unit_id=unit.id, role="nurse", start=later)


def test_the_same_assignment_twice_at_once_is_refused(unit):
    assignment = employ(given_name="Eva", family_name="Lind", unit_id=unit.id, role="nurse", start=AT)
    with pytest.raises(RuleBroken):
        assign(staff_member_id=assignment.staff_member_id, unit_id=unit.id, role="nurse", start=AT)
    assert assign(staff_member_id=assignment.staff_member_id, unit_id=unit.id, role="coordinator", start=AT)


def test_many_at_once(municipality, django_assert_max_num_queries):
    many = [Unit(organisation=municipality, kind="home_care", name=f"Grupp {number}") for number in range(300)]
    staff = [StaffMember(given_name="Eva", family_name=f"Lind {number}") for number in range(300)]
    rows = [
        Assignment(staff_member=member, unit=unit, role="assistant_nurse", period=(AT, None))
        for member, unit in zip(staff, many, strict=True)
    ]
    with django_assert_max_num_queries(9):
        set_up_units(units=many)
        employ_many(staff=staff, assignments=rows)
    assert (Unit.objects.count(), Assignment.objects.count(), Party.objects.count()) == (300, 300, 600)
