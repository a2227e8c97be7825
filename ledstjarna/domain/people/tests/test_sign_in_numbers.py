"""By which number somebody close, or a representative, signs in."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import (
    end_close_one,
    end_mandate,
    forget_sign_in_number,
    let_close_one_read,
    let_sign_in,
    name_close_one,
    register_mandate,
)
from ledstjarna.domain.people.models import PersonIdentifier, SignInNumber
from ledstjarna.domain.people.queries import signing_in_as, who_can_sign_in
from ledstjarna.domain.people.tests.made import AT, asking, reading, themself
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.identity import official_test_numbers, parse

FIRST, SECOND, OWN, *_ = sorted(number for number in official_test_numbers() if number.startswith("1979"))


def opens(number):
    return [(one.kind, one.whose) for one in signing_in_as(parse(number))]


def kept():
    with automatic_run("test"):
        return list(SignInNumber.objects.values_list("value", flat=True))


def test_somebody_close_signs_in_to_what_the_person_lets_them_read_and_no_longer(karin):
    me = themself(karin)
    with asking(me):
        anna = name_close_one(by=me, subject_id=karin.pk, name="Anna Ek", relation="dotter", at=AT)
        for number in (FIRST, SECOND):  # the later one replaces the first
            let_sign_in(by=me, subject_id=karin.pk, party_id=anna.id, number=number, at=AT)
    assert who_can_sign_in(reading(me, karin)) == {anna.id}
    assert opens(SECOND) == []  # a number lets nobody read
    with asking(me):
        let_close_one_read(by=me, subject_id=karin.pk, close_one_id=anna.id, may_read=True, at=AT)
    assert opens(SECOND) == [("close_one", karin.name)]
    assert opens(FIRST) == []
    with asking(me):
        end_close_one(by=me, subject_id=karin.pk, close_one_id=anna.id, at=AT)
    assert opens(SECOND) == []
    assert kept() == []


def test_a_representative_signs_in_while_the_mandate_holds_and_staff_write_the_number(karin, eva):
    me, day = themself(karin), AT.date()
    with asking(eva):
        held = register_mandate(
            by=eva, subject_id=karin.pk, representative="Bo Ask", kind="god_man", scopes=["personal"],
            start=day - timedelta(days=3), at=AT,
        )  # fmt: skip
        let_sign_in(by=eva, subject_id=karin.pk, party_id=held.representative_id, number=FIRST, at=AT)
    with asking(me), pytest.raises(NotForYou):  # the person has not seen their identification
        let_sign_in(by=me, subject_id=karin.pk, party_id=held.representative_id, number=SECOND, at=AT)
    assert opens(FIRST) == [("representative", karin.name)]
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=held.id, at=AT)
    assert opens(FIRST) == []
    assert kept() == []


@pytest.mark.parametrize(
    ("number", "code"),
    [("", "identity_empty"), ("19790101-0000", "identity_checksum"), (OWN, "number_is_the_persons")],
)
def test_a_number_that_is_none_or_the_persons_own_is_told_in_its_field(karin, number, code):
    me, own = themself(karin), parse(OWN)
    with automatic_run("test"):
        PersonIdentifier.objects.create(county_id="04", subject_id=karin.pk, system=own.system, value=own.value12)
    with asking(me):
        anna = name_close_one(by=me, subject_id=karin.pk, name="Anna Ek", relation="dotter", at=AT)
        with pytest.raises(RuleBroken) as broken:
            let_sign_in(by=me, subject_id=karin.pk, party_id=anna.id, number=number, at=AT)
    assert [(found.code, found.field_name) for found in broken.value.findings] == [(code, "number")]


def test_a_number_is_one_humans_and_can_be_taken_away(karin, eva):
    me, day = themself(karin), AT.date()
    who = {"by": me, "subject_id": karin.pk, "at": AT}
    with asking(me):
        anna = name_close_one(name="Anna Ek", relation="dotter", **who)
        per = name_close_one(name="Per Ek", relation="son", **who)
        let_sign_in(party_id=anna.id, number=FIRST, **who)
        with pytest.raises(RuleBroken) as broken:
            let_sign_in(party_id=per.id, number=FIRST, **who)
    assert [(one.code, one.params["who"]) for one in broken.value.findings] == [("number_is_anothers", "Anna Ek")]
    with asking(eva):  # the same human, close and a representative
        held = register_mandate(
            by=eva, subject_id=karin.pk, representative="anna ek", kind="god_man", scopes=["personal"], start=day, at=AT
        )
        let_sign_in(by=eva, subject_id=karin.pk, party_id=held.representative_id, number=FIRST, at=AT)
    with asking(me):
        with pytest.raises(NotForYou):  # staff wrote that one
            forget_sign_in_number(party_id=held.representative_id, **who)
        forget_sign_in_number(party_id=anna.id, **who)
        with pytest.raises(RuleBroken, match="number_not_there"):
            forget_sign_in_number(party_id=anna.id, **who)
    assert kept() == [parse(FIRST).value12]
    assert who_can_sign_in(reading(me, karin)) == {held.representative_id}
