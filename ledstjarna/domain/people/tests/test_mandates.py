from datetime import date, datetime, timedelta
from importlib import import_module
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.people.actions import (
    end_mandate,
    let_close_one_read,
    name_close_one,
    register_mandate,
    tell_story,
)
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.queries import guardians, mandate_hindrance, mandates_of, representatives
from ledstjarna.domain.people.rules import Held, reading_terms
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


PERSONAL = {"basic", "story", "needs", "plan", "decision", "team"}


def written(mandate):
    with automatic_run("test"):
        rows = AccessGround.objects.filter(party_id=mandate.representative_id, period__isempty=False)
        found = sorted((row.period.lower, row.period.upper, set(row.kinds)) for row in rows.order_by("period"))
    return [(kinds, lower, upper) for lower, upper, kinds in found]


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


def test_one_of_two_mandates_ends_and_they_read_what_the_other_lets_them(karin, eva):
    first = register(eva, karin, end=date(2026, 6, 1))
    again = {"representative": first.representative_id}
    register(eva, karin, kind="forvaltare", scopes=["property"], **again)
    register(eva, karin, kind="future_power", start=date(2026, 6, 1), **again)
    rights = register(eva, karin, scopes=["rights"], start=date(2027, 1, 1), end=date(2027, 3, 1), **again)
    summer, winter = datetime(2026, 6, 1, tzinfo=STOCKHOLM), datetime(2027, 1, 1, tzinfo=STOCKHOLM)
    both = PERSONAL - {"needs"}
    assert written(first) == [(PERSONAL, AT, summer), (both, summer, None)]
    assert bo(first, karin).role == "god_man"
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=first.id, at=AT + timedelta(hours=1))
    # For an hour they read by the first; then nothing, for a förvaltare reads nothing, until there is another.
    assert written(first) == [(PERSONAL, AT, AT + timedelta(hours=1)), (both, summer, None)]
    with clock_set_to(AT + timedelta(hours=2)):
        assert bo(first, karin) is None
    with asking(eva), clock_set_to(winter):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=rights.id, at=winter)
    assert written(first)[-1] == (both, summer, None)


def test_a_narrow_mandate_reads_and_writes_no_more_than_it_says(karin, eva):
    with asking(themself(karin)):
        tell_story(by=themself(karin), subject_id=karin.pk, seen_version=0, what_matters="Kören.", at=AT)
    for kind, scopes, kinds in (
        ("forvaltare", ["property", "personal"], set()), ("god_man", ["property"], set()),
        ("god_man", ["rights"], {"basic", "decision"}), ("future_power", ["property", "rights"], set()),
    ):  # fmt: skip
        mandate = register(eva, karin, kind=kind, scopes=scopes, representative=f"{kind} {scopes}", start=AT.date())
        reached = reach(
            Viewer(mandate.representative_id, (mandate.representative_id,), "representative", ""), karin.pk, AT
        )
        assert (set(reached.kinds) if reached else set()) == kinds
        set_viewer((mandate.representative_id,))
        assert not Story.objects.exists()
        assert Person.objects.exists() is bool(kinds)
        viewer = bo(mandate, karin)
        assert bool(viewer) is bool(kinds)
        if viewer:
            assert viewer.scopes == tuple(sorted(scopes))
            with asking(viewer), pytest.raises(NotForYou):
                tell_story(by=viewer, subject_id=karin.pk, seen_version=1, what_matters="Annat.", at=AT)
            with asking(viewer), pytest.raises(RuleBroken):
                name_close_one(by=viewer, subject_id=karin.pk, name="Ola", relation="son", at=AT)
        with asking(eva):
            end_mandate(by=eva, subject_id=karin.pk, mandate_id=mandate.id, at=AT)


def test_grounds_that_reached_everything_are_counted_anew(karin, eva):
    child = person(by=eva, given_name="Elin", birth_date=date(2012, 3, 3))
    kept = register(eva, child, kind="guardian", scopes=[])
    narrow = register(eva, karin, scopes=["rights"])
    nothing = register(eva, karin, kind="forvaltare", scopes=["property"], representative="Ulf Alm")
    with automatic_run("test"):
        standing = AccessGround.objects.get(party_id=narrow.representative_id)
        AccessGround.objects.filter(pk=standing.pk).update(kinds=sorted(PERSONAL))
        AccessGround.objects.create(
            county_id="04", subject_id=karin.pk, party_id=nothing.representative_id, basis="representative",
            kinds=sorted(PERSONAL), period=DateTimeTZRange(AT, None), written_by_id=eva.party_id,
        )  # fmt: skip
    before = written(kept)
    moved = import_module("ledstjarna.domain.people.migrations.0010_representatives_read_within_mandate")
    later = AT + timedelta(days=2)
    for _twice in range(2):
        with clock_set_to(later), connection.schema_editor(atomic=False) as editor:
            moved.count_anew(apps, editor)
        assert written(narrow) == [(PERSONAL, AT, later), ({"basic", "decision"}, later, None)]
        assert written(nothing) == [(PERSONAL, AT, later)]
        assert written(kept) == before


