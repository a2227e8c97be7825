"""Calls that reached nobody are told as that, one or several."""

from django.utils.translation import override

from ledstjarna.web.wording.happenings import HappeningText, happening_text
from ledstjarna.web.wording.repeated import told_together


def told(outcome: str) -> HappeningText:
    found = happening_text("CallTried", {"outcome": outcome}, who="Sara Ek")
    assert found
    return found


def test_a_missed_call_is_no_call_that_got_through() -> None:
    with override("sv"):
        assert told("reached").sentence == "Sara Ek hörde av sig"
        assert told_together([told("not_reached")]) == "Sara Ek sökte, men fick inte tag i någon"
        twice = told_together([told("not_reached"), told("not_reached")]).replace("\N{NO-BREAK SPACE}", " ")
        assert twice == "Sara Ek sökte två gånger, men fick inte tag i någon"
        assert told("not_reached").alike != told("reached").alike
