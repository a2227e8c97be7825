"""Declared instruments, answered and scored."""

import pytest

from ledstjarna.domain.needs.models import InstrumentResult
from ledstjarna.domain.needs.rules import INSTRUMENTS
from ledstjarna.web.team.instrument.words import ITEMS, OUTCOMES
from ledstjarna.web.team.tests.desk import Desk


def test_every_item_and_outcome_has_words() -> None:
    assert {item.code for row in INSTRUMENTS.values() for item in row.items} <= set(ITEMS)
    assert {word for row in INSTRUMENTS.values() for word in (row.noted, row.otherwise)} <= set(OUTCOMES)


@pytest.mark.parametrize("code", ["who5", "norton", "downton", "isar"])
def test_answered_whole(desk: Desk, code: str) -> None:
    desk.contact()
    page = desk.path("instrument", code=code)
    desk.refused(page, {})
    text = desk.done(page, {item.code: str(item.highest) for item in INSTRUMENTS[code].items})
    assert "poäng" in text
    assert InstrumentResult.objects.get().instrument == code


def test_one_that_needs_the_age_says_so(desk: Desk) -> None:
    desk.contact()
    desk.refused(desk.path("instrument", code="isar_pc"), {i.code: "1" for i in INSTRUMENTS["isar_pc"].items})


def test_an_unknown_one_is_not_there(desk: Desk) -> None:
    desk.contact()
    desk.get(desk.path("instrument", code="eq5d"), status=404)
