"""What stands on a printed letter."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from ledstjarna.domain.people.models import Letter, Person
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.letters import letter, words


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


def test_a_yes_to_sharing_says_who_keeps_reading_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who work with the person already stay: the letter says no less than the page does."""
    region, municipality, person = new_id(), new_id(), new_id()
    names = {region: SimpleNamespace(name="Region Örebro län"), municipality: SimpleNamespace(name="Örebro kommun")}
    said = SimpleNamespace(said_by_id=person, subject_id=person, organisations=[region], state="given")
    monkeypatch.setattr(words, "consent_said", lambda *_: said)
    monkeypatch.setattr(words, "organisations_by_id", lambda ids: {one: names[one] for one in ids})
    row = Letter(kind="ConsentGiven", body={"consent_id": str(new_id()), "kind": "sharing", "way": "paper"})
    for stay, told in (({municipality}, "läser den också: Örebro kommun."), (set(), "")):
        monkeypatch.setattr(words, "at_work_anyway", lambda *_, stay=stay: stay)
        lines = " ".join(words.letter_lines(SimpleNamespace(), row))
        assert "De här får läsa din plan och din berättelse: Region Örebro län." in lines
        assert told in lines
        assert ("är kvar" in lines) is bool(told)
        assert "Ingen annan organisation får läsa den." in lines
