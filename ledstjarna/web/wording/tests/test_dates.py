"""Days and clocks in words: no line is broken between a number and what it counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from ledstjarna.domain.teams.rules import OFFICE_HOURS
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.waited import waited
from ledstjarna.web.wording import date_text, held_together, hours_text, moment_text
from ledstjarna.web.wording.contact_card import when_text
from ledstjarna.web.wording.meetings import time_text

AT = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)


def test_a_time_is_held_together() -> None:
    with clock_set_to(AT):
        assert date_text(date(2026, 3, 3)) == "3\xa0mars"
        assert date_text(date(2027, 3, 3)) == "3\xa0mars 2027"
        assert moment_text(AT) == "3\xa0mars kl.\xa012.00"
        assert time_text(AT, AT + timedelta(hours=1)) == "tisdag 3\xa0mars kl.\xa012.00–13.00"
        assert when_text(AT, AT) == "i dag kl.\xa012.00"
        assert waited(AT - timedelta(days=3), AT) == "i 3\xa0dagar"
        assert waited(AT - timedelta(days=21), AT) == "i 3\xa0veckor"
        assert hours_text(OFFICE_HOURS) == "måndag–fredag kl.\xa008.00–16.30"
        with translation.override("en"):
            assert moment_text(AT) == "3\xa0March at\xa012:00"


@pytest.mark.parametrize("text", ["ordet kl. utan siffra", "2026-03-03", "070-174 06 52", "vid 3 4", ""])
def test_what_is_no_number_with_a_unit_is_left_as_it_is(text: str) -> None:
    assert held_together(text) == text
