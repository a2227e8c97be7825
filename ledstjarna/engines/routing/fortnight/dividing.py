"""A large area divided into teams that are planned apart: whose persons live near each other, and whose skills, hours
and load are a part of the whole's. One exact program (HiGHS).

Carers are drawn to where they set out from, and to the persons they come to in the plan before.

Whom a visit is locked to stays with the person. Carers of a team come to its persons alone, so what one team lacks
another cannot lend: therefore every skill, title, provider and part of the day is asked of each team in proportion.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Standing, Visit
from ledstjarna.engines.routing.program import Program

STAFF = 40  # carers in a team
NEAREST = 5  # teams that a person may be in: those whose middle is nearest
UNEVEN = 0.05  # how much more or less care a team may have than its carers' part of it
STRAIN = 1.1  # a skill may be this much scarcer in a team than in the whole
LACKING = 60.0  # what a lacking minute of a skill costs, in minutes of travel: a team without it leaves visits unmade
APART = 20.0  # what a person apart from the named contact costs, in minutes of travel
PARTS = (0.0, 660.0, 900.0, 10_000.0)  # of the day: morning, midday, afternoon and evening

Needs = dict[str, float]  # minutes of each skill, title, provider or part of the day


@dataclass(frozen=True, slots=True)
class Team:
    """Ids of those in it."""

    persons: frozenset[str]
    carers: frozenset[str]


def divided(problem: Fortnight, *, staff: int = STAFF, bound: bool = True) -> tuple[Team, ...]:
    """Teams of about so many carers; the same problem gives the same teams. One, where there are too few for two.

    `bound`: whom a visit is locked to, or was done by, is in the person's team, so that each team can be planned apart.
    Where teams are for the time to come, and not for this plan, one visit of today binds nobody.
    """
    number = max(1, round(len(problem.carers) / staff))
    if number == 1:
        return (Team(frozenset(p.id for p in problem.persons), frozenset(c.id for c in problem.carers)),)
    return _Division(problem, number, bound=bound).teams()


def parts(told: dict[str, Any], teams: Iterable[Team]) -> list[dict[str, Any]]:
    """A file's object as one for each team. Everybody's places stay, so that a matrix of travel fits them all."""
    found = []
    for team in teams:
        visits = [_planned(each, team) for each in told["visits"] if each["person"] in team.persons]
        there = {each["id"] for each in visits}
        found.append(
            told
            | {
                "carers": [each for each in told["carers"] if each["id"] in team.carers],
                "persons": [_without(each, team) for each in told["persons"] if each["id"] in team.persons],
                "visits": visits,
                "links": [each for each in told.get("links", []) if each["first"] in there],
            }
        )
    return found


def _without(person: dict[str, Any], team: Team) -> dict[str, Any]:
    """The person, with wishes about those alone who are in the team."""
    told = {key: value for key, value in person.items() if key != "contact" or value in team.carers}
    for key in ("preferred", "not_carers"):
        if key in told:
            told[key] = [each for each in told[key] if each in team.carers]
    return told


def _planned(visit: dict[str, Any], team: Team) -> dict[str, Any]:
    """The visit; a plan before with somebody of another team is none to keep to."""
    before = visit.get("before")
    if before is None or all(each in team.carers for each in before["carers"]):
        return visit
    return {key: value for key, value in visit.items() if key != "before"}


class _Division:
    """The program being made: who is where, and what each team needs and has."""

    def __init__(self, problem: Fortnight, number: int, *, bound: bool) -> None:
        self.problem, self.number, self.bound = problem, number, bound
        self.travel = next(iter(problem.travel.values()))
        self.visits: dict[str, list[Visit]] = defaultdict(list)
        place = {person.id: person.place for person in problem.persons}
        self.came: dict[str, Counter[int]] = defaultdict(Counter)
        for visit in problem.visits:
            self.visits[visit.person].append(visit)
            for name in visit.before.carers if visit.before else ():
                self.came[name][place[visit.person]] += 1
        self.needs = [_needs(self.visits[person.id]) for person in problem.persons]
        kinds = sorted({kind for needs in self.needs for kind in needs})
        self.has = [_has(carer, problem, kinds) for carer in problem.carers]
        self.scarcity = {
            kind: sum(needs.get(kind, 0.0) for needs in self.needs)
            / max(1.0, sum(has.get(kind, 0.0) for has in self.has))
            for kind in kinds
        }
        self.middles = self._middles()

    def _middles(self) -> list[int]:
        """Places in the middle of each team-to-be: far apart at first, then drawn to where visits are."""
        where = [person.place for person in self.problem.persons]
        much = [len(self.visits[person.id]) for person in self.problem.persons]
        middles = [max(set(where), key=lambda place: (-self._reach([place], where, much), -place))]
        while len(middles) < min(self.number, len(set(where))):
            middles.append(max(sorted(set(where)), key=lambda place: min(self.travel[place][each] for each in middles)))
        for _ in range(10):
            nearest = [min(middles, key=lambda middle: self.travel[place][middle]) for place in where]
            drawn = []
            for middle in middles:
                mine = [n for n, each in enumerate(nearest) if each == middle]
                here, weight = [where[n] for n in mine], [much[n] for n in mine]
                drawn.append(min(sorted(set(here)), key=lambda place: self._reach([place], here, weight)))
            if drawn == middles:
                break
            middles = drawn
        return middles

    def _reach(self, middles: list[int], where: list[int], much: list[int]) -> float:
        return sum(n * self.travel[middles[0]][place] for n, place in zip(much, where, strict=True))

    def teams(self) -> tuple[Team, ...]:
        program, teams = Program(), range(len(self.middles))
        lives = [
            self._choice(program, {person.place: len(self.visits[person.id])}, NEAREST)
            for person in self.problem.persons
        ]
        works = [self._choice(program, self._journeys(carer)) for carer in self.problem.carers]
        self._contacts(program, lives, works)
        if self.bound:
            self._bound(program, lives, works)
        for team in teams:
            self._even(program, team, lives, works)
        chosen = program.solved()
        return tuple(
            Team(
                frozenset(p.id for p, at in zip(self.problem.persons, lives, strict=True) if _is(chosen, at, team)),
                frozenset(c.id for c, at in zip(self.problem.carers, works, strict=True) if _is(chosen, at, team)),
            )
            for team in teams
        )

    def _journeys(self, carer: Carer) -> Counter[int]:
        """Where somebody goes, and how often: to the depot and from it, and to whom they came in the plan before."""
        return Counter({carer.leaves: 2 * len(carer.shifts)}) + self.came[carer.id]

    def _choice(self, program: Program, journeys: Mapping[int, int], most: int | None = None) -> dict[int, int]:
        """In exactly one of the teams, or of so many near by: a variable for each. `journeys`: how many, by place."""
        apart = [sum(many * self.travel[place][middle] for place, many in journeys.items()) for middle in self.middles]
        near = sorted(range(len(apart)), key=lambda team: (apart[team], team))[:most]
        found = {team: program.binary(cost=apart[team]) for team in near}
        program.row(dict.fromkeys(found.values(), 1.0), 1.0, 1.0)
        return found

    def _contacts(self, program: Program, lives: list[dict[int, int]], works: list[dict[int, int]]) -> None:
        numbers = {carer.id: number for number, carer in enumerate(self.problem.carers)}
        for person, at in zip(self.problem.persons, lives, strict=True):
            if person.contact not in numbers:
                continue
            for team, here in at.items():
                apart = program.more(cost=APART)
                there = works[numbers[person.contact]].get(team)
                program.row({apart: 1.0, here: -1.0} | ({} if there is None else {there: 1.0}), 0.0)

    def _bound(self, program: Program, lives: list[dict[int, int]], works: list[dict[int, int]]) -> None:
        """Whom a visit is locked to, or was done by, is in the person's team."""
        numbers = {carer.id: number for number, carer in enumerate(self.problem.carers)}
        pairs = {
            (n, numbers[name])
            for n, person in enumerate(self.problem.persons)
            for visit in self.visits[person.id]
            if visit.standing is not Standing.FREE and visit.before
            for name in visit.before.carers
        }
        for person, carer in sorted(pairs):
            for team, here in lives[person].items():
                program.row({here: -1.0, works[carer][team]: 1.0}, 0.0)

    def _even(
        self, program: Program, team: int, lives: list[dict[int, int]], works: list[dict[int, int]]
    ) -> None:  # fmt: skip
        """As many carers as the others, care as they have hours, and of every skill what the whole has."""
        carers = len(works)
        here = {at[team]: n for n, at in enumerate(works) if team in at}
        program.row(dict.fromkeys(here, 1.0), carers // len(self.middles), -(-carers // len(self.middles)))
        asked = {at[team]: n for n, at in enumerate(lives) if team in at}
        for kind, scarcity in self.scarcity.items():
            need = {each: -self.needs[n][kind] for each, n in asked.items() if kind in self.needs[n]}
            has = {each: self.has[n][kind] * scarcity for each, n in here.items() if kind in self.has[n]}
            lacks = program.more(cost=LACKING)
            strain = 1.0 + UNEVEN if kind == "care" else STRAIN
            program.row({each: strain * much for each, much in has.items()} | need | {lacks: 1.0}, 0.0)
            if kind == "care":  # and not much less
                spare = program.more(cost=LACKING)
                program.row({e: much * (1.0 - UNEVEN) for e, much in has.items()} | need | {spare: -1.0}, None, 0.0)


def _is(chosen: list[float], at: dict[int, int], team: int) -> bool:
    return team in at and chosen[at[team]] > 0.5


def _needs(visits: list[Visit]) -> Needs:
    """Minutes that a person asks for, by what whoever comes must have."""
    needs: Needs = defaultdict(float)
    for visit in visits:
        minutes = visit.minutes * visit.together
        part = sum(visit.windows[0].opens >= begins for begins in PARTS)
        kinds = ["care", f"part {part}", *(f"ability {each}" for each in sorted(visit.abilities))]
        kinds += [f"titles {sorted(each)}" for each in visit.titles]
        kinds += [f"provider {visit.provider}"] if visit.provider else []
        for kind in kinds:
            needs[kind] += minutes
        for each in visit.one_has:
            needs[f"ability {each}"] += visit.minutes
    return dict(needs)


def _has(carer: Carer, problem: Fortnight, kinds: list[str]) -> Needs:
    """Minutes on duty that a carer has of each."""
    has: Needs = defaultdict(float)
    wanted = {str(sorted(each)): each for visit in problem.visits for each in visit.titles}
    for shift in carer.shifts:
        minutes = shift.ends - shift.starts
        able = carer.able(problem.days[shift.day])
        for kind in kinds:
            sort, _, name = kind.partition(" ")
            if sort == "part":
                opens, closes = PARTS[int(name) - 1], PARTS[int(name)]
                has[kind] += max(0.0, min(closes, shift.ends) - max(opens, shift.starts))
            elif (
                sort == "care"
                or (sort == "ability" and name in able)
                or (sort == "titles" and carer.titles & wanted[name])
                or (sort == "provider" and carer.provider == name)
            ):
                has[kind] += minutes
    return dict(has)
