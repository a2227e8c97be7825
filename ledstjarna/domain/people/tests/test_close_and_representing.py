"""Somebody who is close to a person and represents them too is here as one of the two, and reads by that alone."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import NotForYou, open_change, open_reading, persons_in_reach
from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.people.actions import (
    end_mandate,
    let_close_one_read,
    let_sign_in,
    name_close_one,
    register_mandate,
)
from ledstjarna.domain.people.models import CloseOne, Representative
from ledstjarna.domain.people.queries import opens_for, signing_in_as
from ledstjarna.domain.people.tests.made import AT, asking, close_viewer, themself
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.identity import official_test_numbers, parse

NUMBER = min(number for number in official_test_numbers() if number.startswith("1979"))


@pytest.fixture
def gustav(karin, eva):
    """The son, whom Karin lets read, and who holds her power of attorney for personal matters."""
    me = themself(karin)
    with asking(me):
        close = name_close_one(by=me, subject_id=karin.pk, name="Gustav Ek", relation="son", at=AT)
        let_close_one_read(by=me, subject_id=karin.pk, close_one_id=close.id, may_read=True, at=AT)
    with asking(eva):
        mandate = register_mandate(
            by=eva, subject_id=karin.pk, representative=close.id, kind="future_power", scopes=["personal"],
            start=AT.date() - timedelta(days=3), at=AT,
        )  # fmt: skip
        let_sign_in(by=eva, subject_id=karin.pk, party_id=close.id, number=NUMBER, at=AT)
    with clock_set_to(AT + timedelta(hours=1)):
        yield mandate


def reads(viewer, karin, kind):
    set_viewer(viewer.parties, not_as=viewer.not_as)
    try:
        open_reading(viewer, karin.pk, what="test", kinds=[kind])
    except NotForYou:
        return False
    return True


def test_they_are_asked_as_which_they_are_here_and_no_longer_once_the_mandate_has_ended(karin, eva, gustav):
    def told():
        return [(one.kind, one.role) for one in signing_in_as(parse(NUMBER))]

    assert told() == [("representative", "future_power"), ("close_one", "son")]
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=gustav.id, at=AT + timedelta(hours=1))
    assert told() == [("close_one", "son")]


def test_what_they_read_follows_what_they_are_here_as(karin, gustav):
    son, acting = (close_viewer(gustav.representative_id, karin, kind) for kind in ("close_one", "representative"))
    assert [reads(son, karin, kind) for kind in (PLAN, DECISION)] == [True, False]
    assert [reads(acting, karin, kind) for kind in (PLAN, DECISION)] == [True, True]
    set_viewer(son.parties, not_as=son.not_as)
    assert persons_in_reach(son, kind=DECISION) == []
    with pytest.raises(NotForYou):
        open_change(son, karin.pk, what="test", kinds=[DECISION])


def test_neither_opens_by_the_others_right(karin, eva, gustav):
    """Let to read no longer they are still the representative, and the other way round; never a way in by both."""
    party, me = gustav.representative_id, themself(karin)
    with asking(me):
        let_close_one_read(by=me, subject_id=karin.pk, close_one_id=party, may_read=False, at=AT + timedelta(hours=1))
    assert opens_for(party, "close_one", karin.pk) is None
    assert not CloseOne.objects.exists()
    assert opens_for(party, "representative", karin.pk) is not None
    assert Representative.objects.exists()
    with asking(me):
        let_close_one_read(by=me, subject_id=karin.pk, close_one_id=party, may_read=True, at=AT + timedelta(hours=1))
    with asking(eva):
        end_mandate(by=eva, subject_id=karin.pk, mandate_id=gustav.id, at=AT + timedelta(hours=1))
    assert opens_for(party, "representative", karin.pk) is None
    assert opens_for(party, "close_one", karin.pk) is not None
