"""Every state table, explored to its ends."""

import ast
import importlib
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ledstjarna.domain.plans.rules import states
from ledstjarna.domain.plans.rules.choosing import CHOICES
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.supports import SUPPORTS
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.states import StateTable, Step
from tests.spec.state_tables import TABLES, actions

# Where each noun comes to an end. A new end is a decision: write it here too.
ENDS = {
    "plan": {"ended"},
    "sip": {"refused", "ended"},
    "goal": {"reached", "ended"},
    "proposal": {"chosen", "answered", "withdrawn"},
    "commitment": {"declined", "refused", "ended"},
    "owner_change": {"done", "kept", "ended"},
    "application": {"decided", "withdrawn"},
    "assignment": {"declined", "ended", "returned"},
    "thread": {"closed"},
    "notice": {"sent", "letter"},
    "step_down": {"proposed", "review_opened", "left"},
    "call": {"reached", "given_up", "withdrawn"},
    "contact_wish": {"named", "answered", "withdrawn"},
    "activity": {"replaced", "ended"},
    "meeting_call": {"held", "cancelled"},
    "deviation": {"closed", "withdrawn"},
    "implementation": {"replaced"},
    "visit": {"done", "cancelled"},
    "help_call": {"ended"},
    "plan_draft": {"taken", "dropped"},
    "log_finding": {"cleared", "reported"},
    "emergency": {"cleared", "reported"},
    "rectification": {"rectified", "disputed", "erased", "refused", "withdrawn"},
}

# Steps whose doors come with following up the plan as it is lived.
FOLLOWING_UP = {("assignment", "take_back"), ("assignment", "end")}

# What the actions pass on by a name: the values it can hold.
PASSED_ON = {
    "rule.verb": {rule.verb for rule in SUPPORTS},
    "answer.kind": set(CHOICES),
    "verb": {"consent", "refuse", "withdraw"},
    "verdict": {"in_order", "ask_reader", "report_on", "rectify", "dispute", "erase", "refuse"},
    "said": {"ask", "tell", "answer"},
    "outcome": {"reach", "miss", "give_up"},
}

by_noun = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.noun)


def faults(table: StateTable) -> Iterator[str]:
    """What is wrong with a table, whatever it is about."""
    if set(table.reachable()) != set(table.states):
        yield f"no way leads to {sorted(set(table.states) - set(table.reachable()))}"
    pairs = [(step.state, step.verb) for step in table.steps]
    for state, verb in {pair for pair in pairs if pairs.count(pair) > 1}:
        yield f"{verb} stands twice in {state}"
    for state in table.states:
        if not _ends_from(table, state):
            yield f"nothing ends from {state}"
    yield from (f"nobody may {step.verb} in {step.state}" for step in table.steps if not step.who)


def _ends_from(table: StateTable, state: str) -> set[str]:
    """Every end that can be reached from a state: the slow way, by walking all of it."""
    seen, last = {state}, set[str]()
    while seen != last:
        last = set(seen)
        seen |= {step.leads_to for step in table.steps if step.state in seen}
    return seen & table.ends


def test_every_noun_has_one_table() -> None:
    nouns = [table.noun for table in TABLES]
    assert len(nouns) == len(set(nouns)) == len(ENDS)


@by_noun
def test_a_table_is_whole(table: StateTable) -> None:
    assert not list(faults(table))


@by_noun
def test_ends_are_ends(table: StateTable) -> None:
    assert table.ends == ENDS[table.noun]
    assert all(not table.verbs(state) for state in table.ends)


def test_faults_are_seen() -> None:
    walk = Step("a", "walk", "b", "the person")
    assert not list(faults(StateTable("trip", "a", (walk,))))
    assert list(faults(StateTable("trip", "a", (walk, Step("c", "fly", "b", "the person")))))
    assert list(faults(StateTable("trip", "a", (walk, Step("a", "walk", "c", "the person")))))
    assert list(faults(StateTable("trip", "a", (walk, Step("b", "back", "a", "the person")))))
    assert list(faults(StateTable("trip", "a", (Step("a", "walk", "b", ""),))))


