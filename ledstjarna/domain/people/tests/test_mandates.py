from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import (
    end_mandate,
    let_close_one_read,
    name_close_one,
    register_mandate,
    tell_story,
)
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import guardians, mandate_hindrance, mandates_of, representatives
from ledstjarna.domain.people.rules import reads_until
from ledstjarna.domain.people.tests.made import AT, asking, close_viewer, person, reading, themself
from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.foundation.findings import RuleBroken

START = date(2026, 1, 1)


def register(viewer, someone, representative="Bo Alm", kind="god_man", **more):
    usual = {"scopes": ["personal"], "start": START}
    with asking(viewer):
        return register_mandate(
            by=viewer, subject_id=someone.pk, representative=representative, kind=kind, at=AT, **(usual | more)
        )


def refused(*args, **more):
    with pytest.raises(RuleBroken) as broken:
        register(*args, **more)
    return [(finding.code, finding.field_name) for finding in broken.value.findings]


def bo(mandate, someone):
    return close_viewer(mandate.representative_id, someone, "representative")


def test_a_representative_reads_and_acts_while_the_mandate_holds(karin, eva):
    mandate = register(eva, karin, end=date(2026, 6, 1))
    viewer = bo(mandate, karin)
    assert (viewer.label, viewer.role, viewer.municipality_id) == ("Bo Alm (Karin Ek)", "god_man", "0484")
    read = reading(viewer, karin)
    assert [(seen.representative.name, len(seen.mandates)) for seen in representatives(read)] == [("Bo Alm", 1)]
    assert mandates_of(read, viewer.party_id) == [mandate]
    assert mandate_hindrance(read, viewer.party_id, "plan") is None
    assert mandate_hindrance(read, viewer.party_id, "economic").code == "mandate_scope_missing"
    assert mandate_hindrance(read, karin.pk, "plan").code == "no_mandate"
    with clock_set_to(AT + timedelta(days=120)):
        assert bo(mandate, karin) is None


def test_reading_begins_with_the_mandate(karin, eva):
    mandate = register(eva, karin, start=date(2026, 4, 1))
    assert bo(mandate, karin) is None
    with clock_set_to(AT + timedelta(days=31)):
        assert bo(mandate, karin)


def test_a_mandate_that_ends_early_ends_the_door(karin, eva):
    mandate = register(eva, karin)
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=mandate.id, at=AT)
        assert representatives(reading(eva, karin)) == []
    assert bo(mandate, karin) is None
    with asking(eva), pytest.raises(RuleBroken):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=mandate.id, at=AT)


def test_one_of_two_mandates_ends_and_the_other_still_lets_read(karin, eva):
    first = register(eva, karin)
    register(eva, karin, representative=first.representative_id, kind="forvaltare", scopes=["property"])
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=first.id, at=AT)
    assert bo(first, karin).role == "forvaltare"


def test_overlapping_mandates_are_told_in_the_form(karin, eva):
    first = register(eva, karin, end=date(2026, 6, 1))
    again = {"representative": first.representative_id}
    assert refused(eva, karin, start=date(2026, 5, 31), **again) == [("mandate_overlaps", "start")]
    assert register(eva, karin, start=date(2026, 6, 1), **again)
    assert register(eva, karin, kind="forvaltare", **again)
    # Somebody else cannot answer for the same thing at the same time, but can for another.
    assert refused(eva, karin) == [("mandate_overlaps", "start")]
    assert register(eva, karin, scopes=["property"])


def test_what_a_form_may_lack(karin, eva):
    assert refused(eva, karin, representative=" ") == [("name_missing", "representative")]
    assert refused(eva, karin, representative=eva.party_id) == [("representative_unknown", "representative")]
    assert refused(eva, karin, scopes=[]) == [("mandate_scope_missing", "scopes")]


def test_a_guardian_stands_until_the_eighteenth_birthday(eva):
    child = person(by=eva, given_name="Elin", birth_date=date(2012, 3, 3))
    mandate = register(eva, child, kind="guardian", scopes=[])
    assert mandate.period.upper == date(2030, 3, 3)
    register(eva, child, representative="Mia Ek", kind="guardian", scopes=[])
    viewer = bo(mandate, child)
    read = reading(viewer, child)
    assert sorted(guardian.name for guardian in guardians(read)) == ["Bo Alm", "Mia Ek"]
    assert mandate_hindrance(read, viewer.party_id, "plan", guardians_left=1).code == "other_guardian_must_agree"
    with asking(viewer):
        assert tell_story(by=viewer, subject_id=child.pk, seen_version=0, what_matters="Hästarna.", at=AT)
    with clock_set_to(AT + timedelta(days=366)), pytest.raises(NotForYou):
        tell_story(by=viewer, subject_id=child.pk, seen_version=1, what_matters="Skolan.", at=AT)


