from dataclasses import replace
from datetime import date

import pytest

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import change_contact_details
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import (
    PROTECTED_NAME,
    contact_details,
    display_name,
    home_area,
    identity_number,
    person_age,
    persons_named,
)
from ledstjarna.domain.people.queries import person as the_person
from ledstjarna.domain.people.tests.made import AT, asking, person, reading, themself
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.identity import reserve_number
from ledstjarna.foundation.ids import new_id


def test_the_person(karin, eva):
    read = reading(eva, karin)
    assert the_person(read) == karin
    assert (person_age(read, date(2026, 5, 16)), person_age(read, date(2026, 5, 17))) == (82, 83)
    assert persons_named([karin.pk, new_id()]) == {karin.pk: karin}


@pytest.mark.parametrize(
    ("identity", "masked", "whole"),
    [
        ("191212121212", "19121212-****", "19121212-1212"),
        (reserve_number(1), None, None),
    ],
)
def test_the_identity_number_is_masked_until_asked_for(eva, identity, masked, whole):
    read = reading(eva, person(by=eva, identity=identity, birth_date=None))
    short, long = identity_number(read), identity_number(read, whole=True)
    if masked is None:
        assert short.startswith("LR ***")
        assert long.startswith("LR 000 000 001-")
    else:
        assert (short, long) == (masked, whole)


@pytest.mark.parametrize(
    ("protection", "reveal", "shown"),
    [
        ("", False, "Karin Ek"),
        ("sekretessmarkering", True, "Karin Ek"),
        ("sekretessmarkering", False, PROTECTED_NAME),
        ("skyddadFolkbokforing", False, PROTECTED_NAME),
    ],
)
def test_a_name_that_is_protected(protection, reveal, shown):
    karin = Person(given_name="Karin", family_name="Ek", protected_identity=protection)
    assert display_name(karin, reveal_protected=reveal) == shown


def test_where_somebody_lives_is_told_without_a_ground(eva):
    someone = person()
    with asking(eva):
        area = home_area(someone.pk)
        assert (area.county_id, area.municipality_id) == ("04", "0484")
        assert not Person.objects.exists()
        with pytest.raises(NotForYou) as refusal:
            home_area(new_id(), by=eva)
        assert refusal.value.viewer == eva


def test_contact_details_change_from_what_was_seen(karin, eva):
    me = themself(karin)
    seen = contact_details(reading(me, karin))
    moved = replace(seen, street="Storgatan 1", postcode="63220", place="Eskilstuna")
    with asking(me):
        change_contact_details(by=me, subject_id=karin.pk, seen=seen, details=moved, at=AT)
    assert contact_details(reading(eva, karin)) == moved
    late = replace(seen, street="Lillgatan 2")
    with asking(eva), pytest.raises(ChangedMeanwhile) as changed:
        change_contact_details(by=eva, subject_id=karin.pk, seen=seen, details=late, way="phone", at=AT)
    assert changed.value.mine == {"street": "Lillgatan 2", "postcode": "", "place": ""}
    assert changed.value.theirs == {"street": "Storgatan 1", "postcode": "63220", "place": "Eskilstuna"}


def test_a_wrong_postcode_is_told_in_its_field(karin):
    me = themself(karin)
    seen = contact_details(reading(me, karin))
    with pytest.raises(RuleBroken) as broken:
        change_contact_details(by=me, subject_id=karin.pk, seen=seen, details=replace(seen, postcode="12"), at=AT)
    assert [finding.field_name for finding in broken.value.findings] == ["postcode"]