def verbs_used() -> set[tuple[str, str]]:
    """Every (noun, verb) that an action lets happen."""
    found = set()
    for path in actions():
        source = ast.parse(path.read_text(encoding="utf-8"))
        nouns = dict(_tables_in(source))
        calls = [node for node in ast.walk(source) if isinstance(node, ast.Call)]
        for call in calls:
            name = ast.unparse(call.func)
            if name.endswith((".after", ".may")) and name.rpartition(".")[0] in nouns:
                found |= {(nouns[name.rpartition(".")[0]], verb) for verb in _values(call.args[1])}
            if name == "_move":
                moved = _moved(source, nouns)
                found |= {(moved, verb) for verb in _values(call.args[1])}
    return found


def _tables_in(source: ast.Module) -> Iterator[tuple[str, str]]:
    """The state tables that a module imports from rules: (name there, noun)."""
    for node in ast.walk(source):
        if isinstance(node, ast.ImportFrom) and ".rules" in (node.module or ""):
            for alias in node.names:
                table = getattr(importlib.import_module(str(node.module)), alias.name)
                if isinstance(table, StateTable):
                    yield alias.asname or alias.name, table.noun


def _moved(source: ast.Module, nouns: dict[str, str]) -> str:
    """The noun that a module's own `_move` moves."""
    for node in ast.walk(source):
        if isinstance(node, ast.FunctionDef) and node.name == "_move":
            return next(
                nouns[inner.id] for inner in ast.walk(node) if isinstance(inner, ast.Name) and inner.id in nouns
            )
    raise AssertionError("an action calls _move and does not define it")


def _values(given: ast.expr) -> set[str]:
    values = {node.value for node in ast.walk(given) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for node in ast.walk(given):
        values |= PASSED_ON.get(ast.unparse(node), set()) if isinstance(node, ast.expr) else set()
    return values


def test_every_verb_is_somebodys_to_use() -> None:
    written = {(table.noun, step.verb) for table in TABLES for step in table.steps}
    unused = written - verbs_used()
    assert unused == FOLLOWING_UP, f"No action lets these happen, or FOLLOWING_UP is too long: {unused ^ FOLLOWING_UP}"


def test_a_part_is_live_until_it_ends() -> None:
    table = states.COMMITMENT
    assert set(table.states) - {table.start} - table.ends == LIVE_COMMITMENTS


class Walk(RuleBasedStateMachine):
    """Walk about in a table at random, beside a dictionary that says the same slowly."""

    table: StateTable

    def __init__(self) -> None:
        super().__init__()
        self.state = self.table.start
        self.map = {(step.state, step.verb): step.leads_to for step in self.table.steps}

    @rule(data=st.data())
    def go(self, data: st.DataObject) -> None:
        """Try any verb that the table knows."""
        verb = data.draw(st.sampled_from(sorted({step.verb for step in self.table.steps})))
        wanted = self.map.get((self.state, verb))
        assert self.table.may(self.state, verb) == (wanted is not None)
        if wanted is None:
            with pytest.raises(RuleBroken) as refused:
                self.table.after(self.state, verb)
            assert refused.value.findings[0].code == "state_forbids"
        else:
            self.state = self.table.after(self.state, verb)
            assert self.state == wanted

    @invariant()
    def is_somewhere(self) -> None:
        """Never outside the table, and at an end nothing may happen."""
        assert self.state in self.table.states
        assert (self.state in self.table.ends) == (not any(state == self.state for state, _ in self.map))


@by_noun
def test_walking_about_never_leaves_the_table(table: StateTable) -> None:
    machine = type(f"Walk{table.noun.title()}", (Walk,), {"table": table})
    run_state_machine_as_test(machine, settings=settings(max_examples=30, stateful_step_count=30))