def test_a_guardian_reads_until_midnight_before_the_fifteenth_birthday(eva):
    child = person(by=eva, given_name="Elin", birth_date=date(2012, 3, 3))
    mandate = register(eva, child, kind="guardian", scopes=[])
    midnight = datetime(2027, 3, 3, tzinfo=STOCKHOLM)
    viewer = bo(mandate, child)
    for moment, reads in ((midnight - timedelta(microseconds=1), True), (midnight, False)):
        with clock_set_to(moment):
            assert (reach(viewer, child.pk, moment) is not None) is reads  # the doors
            set_viewer(viewer.parties)
            assert Person.objects.filter(pk=child.pk).exists() is reads  # the database
            assert (bo(mandate, child) is not None) is reads  # whoever signs in
    # They are the guardian until 18 all the same, and read what the young person lets them.
    assert mandate.period.upper == date(2030, 3, 3)
    with clock_set_to(midnight):
        me = themself(child)
        papa = name_close_one(by=me, subject_id=child.pk, name="Bo Alm", relation="father", at=midnight)
        let_close_one_read(by=me, subject_id=child.pk, close_one_id=papa.id, may_read=True, at=midnight)
        assert "story" in reach(close_viewer(papa.id, child), child.pk, midnight).kinds


def test_a_guardian_registered_after_the_fifteenth_birthday_reads_nothing(eva):
    child = person(by=eva, given_name="Elin", birth_date=date(2011, 3, 2))
    assert bo(register(eva, child, kind="guardian", scopes=[]), child) is None


def test_grounds_that_were_written_until_18_end_at_15(eva):
    leap = person(by=eva, given_name="Elin", birth_date=date(2012, 2, 29))
    child = person(by=eva, given_name="Ali", birth_date=date(2012, 3, 3))
    midnights = {}
    for born, day in ((leap, date(2027, 3, 1)), (child, date(2027, 3, 3))):
        register(eva, born, kind="guardian", scopes=[])
        midnights[born.pk] = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
    with automatic_run("test"):
        grounds = AccessGround.objects.filter(basis="representative", subject_id__in=midnights)
        for ground in grounds:
            ground.period = DateTimeTZRange(ground.period.lower, datetime(2030, 3, 3, tzinfo=STOCKHOLM))
            ground.save()
        moved = import_module("ledstjarna.domain.people.migrations.0008_guardians_read_until_15")
        with connection.cursor() as cursor:
            for statement in moved._UNTIL_15.split(";"):
                if statement.strip():
                    cursor.execute(statement)
    with automatic_run("test"):
        assert {row.subject_id: row.period.upper for row in grounds.all()} == midnights


@given(
    end=st.none() | st.dates(date(2020, 1, 1), date(2045, 1, 1)), born=st.dates(date(2008, 1, 1), date(2030, 1, 1)),
    day=st.dates(date(2020, 1, 1), date(2046, 1, 1)),
)  # fmt: skip
def test_reading_ends_as_a_slow_count_of_birthdays_has_it(end, born, day):
    lived = day.year - born.year - (0 if (born.month, born.day) <= (day.month, day.day) else 1)
    still_reads = lived < 15 and (end is None or day < end)
    assert (day < reads_until("guardian", end, born)) is still_reads


def test_somebody_close_who_is_also_a_representative_is_one_party(karin, eva):
    me = themself(karin)
    anna = name_close_one(by=me, subject_id=karin.pk, name="Anna Ek", relation="dotter", at=AT)
    mandate = register(eva, karin, representative=anna.id, kind="future_power")
    assert mandate.representative_id == anna.id
    viewer = bo(mandate, karin)
    with asking(viewer):
        let_close_one_read(by=viewer, subject_id=karin.pk, close_one_id=anna.id, may_read=True, at=AT)
    assert close_viewer(anna.id, karin)


def test_only_staff_register_a_mandate(karin):
    with pytest.raises(NotForYou):
        register(themself(karin), karin)
