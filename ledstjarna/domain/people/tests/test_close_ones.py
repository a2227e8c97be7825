from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import end_close_one, let_close_one_read, name_close_one, tell_story
from ledstjarna.domain.people.models import Person, Story
from ledstjarna.domain.people.queries import close_one, close_ones
from ledstjarna.domain.people.rules import CAN_BE_LET, beyond_own_word
from ledstjarna.domain.people.tests.made import AT, asking, close_viewer, reading, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening


def name_anna(viewer, karin):
    with asking(viewer):
        return name_close_one(by=viewer, subject_id=karin.pk, name="Anna Ek", relation="dotter", is_carer=True, at=AT)


def let(viewer, karin, anna, may_read):
    with asking(viewer):
        let_close_one_read(by=viewer, subject_id=karin.pk, close_one_id=anna.id, may_read=may_read, at=AT)


def test_naming_somebody_lets_them_read_nothing(karin):
    anna = name_anna(themself(karin), karin)
    assert close_viewer(anna.id, karin) is None
    assert [close.name for close in close_ones(reading(themself(karin), karin))] == ["Anna Ek"]


def test_the_person_lets_them_read_and_takes_it_back(karin):
    me = themself(karin)
    anna = name_anna(me, karin)
    let(me, karin, anna, True)
    let(me, karin, anna, True)
    daughter = close_viewer(anna.id, karin)
    assert (daughter.label, daughter.kind, daughter.county_id) == ("Anna Ek, dotter (Karin Ek)", "close_one", "04")
    assert reading(daughter, karin, "story", "plan")
    with pytest.raises(NotForYou):
        reading(daughter, karin, "needs")
    let(me, karin, anna, False)
    assert close_viewer(anna.id, karin) is None
    with asking(me):
        said = Happening.objects.filter(kind="CloseOneReads").order_by("pk").values_list("body__may_read", flat=True)
        assert list(said) == [True, True, False]


def test_staff_may_name_but_not_let_read(karin, eva):
    anna = name_anna(eva, karin)
    with pytest.raises(NotForYou):
        let(eva, karin, anna, True)


def test_who_is_no_longer_close_reads_no_more(karin):
    me = themself(karin)
    anna = name_anna(me, karin)
    let(me, karin, anna, True)
    with asking(me):
        end_close_one(by=me, subject_id=karin.pk, close_one_id=anna.id, at=AT)
        assert close_one(reading(me, karin), anna.id) is None
        with pytest.raises(NotForYou):
            end_close_one(by=me, subject_id=karin.pk, close_one_id=anna.id, at=AT)
    assert close_viewer(anna.id, karin) is None


def test_who_answers_for_a_part_alone_gets_in_without_reading_the_rest(karin):
    me = themself(karin)
    anna = name_anna(me, karin)
    with asking(me):
        write_ground(
            by=me, subject_id=karin.pk, county_id="04", party_id=anna.id, basis="request", at=AT, scope_id=new_id()
        )
    daughter = close_viewer(anna.id, karin)
    assert daughter.label == "Anna Ek, dotter (Karin Ek)"
    with pytest.raises(NotForYou):
        reading(daughter, karin, "basic")


def test_a_name_and_a_relation_are_needed(karin):
    me = themself(karin)
    with pytest.raises(RuleBroken) as broken:
        name_close_one(by=me, subject_id=karin.pk, name="", relation=" ", at=AT)
    assert [finding.field_name for finding in broken.value.findings] == ["name", "relation"]


def test_as_far_as_the_person_lets_and_no_further(karin):
    """Narrowed, widened and for a time: the doors, and the row policies with the doors bypassed."""
    me = themself(karin)
    anna = name_anna(me, karin)
    with asking(me):
        tell_story(by=me, subject_id=karin.pk, seen_version=0, what_matters="Mina barnbarn", at=AT)

    def let_read(lets, last_day=None):
        about = {"by": me, "subject_id": karin.pk, "close_one_id": anna.id, "may_read": True, "at": AT}
        with asking(me):
            let_close_one_read(**about, lets=lets, last_day=last_day)

    def stories_seen(at=AT):
        with transaction.atomic():
            set_viewer((anna.id,), at, not_as=("representative",))
            return Story.objects.count(), Person.objects.count()

    let_read(["plan"])
    daughter = close_viewer(anna.id, karin)
    assert reading(daughter, karin, "plan")
    for kind in ("story", "team"):
        with pytest.raises(NotForYou):
            reading(daughter, karin, kind)
    assert stories_seen() == (0, 1)
    let_read(["story"], last_day=AT.date())
    assert reading(daughter, karin, "story")
    with pytest.raises(NotForYou):
        reading(daughter, karin, "plan")
    assert stories_seen() == (1, 1)
    assert stories_seen(AT + timedelta(days=2)) == (0, 0), "it ends by itself"
    for wrong in ([], ["team"], ["needs", "plan"]):
        with pytest.raises(RuleBroken):
            let_read(wrong)


@given(
    st.sets(st.sampled_from(CAN_BE_LET)), st.none() | st.integers(0, 3), st.sets(st.sampled_from(CAN_BE_LET)),
    st.none() | st.integers(0, 3),
)  # fmt: skip
def test_no_more_than_the_person_chose_is_every_record_every_day(lets, last, own, until):
    def days(kinds, end):
        return {(kind, day) for kind in kinds for day in range(5 if end is None else end + 1)}

    day = [None if end is None else AT.date() + timedelta(days=end) for end in (last, until)]
    beyond = beyond_own_word(lets, day[0], own_lets=own, own_last_day=day[1])
    if lets:
        assert beyond == (not days(lets, last) <= days(own, until))
