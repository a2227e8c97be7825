"""What the words of a decision allow, as a table; and what goes beyond it."""

import pytest

from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.domain.plans.rules.bounds import Bounds, bound_findings, bounds_in


@pytest.mark.parametrize(
    ("words", "minutes", "weekly"),
    [
        ("", None, None),
        ("Dusch varje dag", None, None),
        ("Hjälp med lunch varje dag, högst 30 minuter.", 30, None),
        ("Tillsyn vid sänggående varje kväll, högst  25 min", 25, None),
        ("Inköp en gång i veckan, högst en timme.", 60, 1),
        ("Promenad högst en och en halv timme", 90, None),
        ("Promenad, högst två timmar per vecka", 120, None),
        ("Hjälp med dusch två gånger i veckan, högst 45 minuter varje gång.", 45, 2),
        ("Tillsyn fyra gånger per dygn, 15 minuter per besök", 15, 28),
        ("Dusch högst 45 minuter, morgonhjälp högst 20 minuter", 45, None),
        ("Dusch två gånger i veckan, städning en gång i veckan", None, None),
        ("Ögondroppar på en gång per dag, av en gång per dag", None, None),
        ("Stödstrumpor på en gång per dag. Av en gång per dygn, högst 15 minuter varje gång", 15, None),
        ("Dusch minst två gånger i veckan", None, None),
        ("Dusch två gånger i veckan eller oftare, minst 30 minuter per gång", None, None),
        ("Promenad minst två gånger i veckan, högst fyra gånger i veckan", None, 4),
        ("Promenad åtminstone en gång per dag, högst en timme", 60, None),
        ("När en lägenhet blir ledig, högst tre månader efter beslut", None, None),
        ("Beslutat efter 30 minuters samtal", None, None),
    ],
)
def test_only_what_the_words_say_plainly_is_read(words: str, minutes: int | None, weekly: int | None) -> None:
    assert bounds_in(words) == Bounds(minutes, weekly)


def codes(bounds: Bounds, minutes: int, *rules: Rule) -> list[str]:
    return [one.code for one in bound_findings(bounds, words="", minutes=minutes, rules=list(rules))]


def test_longer_and_oftener_than_decided_is_told_by_the_field() -> None:
    twice = Rule("week", weekdays=(0, 3))
    assert codes(Bounds(), 600, Rule("day")) == []
    assert codes(Bounds(45, 2), 45, twice) == []
    assert codes(Bounds(45, 2), 46, twice) == ["longer_than_decided"]
    assert codes(Bounds(45, 2), 45, twice, Rule("week", weekdays=(5,))) == ["oftener_than_decided"]
    assert codes(Bounds(None, 1), 45, Rule("week", 2, (0, 3))) == [], "twice in a fortnight is once a week"
    assert codes(Bounds(45, 7), 45, Rule("day"), Rule("once")) == [], "an extra time is nobody's habit"
    fields = bound_findings(Bounds(45, 2), words="Dusch", minutes=60, rules=[Rule("day")])
    assert [(one.field_name, one.params["most"]) for one in fields] == [("minutes", 45), ("every", 2)]


def test_what_is_prescribed_is_told_of_as_that() -> None:
    found = bound_findings(Bounds(30, 2), words="Omläggning", minutes=45, rules=[Rule("day")], by="prescribed")
    assert [one.code for one in found] == ["longer_than_prescribed", "oftener_than_prescribed"]
    assert {one.section for one in found} == {"HSL 2017:30; PDL 2008:355 3:6"}
