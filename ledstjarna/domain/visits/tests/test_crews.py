"""Arbetslag: one spelling of each name, and a person is theirs who make most of the visits."""

from uuid import UUID

from ledstjarna.domain.visits.rules.crews import Crews, called, crew_findings, tidied

EVA, BO, LO, ASTRID, STEN = (UUID(int=number) for number in range(1, 6))


def test_a_name_has_one_spelling_and_none_is_left_out() -> None:
    assert tidied({EVA: " Norr ", BO: "norr", LO: "", ASTRID: "Norr"}) == dict.fromkeys((EVA, BO, ASTRID), "Norr")
    assert Crews({EVA: "Söder", BO: "norr"}).names == ["norr", "Söder"]


def test_a_person_is_theirs_who_make_most_of_the_visits() -> None:
    crews = Crews({EVA: "Norr", BO: "Söder"})
    visits = [(ASTRID, EVA, 3), (ASTRID, BO, 4), (ASTRID, LO, 9), (STEN, LO, 1)]
    assert crews.whose(visits) == {ASTRID: "Söder"}, "who meets nobody of a crew is in none"
    assert crews.whose([(ASTRID, EVA, 2), (ASTRID, BO, 2)]) == {ASTRID: "Norr"}, "the first by name of two as good"


def test_a_name_can_be_read_in_a_row_of_links_and_is_of_the_units_own() -> None:
    for name, wrong in (("Norr", False), ("1", False), ("-", True), ("N" * 31, True)):
        assert bool(crew_findings({EVA: name}, staff=[EVA])) is wrong
    assert [one.code for one in crew_findings({EVA: "Norr"}, staff=[BO])] == ["carer_unknown"]


def test_new_crews_are_called_after_where_their_persons_live() -> None:
    places = [["Torp", "Torp", "Näs"], ["Näs"], ["Torp", ""], [""], []]
    assert called(places) == ["Torp 1", "Näs", "Torp 2", "1", "2"]
