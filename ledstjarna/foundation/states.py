"""State tables as data: what may happen in which state, and what comes of it.

The tables are drawn into the documentation and explored exhaustively in the tests, so a rule about
states is written once, here as rows, and nowhere as an `if`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ledstjarna.foundation.findings import Finding, RuleBroken


@dataclass(frozen=True, slots=True)
class Step:
    """One row: in `state`, `verb` leads to `leads_to`; `who` may do it; `section` is its source in law."""

    state: str
    verb: str
    leads_to: str
    who: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class StateTable:
    """The states of one noun. `start` is where a new one stands; states without outgoing rows are ends."""

    noun: str
    start: str
    steps: tuple[Step, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order the rows first name them, the start first."""
        seen = dict.fromkeys([self.start])
        for step in self.steps:
            seen.setdefault(step.state)
            seen.setdefault(step.leads_to)
        return tuple(seen)

    @property
    def ends(self) -> frozenset[str]:
        """The states that nothing leads out of."""
        return frozenset(self.states) - {step.state for step in self.steps}

    def may(self, state: str, verb: str) -> bool:
        """Whether `verb` may happen in `state`."""
        return any(step.state == state and step.verb == verb for step in self.steps)

    def verbs(self, state: str) -> tuple[str, ...]:
        """What may happen in `state`."""
        return tuple(step.verb for step in self.steps if step.state == state)

    def after(self, state: str, verb: str) -> str:
        """The state that `verb` leads to. Raises RuleBroken (`state_forbids`) when it may not happen."""
        for step in self.steps:
            if step.state == state and step.verb == verb:
                return step.leads_to
        raise RuleBroken(Finding("state_forbids", {"noun": self.noun, "state": state, "verb": verb}))

    def reachable(self) -> Iterator[str]:
        """Every state that can be reached from the start."""
        found, queue = {self.start}, [self.start]
        while queue:
            state = queue.pop()
            yield state
            new = {step.leads_to for step in self.steps if step.state == state} - found
            found |= new
            queue.extend(new)
