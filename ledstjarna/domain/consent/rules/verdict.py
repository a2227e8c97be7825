"""The one decision: may they see this record, on which ground, and if not, what may they be told.

Total over the facts: there is an answer for everybody about everything, and it is no unless a ground says yes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ledstjarna.domain.consent.rules import grounds
from ledstjarna.domain.consent.rules.blocks import UNTOUCHED, hides
from ledstjarna.domain.consent.rules.facts import Facts
from ledstjarna.domain.consent.rules.told import NOTHING, told


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether, on which ground with its section; where not: what may be told instead, with the section of that."""

    allowed: bool
    basis: str = ""
    section: str = ""
    told: str = NOTHING


@dataclass(frozen=True, slots=True)
class GroundRule:
    """A ground by name: its function among the grounds, and its section."""

    name: str
    section: str

    @property
    def reaches(self) -> Callable[[Facts], bool]:
        """The pure function that decides it."""
        function: Callable[[Facts], bool] = getattr(grounds, self.name)
        return function


# The strongest first: the one that the log names when several hold. Exhaustive (2022:913 3:7).
GROUNDS: tuple[GroundRule, ...] = (
    GroundRule("own", "PDL 8:2; GDPR art. 15"),
    GroundRule("representative", "FB 6:11, 12:2; LFF 1–2 §§"),
    GroundRule("own_work", "PDL 4:1; SoLPUL 2001:454 6 §"),
    GroundRule("own_records", "PDL 4:1; SoLPUL 2001:454 6 §; OSL 10:1, 25:1, 26:1"),
    GroundRule("shared_plan", "SoL 2025:400 10:8; HSL 16:4; OSL 10:1"),
    GroundRule("coherent", "2022:913 3:1, 3:3"),
    GroundRule("incapacity", "2022:913 3:2, 3:4"),
    GroundRule("emergency", "2022:913 3:5"),
    GroundRule("close_one", "OSL 10:1, 12:2"),
    GroundRule("asked", "OSL 10:1, 10:2"),
    GroundRule("aggregates", "GDPR art. 5(1)(c)"),
)


def decide(facts: Facts) -> Verdict:
    """The verdict. Pure, total, denies by default."""
    hidden = any(hides(block, facts) for block in facts.blocks)
    for ground in GROUNDS:
        if ground.reaches(facts) and not (hidden and ground.name not in UNTOUCHED):
            return Verdict(True, ground.name, ground.section)
    what, section = told(facts)
    return Verdict(False, section=section, told=what)