def test_overlapping_mandates_are_told_in_the_form(karin, eva):
    first = register(eva, karin, end=date(2026, 6, 1))
    again = {"representative": first.representative_id}
    assert refused(eva, karin, start=date(2026, 5, 31), **again) == [("mandate_overlaps", "start")]
    assert register(eva, karin, start=date(2026, 6, 1), **again)
    assert register(eva, karin, kind="forvaltare", scopes=["rights"], **again)
    # Nobody else can answer for the same thing at the same time, of whichever kind, but can for another.
    assert refused(eva, karin) == [("mandate_overlaps", "start")]
    assert refused(eva, karin, kind="forvaltare") == [("mandate_overlaps", "start")]
    assert refused(eva, karin, kind="future_power", scopes=["rights"]) == [("mandate_overlaps", "start")]
    assert register(eva, karin, scopes=["property"])


def test_what_a_form_may_lack(karin, eva):
    assert refused(eva, karin, representative=" ") == [("name_missing", "representative")]
    assert refused(eva, karin, representative=eva.party_id) == [("representative_unknown", "representative")]
    assert refused(eva, karin, scopes=[]) == [("mandate_covers_nothing", "scopes")]


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


DAYS = st.dates(date(2020, 1, 1), date(2028, 1, 1))
HELD = st.builds(
    lambda kind, scopes, start, days: Held(kind, frozenset(scopes), start, days and start + timedelta(days=days)),
    st.sampled_from(["guardian", "god_man", "forvaltare", "future_power"]),
    st.sets(st.sampled_from(["personal", "property", "rights"])), DAYS, st.none() | st.integers(1, 900),
)  # fmt: skip


@given(mandates=st.lists(HELD, max_size=4), born=st.none() | st.dates(date(2006, 1, 1), date(2020, 1, 1)), day=DAYS)
def test_what_mandates_let_read_is_what_a_slow_count_of_each_day_has(mandates, born, day):
    lived = born and day.year - born.year - (0 if (born.month, born.day) <= (day.month, day.day) else 1)
    read = set()
    for one in mandates:
        if one.start <= day and (one.end is None or day < one.end):
            if one.kind == "guardian":
                read |= PERSONAL if born and lived < 15 else set()
            elif one.kind == "god_man" and "personal" in one.scopes:
                read |= PERSONAL
            elif one.kind == "god_man" and "rights" in one.scopes:
                read |= {"basic", "decision"}
            elif one.kind == "future_power" and "personal" in one.scopes:
                read |= PERSONAL - {"needs"}
    terms = reading_terms(mandates, born)
    assert [term.kinds for term in terms if term.start <= day and (term.end is None or day < term.end)] == (
        [read] if read else []
    )
    for before, after in pairwise(terms):
        assert before.end <= after.start
        assert before.end < after.start or before.kinds != after.kinds


def test_somebody_close_who_is_also_a_representative_is_one_party(karin, eva):
    me = themself(karin)
    anna = name_close_one(by=me, subject_id=karin.pk, name="Anna Ek", relation="dotter", at=AT)
    mandate = register(eva, karin, representative=anna.id, kind="future_power")
    assert mandate.representative_id == anna.id
    viewer = bo(mandate, karin)
    about = {"subject_id": karin.pk, "close_one_id": anna.id, "at": AT}
    with asking(viewer), pytest.raises(RuleBroken) as broken, transaction.atomic():
        let_close_one_read(by=viewer, may_read=True, person_says="agrees", person_how="Ja", **about)
    assert [one.code for one in broken.value.findings] == ["nobody_lets_themself_in"]
    with asking(me):
        let_close_one_read(by=me, may_read=True, **about)
    assert close_viewer(anna.id, karin)
    with asking(viewer):
        let_close_one_read(by=viewer, may_read=False, person_says="agrees", person_how="Ja", **about)


def test_only_staff_register_a_mandate(karin):
    with pytest.raises(NotForYou):
        register(themself(karin), karin)
