"""Continuity by whose the persons are."""

from uuid import UUID

from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.domain.visits.rules.crews import Crews
from ledstjarna.web.team.crews.chosen import Chosen

EVA, BO, ASTRID, STEN, MAJ = (UUID(int=number) for number in range(1, 6))
WHOLE = Continuity({ASTRID: 4, STEN: 8, MAJ: 12})


def test_each_crew_is_told_its_own_persons_and_none_falls_between() -> None:
    told = (Crews({EVA: "Norr", BO: "Söder"}), {ASTRID: "Norr", STEN: "Norr"})
    assert Chosen(told[0], None, told[1]).counted(WHOLE) == [], "of all it is the unit's own figure"
    every = [(name, its.middle) for name, its in Chosen(told[0], None, told[1]).counted(WHOLE, every=True)]
    assert every == [("Norr", 6.0), ("Söder", None), ("Inget arbetslag", 12.0)]
    assert [its.mean for _name, its in Chosen(told[0], "Norr", told[1]).counted(WHOLE)] == [6.0]
    assert [its.mean for _name, its in Chosen(told[0], "", told[1]).counted(WHOLE)] == [12.0]
    assert Chosen(Crews(), None, {}).counted(WHOLE, every=True) == [], "nothing where none are said"
