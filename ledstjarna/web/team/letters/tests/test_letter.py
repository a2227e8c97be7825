"""What stands on a printed letter."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.web.team.letters import letter


def test_a_letter_carries_the_day_in_sweden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "letter_lines", lambda *_: [])
    row = Letter(kind="StoryTold", written_at=datetime(2025, 6, 30, 22, 30, tzinfo=UTC))  # past midnight in Sweden
    shown = letter.letter_shown(SimpleNamespace(), row, Person(given_name="Astrid", language="sv"), "Astrid Lind")
    assert shown.day == "1\xa0juli 2025"


@pytest.mark.parametrize("protected", ["sekretessmarkering", "skyddadFolkbokforing"])
def test_a_protected_persons_letter_has_nothing_on_its_outside(monkeypatch: pytest.MonkeyPatch, protected: str) -> None:
    monkeypatch.setattr(letter, "letter_lines", lambda *_: [])
    row = Letter(kind="StoryTold", written_at=datetime(2025, 6, 30, tzinfo=UTC))
    whose = Person(given_name="Astrid", language="sv", street="Storgatan 1", protected_identity=protected)
    assert letter.letter_shown(SimpleNamespace(), row, whose, "Astrid Lind").receiver == ()
