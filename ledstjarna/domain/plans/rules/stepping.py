"""When stepping down can be suggested, and what the suggestion may become. Pure; the rules are data.

A suggestion changes nothing. A decision in the person's favour generally cannot be worsened because things go better
(FL 2017:900 37 §, narrow exceptions [T]): it ends by the person's own wish, or the authority may open a review. What
was suggested and left by the person is not suggested again unless they ask for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

FAVOURABLE = "FL 2017:900 37 §"

PROPOSAL, REVIEW, ASSESSMENT = "proposal", "review", "assessment"


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part as a follow-up sees it. Levels are those of its goal, the oldest first, only what was said (0–4)."""

    basis: str
    active: bool
    decided: bool
    wants: str
    helped: str
    own: tuple[int, ...]
    professional: tuple[int, ...]
    wanted_level: int
    left_before: bool = False


@dataclass(frozen=True, slots=True)
class StepDownRule:
    """One declared reason to suggest stepping down."""

    code: str
    about: str
    holds: Callable[[PartSeen], bool]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That stepping down can be suggested: what it may become, why, and the section it stands under."""

    way: str
    reasons: tuple[str, ...]
    section: str


def _reached_twice(part: PartSeen) -> bool:
    both = (*part.own[-2:], *part.professional[-2:])
    return len(both) == 4 and part.wanted_level in range(5) and all(level <= part.wanted_level for level in both)


def _manages_more(part: PartSeen) -> bool:
    """Better both of the last two times in the person's own view, and not worse in the professional's."""
    own, seen = part.own[-3:], part.professional[-2:]
    return len(own) == 3 and own[0] > own[1] > own[2] and len(seen) == 2 and seen[1] <= seen[0]


RULES: tuple[StepDownRule, ...] = (
    StepDownRule("person_wants_less", "The person wants less of it.", lambda part: part.wants == "step_down"),
    StepDownRule("reached_twice", "The wanted level is reached two times running, as both see it.", _reached_twice),
    StepDownRule("manages_more", "The person manages more for the second time running.", _manages_more),
)

# What the suggestion may become, by what the part stands on. Everything else: a proposal that the person chooses on.
_WAYS = {"sol": (REVIEW, FAVOURABLE), "lss": (REVIEW, FAVOURABLE), "health": (ASSESSMENT, "HSL 2017:30; PSL 2010:659")}


def suggestion(part: PartSeen) -> Suggestion | None:
    """Whether stepping down can be suggested, with every reason; None when it cannot."""
    if not part.active or part.basis == "own" or part.wants in ("change", "end"):
        return None
    own_wish = part.wants == "step_down"
    if not own_wish and (part.left_before or part.helped == "no" or _worse(part.own) or _worse(part.professional)):
        return None
    reasons = tuple(rule.code for rule in RULES if rule.holds(part))
    if not reasons:
        return None
    way, section = _WAYS.get(part.basis, (PROPOSAL, ""))
    if way == REVIEW and not part.decided:
        way, section = PROPOSAL, ""
    return Suggestion(way, reasons, section)


def _worse(levels: Sequence[int]) -> bool:
    return len(levels) > 1 and levels[-1] > levels[-2]
