from datetime import date

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.organisations.queries import party_kinds
from ledstjarna.domain.people.actions import add_identifiers
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.queries import known_as, private_viewer
from ledstjarna.domain.people.tests.made import asking, person, reading, staff, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.identity import parse, reserve_number
from ledstjarna.foundation.outbox.models import Happening

TOLVAN = "19121212-1212"


def refused(**facts):
    before = Person.objects.count()
    with pytest.raises(RuleBroken) as broken:
        person(**facts)
    assert Person.objects.count() == before
    return [(finding.code, finding.field_name) for finding in broken.value.findings]


def test_what_a_person_is_made_of(eva):
    tolvan = person(by=eva, identity=TOLVAN, birth_date=None)
    assert (tolvan.birth_date, tolvan.sex, tolvan.sort_key) == (date(1912, 12, 12), "man", "ek,karin")
    assert party_kinds([tolvan.pk]) == {tolvan.pk: "person"}
    assert themself(tolvan).label == "Karin Ek"
    with asking(eva):
        [number] = PersonIdentifier.objects.filter(subject_id=tolvan.pk)
    assert (number.value, number.official) == ("191212121212", True)


def test_whoever_registers_reaches_the_person_and_a_colleague_does_not(eva, where):
    someone = person(by=eva)
    assert reading(eva, someone)
    with pytest.raises(NotForYou):
        reading(staff(where), someone)


def test_an_automatic_run_registers_and_nobody_but_the_person_reaches_them(eva):
    someone = person(identity=reserve_number(7))
    with pytest.raises(NotForYou):
        reading(eva, someone)
    with automatic_run("test"):
        [happening] = Happening.objects.filter(subject_id=someone.pk)
    assert (happening.kind, happening.actor_id, happening.body) == ("PersonRegistered", None, {})


def test_only_staff_register(karin):
    me = themself(karin)
    with pytest.raises(NotForYou):
        person(by=me)


def test_a_number_that_somebody_has(eva):
    person(by=eva, identity=TOLVAN, birth_date=None)
    assert refused(by=eva, identity=parse(TOLVAN), birth_date=None) == [("identity_taken", "identity")]


def test_a_birth_date_against_the_number(eva):
    assert refused(by=eva, identity=TOLVAN) == [("birth_date_contradicts_number", "birth_date")]


def test_a_wrong_number_and_no_name(eva):
    codes = refused(by=eva, identity="19121212-1213", given_name="", family_name="")
    assert codes == [("identity_checksum", "identity"), ("name_missing", "given_name")]


def test_other_systems_numbers_are_noted_once_and_lead_back(eva):
    someone = person(foreign_identifiers=[("urn:a", "1"), ("urn:a", "1"), ("urn:b", "1")])
    assert add_identifiers(subject_id=someone.pk, county_id="04", identifiers=[("urn:a", "1"), ("urn:c", "2")]) == 1
    with automatic_run("test"):
        assert known_as("urn:c", "2") == someone.pk
    assert known_as("urn:c", "2") is None


def test_a_swedish_number_is_official_and_kept_in_one_form_whoever_sends_it(eva):
    someone, number = person(), parse(TOLVAN)
    told = [("urn:oid:1.2.752.129.2.1.3.1", TOLVAN), (number.system, number.value12), ("urn:a", number.value12)]
    assert add_identifiers(subject_id=someone.pk, county_id="04", identifiers=told) == 2
    with automatic_run("test"):
        kept = PersonIdentifier.objects.filter(subject_id=someone.pk, value=number.value12)
        assert dict(kept.values_list("system", "official")) == {number.system: True, "urn:a": False}


def test_a_private_door_needs_the_person_themself(karin, eva):
    with asking(eva):
        assert private_viewer(eva.party_id, "person", karin.pk) is None
