"""Draws a coherent case for a person with a plan."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from ledstjarna.demo.county.decks import Deck, Decks
from ledstjarna.demo.county.geometry import Point
from ledstjarna.demo.county.life.answering import answer, decide
from ledstjarna.demo.county.life.close_ones import Kin
from ledstjarna.demo.county.life.model import CaseDraft
from ledstjarna.demo.county.life.needs import choose_needs, goals_of, need_draft
from ledstjarna.demo.county.life.proposals import Around, help_every_day, propose
from ledstjarna.demo.county.life.representatives import representatives_of
from ledstjarna.demo.county.life.story import tell
from ledstjarna.demo.county.life.texts import situations
from ledstjarna.demo.county.life.words import words_of
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.places import localities
from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.domain.teams.rules import CAN_COORDINATE

_OLD = 65
_CARERS_OWN = ("carer", "small_child")  # where those who read the plan are the carers themselves
# How far cases have come: our own assumption. `settled` is an agreed plan in which nothing waits any more.
_STAGES: Deck = (
    ("story", 1), ("consent", 1), ("assessed", 2), ("proposed", 4), ("chosen", 4), ("agreed", 4), ("settled", 4),
    ("ended", 1),
)  # fmt: skip

# Who stands for themself and is not of age: few, so that each has come far enough to have a plan that others read.
_YOUNG, _STAGES_OF_YOUNG = range(15, 18), (("agreed", 1), ("proposed", 1), ("chosen", 1), ("settled", 1))
# They too are few: what is not told of them is seen where there is a plan to read.
_STAGES_OF_PROTECTED = (("agreed", 1), ("chosen", 1), ("settled", 1))


def draw_case(
    *, seed: int, person: PersonDraft, home: Sequence[PersonDraft], structure: Structure, on: date, decks: Decks,
    at_home: bool = False,
) -> CaseDraft:  # fmt: skip
    """The person's life as a case. `home` are those who live together, the person included.

    The same seed, person and hand from the decks give the same case. `at_home`: the old have help every day, granted.
    """
    rng = Random(f"{seed}/case/{person.serial}")
    close_ones = Kin(seed, person, home, on, rng).gather()
    key, situation = _situation(rng, person, has_partner=any(one.kind == "partner" for one in close_ones), on=on)
    words = words_of(person, close_ones, person.locality or localities(person.municipality)[0].name, on, rng)
    team = _team(person, situation, structure)
    words["helper"] = team[0].staff.given_name
    words["carer_self" if key in _CARERS_OWN else "cared"] = ""
    needs = choose_needs(rng, situation, words)
    at_home = at_home and person.age(on) >= _OLD
    pace = "settled" if at_home else decks.deal("stages", _STAGES)
    if person.age(on) in _YOUNG:
        pace = decks.deal_apart("stages of the young", _STAGES_OF_YOUNG)
    elif person.protected_identity and not at_home:
        pace = decks.deal_apart("stages of the protected", _STAGES_OF_PROTECTED)
    around = Around(seed, person, close_ones, team, structure, words, rng)
    proposals = answer(rng, propose(around, needs), pace, words)
    authority = structure.organisation_of(structure.unit_for(person.municipality, "assessment_old")).name
    return CaseDraft(
        person=person.id,
        situation=key,
        stage="agreed" if pace == "settled" else pace,
        settled=pace in ("settled", "ended"),
        with_sip=_is_shared(team, structure) and rng.random() < situation["sip"],
        story=tell(rng, situation, person.age(on), words),
        close_ones=close_ones,
        representatives=representatives_of(rng, seed, person, close_ones, situation, on),
        team=team,
        needs=tuple(need_draft(rng, need, words) for need in needs),
        goals=goals_of(rng, seed, person.id, needs, words),
        proposals=(
            *decide(rng, proposals, pace, authority, decks),
            *(help_every_day(around, proposals) if at_home else ()),
        ),
    )


def _situation(rng: Random, person: PersonDraft, *, has_partner: bool, on: date) -> tuple[str, dict[str, Any]]:
    fitting = {
        key: situation
        for key, situation in situations().items()
        if _fits(situation, person, has_partner=has_partner, on=on)
    }
    weights = [_weight(key, situation, person, on) for key, situation in fitting.items()]
    key = rng.choices(list(fitting), weights)[0]
    return key, fitting[key]


def _fits(situation: dict[str, Any], person: PersonDraft, *, has_partner: bool, on: date) -> bool:
    low, high = situation["ages"]
    lives = situation.get("lives", "any")
    return (
        low <= person.age(on) <= high
        and (lives != "partner" or has_partner)
        and (lives != "alone" or person.household_size == 1)
        and (situation.get("language") != "other" or person.language not in ("sv", "swl", "fi", "en"))
    )


def _weight(key: str, situation: dict[str, Any], person: PersonDraft, on: date) -> float:
    """Old persons in special housing live at a care home, and some of the oldest who live alone."""
    weight = float(situation["weight"])
    if key == "care_home":
        if person.tenure == "special_housing":
            return weight * 20
        return weight * 0.8 if person.household_size == 1 and person.age(on) >= 85 else 0.0
    return weight


def _team(person: PersonDraft, situation: dict[str, Any], structure: Structure) -> tuple[AssignmentDraft, ...]:
    point = None if person.latitude is None else Point(person.latitude, person.longitude or 0.0)
    found = []
    for index, entry in enumerate(situation["team"]):
        service, role = entry.split("/")
        unit = structure.unit_for(person.municipality, service, point)
        found.append(structure.assigned(unit, role, person.serial // (index + 1)))
    # Who meets the person first holds the team together: somebody who can, best of all whose work it is.
    found.sort(key=lambda member: (member.role not in CAN_COORDINATE, member.role != "coordinator"))
    return tuple({member.id: member for member in found}.values())


def _is_shared(team: Sequence[AssignmentDraft], structure: Structure) -> bool:
    kinds = {structure.organisation_of(member.unit).kind for member in team}
    return {"region", "municipality"} <= kinds
