"""The law of access: the rules against a second, slow and obvious writing of it, and faults sown to be found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ledstjarna.domain.consent.rules import blocks, facts, grounds, kinds, told, verdict
from ledstjarna.domain.consent.rules.consents import consent_state
from ledstjarna.domain.consent.rules.facts import Facts
from tests.spec import law_cases
from tests.spec.slow_law import what_the_law_says


@pytest.fixture(scope="module")
def matrix() -> list[tuple[Facts, tuple[bool, str, str]]]:
    """Every cell with what the slow writing says."""
    cells = [*law_cases.of_staff(), *law_cases.of_everybody_else()]
    return [(cell, what_the_law_says(cell)) for cell in cells]


def differences(cells: list[tuple[Facts, tuple[bool, str, str]]]) -> list[tuple[Facts, Any, Any]]:
    """The first cell where the two do not say the same."""
    for cell, law in cells:
        said = verdict.decide(cell)
        if (said.allowed, said.basis, said.told) != law:
            return [(cell, said, law)]
    return []


def test_the_rules_say_what_the_law_says(matrix: list[tuple[Facts, tuple[bool, str, str]]]) -> None:
    assert len(matrix) > 20_000
    assert {law[1] for _cell, law in matrix} == {"", *(ground.name for ground in verdict.GROUNDS)}
    assert {law[2] for _cell, law in matrix} == {"", "exists", "blocked", "blocked_where"}
    assert differences(matrix) == []


def test_every_answer_names_its_section(matrix: list[tuple[Facts, tuple[bool, str, str]]]) -> None:
    for cell, (allowed, _basis, what) in matrix[::50]:
        assert bool(verdict.decide(cell).section) == bool(allowed or what)


def test_consent_cannot_widen_the_grounds() -> None:
    """With every consent there is, an association reads its one part, a leader nobody, who has no errand nothing."""
    for cell in law_cases.of_everybody_else():
        if cell.asker.kind == "association" and verdict.decide(cell).allowed:
            assert cell.record.kind == "part"
        if cell.asker.kind in ("leader", "nobody we know"):
            assert not verdict.decide(cell).allowed or cell.record.kind == "aggregate"


def _ground(name: str, function: Callable[[Facts], bool]) -> tuple[Any, str, Any]:
    return grounds, name, function


def _without_strip(cell: Facts) -> bool:
    danger = cell.danger
    return danger is not None and cell.asker.sector == "care" and danger.term.holds(cell.at) and bool(danger.to)


def _holds_to_the_moment(self: facts.Term, at: Any) -> bool:
    return self.start <= at and (self.end is None or at <= self.end)


def _begins_after(self: facts.Term, at: Any) -> bool:
    return self.start < at and (self.end is None or at < self.end)


own, own_records = grounds.own_work, grounds.own_records
related, others = Facts.related, grounds._reads_others


def _all_as_own(cell: Facts) -> bool:
    return own_records(replace(cell, record=replace(cell.record, organisation=cell.asker.organisation)))


FAULTS: dict[str, tuple[Any, str, Any]] = {
    "the last moment of a term holds": (facts.Term, "holds", _holds_to_the_moment),
    "the first moment of a term does not hold": (facts.Term, "holds", _begins_after),
    "one's own log is not one's own": (grounds, "ALL_KINDS", ("basic", "story", "needs", "plan", "decision", "team")),
    "guardians read until 16": (
        grounds, "MANDATE_READS",
        tuple(replace(row, until_age=16) if row.until_age else row for row in grounds.MANDATE_READS),
    ),
    "guardians read when no age is known": (grounds, "_still", lambda row, age: (age or 0) < 15),
    "a god man for rights reads everything": (
        grounds, "MANDATE_READS",
        tuple(replace(row, kinds=grounds._PERSONAL) for row in grounds.MANDATE_READS),
    ),
    "a förvaltare reads": (
        grounds, "MANDATE_READS",
        (*grounds.MANDATE_READS, grounds.MandateReads("forvaltare", frozenset(), ("basic",), "")),
    ),
    "a future power reads what is assessed": (
        grounds, "MANDATE_READS",
        tuple(replace(row, kinds=(*row.kinds, "needs")) for row in grounds.MANDATE_READS if row.kind != "god_man"),
    ),
    "what a mandate covers makes no difference": (
        grounds, "MANDATE_READS", tuple(replace(row, scopes=frozenset()) for row in grounds.MANDATE_READS)
    ),
    "a god man for property reads decisions": (
        grounds, "MANDATE_READS",
        (*grounds.MANDATE_READS, grounds.MandateReads("god_man", frozenset({"property"}), ("decision",), "")),
    ),
    "somebody close reads what they are not let": _ground(
        "close_one", lambda cell: cell.asker.kind == "close_one" and cell.record.kind in ("basic", "plan")
    ),
    "somebody close reads needs when let": _ground(
        "close_one", lambda cell: cell.asker.kind == "close_one" and cell.record.kind in cell.lets
    ),
    "own work reaches others' records": _ground(
        "own_work", lambda cell: own(replace(cell, record=replace(cell.record, organisation=None)))
    ),
    "who comes while others hold the plan reads it": (Facts, "holds_the_plan", property(lambda _self: True)),
    "who comes while others hold the plan reads what they planned there": _ground("own_records", _all_as_own),
    "who is invited counts as at work": (
        Facts, "related", lambda self, *kinds: related(self, *kinds, *(["invited"] if "support" in kinds else []))
    ),
    "a relation of another organisation counts": (
        Facts, "related",
        lambda self, *kinds: self.relation is not None and self.relation.kind in kinds
        and self.relation.term.holds(self.at),
    ),
    "a relation that is over counts": (
        Facts, "related",
        lambda self, *kinds: self.relation is not None and self.relation.kind in kinds
        and self.relation.organisation == self.asker.organisation,
    ),
    "any yes to sharing will do": (
        Facts, "consents", lambda self, kind, _organisation: any(answer.gives(kind, self.at) for answer in self.answers)
    ),
    "a withdrawn yes is a yes": (
        facts.Answer, "gives", lambda self, kind, _at: self.kind == kind and self.state in ("given", "withdrawn")
    ),
    "the three consents are one": (facts.Answer, "gives", lambda self, _kind, _at: self.state == "given"),
    "a yes outlasts its time": (
        facts.Answer, "gives", lambda self, kind, _at: self.kind == kind and self.state == "given"
    ),
    "a yes holds the moment its time ends": (
        facts.Answer, "gives",
        lambda self, kind, at: self.kind == kind and self.state == "given" and (self.ends is None or at <= self.ends),
    ),
    "relevance need not be said": (
        grounds, "_reads_others", lambda cell: others(replace(cell, relevance=cell.relevance or "needed"))
    ),
    "blanks are relevance": (
        grounds, "_reads_others", lambda cell: others(replace(cell, relevance="x" if cell.relevance else ""))
    ),
    "the social side covers everybody": (
        grounds, "_reads_others",
        lambda cell: others(replace(cell, whose=replace(cell.whose, older_or_disabled=True))),
    ),
    "the plan counts as documentation": (grounds, "COHERENT", ("basic", "needs", "decision", "plan")),
    "decisions are no documentation": (grounds, "COHERENT", ("basic", "needs")),
    "an unclear attitude will do": _ground(
        "incapacity",
        lambda cell: cell.incapacity is not None and cell.incapacity.lasting and cell.incapacity.attitude != "objects"
        and others(cell) and (cell.asker.sector == "care" or cell.record.sector == "social"),
    ),
    "who cannot consent today counts as lasting": _ground(
        "incapacity",
        lambda cell: cell.incapacity is not None and cell.incapacity.attitude == "no_objection"
        and others(cell) and (cell.asker.sector == "care" or cell.record.sector == "social"),
    ),
    "who has said no may be read of by incapacity": (Facts, "refuses", lambda self, kind: False),
    "a yes taken back is forgotten": (facts.Answer, "refuses", lambda self: self.state == "refused"),
    "somebody else's no is the person's": (facts.Answer, "own", lambda self, kind: self.kind == kind),
    "a no to sharing is one to reading": (facts.Answer, "own", lambda self, _kind: self.by_person),
    "somebody's answer after the person's own no undoes it": (
        facts.Answer, "own", lambda self, kind: self.kind == kind and self.by_person and not self.replaced
    ),
    "a no of the person's own is never taken back": (
        Facts, "refuses", lambda self, kind: any(answer.own(kind) and answer.refuses() for answer in self.answers)
    ),
    "a yes that was replaced still holds": (
        facts.Answer, "gives",
        lambda self, kind, at: self.kind == kind and consent_state(self.state, self.ends, at) == "given",
    ),
    "by incapacity the social side reads care": _ground(
        "incapacity",
        lambda cell: cell.incapacity is not None and cell.incapacity.lasting
        and cell.incapacity.attitude == "no_objection" and others(cell),
    ),
    "the social side opens emergencies": _ground(
        "emergency", lambda cell: grounds_emergency(replace(cell, asker=replace(cell.asker, sector="care")))
    ),
    "an emergency needs no reason": _ground("emergency", _without_strip),
    "an emergency opens what is blocked": (verdict, "UNTOUCHED", (*blocks.UNTOUCHED, "emergency")),
    "own work opens what is blocked inside": (verdict, "UNTOUCHED", (*blocks.UNTOUCHED, "own_work")),
    "a block stops the person": (verdict, "UNTOUCHED", tuple(one for one in blocks.UNTOUCHED if one != "own")),
    "a block stops who decides for the person": (
        verdict, "UNTOUCHED", tuple(one for one in blocks.UNTOUCHED if one != "representative")
    ),
    "a block stops the part that was asked about": (
        verdict, "UNTOUCHED", tuple(one for one in blocks.UNTOUCHED if one != "asked")
    ),
    "an inner block reaches its own unit": (blocks, "inside", lambda block, asker: False),
    "an inner block stops nobody in the house": (
        blocks, "inside", lambda block, asker: asker.organisation == block.organisation
    ),
    "a unit's block hides the whole organisation": (
        blocks, "around", lambda block, row: row.organisation == block.organisation
    ),
    "a lift for one is a lift for all": (
        verdict, "hides",
        lambda block, cell: blocks.hides(block, cell) and not block.lifted,
    ),
    "one sector lifts another's records": (blocks, "answers_for", lambda author_sector: blocks.CARE),
    "a lift that is over still lifts": (
        verdict, "hides",
        lambda block, cell: blocks.hides(block, cell)
        and cell.asker.organisation not in [one.whom for one in block.lifted],
    ),
    "an association reads any part": _ground(
        "asked", lambda cell: cell.asker.kind == "association" and cell.record.kind == "part" and cell.related("asked")
    ),
    "an association reads the plan with consent": _ground(
        "shared_plan",
        lambda cell: cell.asker.kind == "association" and cell.consents("sharing", cell.asker.organisation),
    ),
    "a leader reads persons": _ground("aggregates", lambda cell: cell.asker.kind == "leader"),
    "everybody reads aggregates": _ground("aggregates", lambda cell: cell.record.kind == "aggregate"),
    "the social side is told of blocks": (
        told, "_BY_CASE",
        told._BY_CASE | {("social", "others", True, False): told.ToldRule("", "", True, False, "blocked", "")},
    ),
    "care is told where a block stands": (
        told, "_BY_CASE",
        told._BY_CASE | {("care", "others", True, False): told.ToldRule("", "", True, False, "blocked_where", "")},
    ),
    "strangers are told what exists": (told, "_meets", lambda cell: True),
    "the weaker ground is named": (verdict, "GROUNDS", tuple(reversed(verdict.GROUNDS))),
}  # fmt: skip
grounds_emergency = grounds.emergency


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_rules_is_seen(
    fault: str, matrix: list[tuple[Facts, tuple[bool, str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    assert differences(matrix), fault


def test_enough_faults_are_sown() -> None:
    assert len(FAULTS) >= 20
    assert set(kinds.COHERENT) <= set(kinds.EMERGENCY)
