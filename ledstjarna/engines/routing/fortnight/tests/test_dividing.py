"""A large area divided into teams: everybody in one, neighbours together, and no team without a skill it needs."""

from collections.abc import Collection
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.engines.routing.fortnight.dividing import UNEVEN, divided, parts
from ledstjarna.engines.routing.fortnight.generating import generated
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.tests.own import carer, small, visit

_CARERS = {f"c{number}" for number in range(4)}


def two_villages() -> dict[str, Any]:
    """Ten minutes from the office each, twenty apart; somebody in each needs insulin, and two of four can give it."""
    told = small()
    told["places"] = [{"id": each} for each in ("office", "a1", "a2", "b1", "b2")]
    told["travel"]["car"]["matrix"] = [
        [0, 10, 10, 10, 10], [10, 0, 1, 20, 20], [10, 1, 0, 20, 20], [10, 20, 20, 0, 1], [10, 20, 20, 1, 0],
    ]  # fmt: skip
    told["persons"] = [{"id": f"p {place}", "place": place} for place in ("a1", "a2", "b1", "b2")]
    able = [{"ability": "insulin"}]
    told["carers"] = [carer("c1", delegations=able), carer("c2", delegations=able), carer("c3"), carer("c4")]
    told["persons"][0]["contact"] = "c3"
    told["persons"][3] |= {"contact": "c4", "not_carers": ["c3", "c4"]}
    told["visits"] = [visit(each["id"], each["id"]) for each in told["persons"]]
    for number in (0, 3):
        told["visits"][number]["abilities"] = ["care", "insulin"]
    told["links"] = [{"first": "p a1", "second": "p a2", "shortest": 0}]
    return told


def test_neighbours_are_together_and_each_team_can_what_its_persons_need() -> None:
    told = two_villages()
    teams = divided(fortnight_of(told), staff=2)
    assert {team.persons for team in teams} == {frozenset({"p a1", "p a2"}), frozenset({"p b1", "p b2"})}
    for team in teams:
        assert len(team.carers & {"c1", "c2"}) == 1  # one who can give insulin
        assert ("c3" in team.carers) == ("p a1" in team.persons)  # and the named contact
    north, south = sorted(parts(told, teams), key=lambda each: each["visits"][0]["id"])
    assert [len(each["links"]) for each in (north, south)] == [1, 0]
    (last,) = (each for each in south["persons"] if each["id"] == "p b2")
    assert (last["contact"], last["not_carers"]) == ("c4", ["c4"])
    for each in (north, south):
        fortnight_of(each)


def test_whom_a_visit_is_locked_to_stays_and_a_plan_before_with_somebody_elsewhere_is_none() -> None:
    told = two_villages()
    told["visits"][0] |= {"standing": "locked", "before": {"carers": ["c4"]}}
    told["visits"][2] |= {"before": {"carers": ["c4"], "starts": "08:00"}}
    told["persons"][0].pop("contact")
    told["persons"][3] |= {"contact": "c3", "not_carers": []}
    teams = divided(fortnight_of(told), staff=2)
    (north,) = (team for team in teams if "p a1" in team.persons)
    assert "c4" in north.carers
    files = parts(told, teams)
    befores = {each["id"]: each.get("before") for file in files for each in file["visits"]}
    assert befores["p a1"] == {"carers": ["c4"]}
    assert befores["p b1"] is None
    for each in files:
        fortnight_of(each)


def test_carers_stay_with_those_they_come_to() -> None:
    told = two_villages()
    for number, name in enumerate(("c3", "c2", "c1", "c4")):
        told["visits"][number] |= {"before": {"carers": [name], "starts": "08:00"}}
    for person in told["persons"]:
        person.pop("contact", None)
        person.pop("not_carers", None)
    teams = divided(fortnight_of(told), staff=2)
    assert {team.carers for team in teams} == {frozenset({"c2", "c3"}), frozenset({"c1", "c4"})}


def test_the_program_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    divided(fortnight_of(two_villages()), staff=2)
    assert capfd.readouterr().out == ""


