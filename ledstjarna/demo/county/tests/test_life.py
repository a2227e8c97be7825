"""The cases hang together, say what the person can say, and keep what the law keeps apart."""

import re
from collections import Counter
from datetime import date

import pytest

from ledstjarna.demo.county.decks import Decks
from ledstjarna.demo.county.life.draw import draw_case
from ledstjarna.demo.county.life.model import STAGES, CaseDraft
from ledstjarna.demo.county.life.texts import situations, supports
from ledstjarna.demo.county.persons import PersonDraft, draw_households
from ledstjarna.demo.county.structure.build import build_structure
from ledstjarna.demo.county.structure.structure import Structure

ON = date(2025, 11, 22)
AREAS = {f"d{chapter}" for chapter in range(1, 10)} | {"safety", "carer"}
Told = tuple[PersonDraft, CaseDraft]


@pytest.fixture(scope="module")
def structure() -> Structure:
    return build_structure(seed=5, persons=6000)


@pytest.fixture(scope="module")
def told(structure: Structure) -> list[Told]:
    decks = Decks(5)
    return [
        (person, draw_case(seed=5, person=person, home=home, structure=structure, on=ON, decks=decks))
        for home in draw_households(seed=5, persons=6000, plans=1200, on=ON)
        for person in home
        if person.has_plan
    ]


def test_every_situation_and_stage_is_there(told: list[Told]) -> None:
    assert {case.situation for _, case in told} == set(situations())
    assert {case.stage for _, case in told} == set(STAGES)


def test_every_support_is_offered_by_some_situation() -> None:
    named = {
        key for situation in situations().values() for need in situation["need"] for way in need["ways"] for key in way
    }
    assert named == set(supports())


def test_texts_are_filled_in_and_fit_their_columns(told: list[Told]) -> None:
    for _, case in told:
        story = case.story
        for text in (story.what_matters, story.what_i_can, story.how_to_meet_me, story.who_is_close, story.reach_note):
            assert text.strip()
            assert not re.search(r"[{}]|\s{3,}| \.", text)
        for need in case.needs:
            assert need.need
            assert need.own_words
            assert need.resources
        for proposal in case.proposals:
            assert 0 < len(proposal.title) <= 200
            assert 0 < len(proposal.when) <= 200
            assert all((proposal.why, proposal.asks_of_me, proposal.can_change_mind, proposal.after_no))
            assert "{" not in repr(proposal)


def test_stories_vary(told: list[Told]) -> None:
    stories = Counter(case.story.what_matters for _, case in told)
    assert len(stories) > 0.95 * len(told)
    assert len({sentence for story in stories for sentence in re.split(r"(?<=[.?!])\s+", story)}) > 250


def test_needs_have_levels_and_a_goal_each(told: list[Told]) -> None:
    for _, case in told:
        assert 1 <= len(case.needs) <= 4
        assert len({need.life_area for need in case.needs}) == len(case.needs)
        assert [goal.need for goal in case.goals] == list(range(len(case.needs)))
        for need in case.needs:
            assert need.life_area in AREAS
            assert 0 <= need.wanted_level <= need.professional_level <= 4
            assert need.wanted_level <= need.own_level <= 4


def test_every_goal_has_a_proposal_and_alternatives_answer_the_same_goal(told: list[Told]) -> None:
    for _, case in told:
        assert {proposal.goal for proposal in case.proposals} == set(range(len(case.goals)))
        for index, proposal in enumerate(case.proposals):
            if proposal.alternative_of is not None:
                assert proposal.alternative_of < index
                assert case.proposals[proposal.alternative_of].goal == proposal.goal


def test_owners_fit_the_legal_basis(told: list[Told], structure: Structure) -> None:
    kinds = {"own": "", "close_one": "", "association": "association", "open_support": "municipality"}
    kinds |= {"sol": "municipality", "lss": "municipality"}
    for person, case in told:
        close = {one.id for one in case.close_ones}
        for proposal in case.proposals:
            owner = proposal.owner
            if proposal.legal_basis == "own":
                assert owner.id == person.id
            elif proposal.legal_basis == "close_one":
                assert owner.id in close
            else:
                assert owner.unit is not None
                runs = structure.organisation_of(owner.unit).kind
                assert runs == kinds.get(proposal.legal_basis, runs)
                assert runs in ("region", "municipality", "association")


def test_choices_and_decisions_come_in_their_order(told: list[Told]) -> None:
    for _, case in told:
        answered = [proposal for proposal in case.proposals if proposal.choice]
        if case.stage in ("story", "consent", "assessed"):
            assert not answered
        if case.stage == "agreed":
            yes = {p.goal for p in answered if p.choice and p.choice.kind == "yes"}
            assert yes == set(range(len(case.goals)))
        for proposal in case.proposals:
            if proposal.decision is not None:
                assert proposal.legal_basis in ("sol", "lss")
                assert proposal.choice is not None
                assert proposal.choice.kind in ("yes", "change")
                assert (proposal.decision.outcome == "granted") == (not proposal.decision.how_to_appeal)


def test_children_have_guardians_and_their_own_voice(told: list[Told]) -> None:
    for person, case in told:
        if person.age(ON) < 18 and person.household_role == "child":
            assert case.representatives
            assert {representative.kind for representative in case.representatives} == {"guardian"}
        if person.age(ON) >= 18:
            assert all(representative.kind != "guardian" for representative in case.representatives)
        assert (case.story.told_by == "parents") == (person.age(ON) < 7)


def test_close_ones_have_plausible_ages(told: list[Told]) -> None:
    for person, case in told:
        born = person.birth_date.year
        for one in case.close_ones:
            if one.kind in ("child", "young_child"):
                assert one.birth_year - born >= 14
            if one.kind == "parent":
                assert born - one.birth_year >= 14
            if one.kind == "grandparent":
                assert born - one.birth_year >= 40


def test_a_shared_plan_has_both_principals(told: list[Told], structure: Structure) -> None:
    for _, case in told:
        assert case.team
        assert len({member.id for member in case.team}) == len(case.team)
        if case.with_sip:
            assert {structure.organisation_of(member.unit).kind for member in case.team} >= {"region", "municipality"}


def test_the_same_seed_tells_the_same_case(structure: Structure) -> None:
    home = next(h for h in draw_households(seed=5, persons=500, plans=100, on=ON) if any(p.has_plan for p in h))
    person = next(person for person in home if person.has_plan)
    one, other = (
        draw_case(seed=5, person=person, home=home, structure=structure, on=ON, decks=Decks(5)) for _ in range(2)
    )
    assert one == other