def test_too_few_for_two_teams_are_one() -> None:
    problem = fortnight_of(small())
    (team,) = divided(problem)
    assert team.persons == {each.id for each in problem.persons}


def test_everybody_is_in_one_team_of_the_size_asked_for_and_again_in_the_same() -> None:
    told = generated(persons=12, carers=12, days=2, seed=2)
    problem = fortnight_of(told)
    teams = divided(problem, staff=6)
    assert teams == divided(problem, staff=6)
    assert [len(team.carers) for team in teams] == [6, 6]
    for of, everybody in (("persons", problem.persons), ("carers", problem.carers)):
        assert sorted(one for team in teams for one in getattr(team, of)) == sorted(each.id for each in everybody)
    files = parts(told, teams)
    assert sum(len(each["visits"]) for each in files) == len(told["visits"])
    assert sum(len(each["links"]) for each in files) == len(told["links"])
    for each in files:
        fortnight_of(each)


def _small_unit(random: Random) -> dict[str, Any]:
    """Four carers of different hours and some persons of different need, spread along a road; what has been done today
    was done across it."""
    told = small() | {"links": []}
    many = random.randrange(4, 7)
    where = [0, *(random.randrange(40) for _ in range(many))]
    told["places"] = [{"id": f"at {number}"} for number in range(many + 1)]
    told["travel"]["car"]["matrix"] = [[abs(a - b) for b in where] for a in where]
    told["depots"] = [{"id": "office", "place": "at 0"}]
    told["carers"] = [carer(f"c{number}") for number in range(4)]
    for one in told["carers"]:
        for shift in one["shifts"]:
            shift["ends"] = random.choice(["13:00", "15:30", "16:00"])
    told["persons"] = [{"id": f"p{number}", "place": f"at {number + 1}"} for number in range(many)]
    told["visits"] = [visit(f"v{n}", f"p{n}", minutes=random.choice([20, 30, 45, 60, 90])) for n in range(many)]
    for number, one in enumerate(told["visits"]):
        done = {"before": {"carers": [f"c{number % 4}"], "starts": f"{8 + number:02}:00"}, "standing": "done"}
        one.update(done if random.random() < 0.3 else {})
    return told


def _uneven(problem: Fortnight, persons: Collection[str], carers: Collection[str]) -> float:
    """How much more or less care than their hours' part these carers have, as a part of it."""
    care = {one: sum(each.minutes for each in problem.visits if each.person == one) for one in persons}
    hours = {each.id: sum(row.ends - row.starts for row in each.shifts) for each in problem.carers}
    part = sum(each.minutes for each in problem.visits) * sum(hours[one] for one in carers) / sum(hours.values())
    return abs(sum(care.values()) - part) / part


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_teams_have_care_as_they_have_hours_wherever_they_can(random: Random) -> None:
    problem = fortnight_of(_small_unit(random))
    teams = divided(problem, staff=2, bound=False)
    assert [len(team.carers) for team in teams] == [2, 2]
    names = [each.id for each in problem.persons]
    least = min(
        max(_uneven(problem, its, pair), _uneven(problem, [*set(names) - set(its)], [*_CARERS - set(pair)]))
        for pair in combinations(sorted(_CARERS), 2)
        for many in range(len(names) + 1)
        for its in combinations(names, many)
    )
    found = max(_uneven(problem, team.persons, team.carers) for team in teams)
    assert found <= max(UNEVEN, least) + 0.02, (found, least)


def test_a_visit_that_is_done_binds_who_is_to_be_planned_apart_and_nobody_else() -> None:
    told = two_villages()
    for number, name in enumerate(("c1", "c2", "c1", "c2")):
        told["visits"][number] |= {"standing": "done", "before": {"carers": [name], "starts": f"{8 + number:02}:00"}}
    problem = fortnight_of(told)
    for team in divided(problem, staff=2, bound=False):
        assert (len(team.carers), len(team.persons)) == (2, 2)
    (whole,) = (team for team in divided(problem, staff=2) if "c1" in team.carers)
    assert {"p a1", "p b1"} <= whole.persons, "of one who has been in both villages"
