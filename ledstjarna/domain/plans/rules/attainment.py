"""Goal attainment scaling: five levels that are described beforehand, and one figure over goals. Pure.

Source: Kiresuk T J, Sherman R E. Goal attainment scaling: a general method for evaluating comprehensive community
mental health programs. Community Mental Health Journal 1968; 4(6): 443–453. Their formula for the T-score, with the
expected correlation between goals ρ = 0.3 as they chose it:

    T = 50 + 10 Σ wᵢxᵢ / √((1 − ρ) Σ wᵢ² + ρ (Σ wᵢ)²)

50 is what was expected; more is better. It says something of a sum of goals, never of what a person is worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from ledstjarna.foundation.findings import Finding

RHO = 0.3
SCORES = (-2, -1, 0, 1, 2)
WEIGHTS = (1, 2, 3)

# The five levels from the least to the most, as a scale describes them: the field and the score.
STEPS = (("much_less", -2), ("less", -1), ("expected", 0), ("more", 1), ("much_more", 2))


@dataclass(frozen=True, slots=True)
class Attained:
    """How one goal went: a score −2 … +2, and how much the goal weighs for the person (1–3)."""

    score: int
    weight: int = 1


def t_score(goals: Sequence[Attained]) -> float | None:
    """The T-score over these goals; None for no goals. Raises ValueError for a score or weight that is none."""
    if not goals:
        return None
    if any(goal.score not in SCORES or goal.weight not in WEIGHTS for goal in goals):
        raise ValueError("a goal is attained by -2 … +2 and weighs 1, 2 or 3")
    of_all = sum(goal.weight for goal in goals)
    squares = sum(goal.weight**2 for goal in goals)
    spread = sqrt((1 - RHO) * squares + RHO * of_all**2)
    return 50 + 10 * sum(goal.weight * goal.score for goal in goals) / spread


def scale_findings(texts: Sequence[str], weight: int) -> list[Finding]:
    """What a scale lacks: every level is described, each in its own words; `texts` in the order of STEPS."""
    findings = [
        Finding("level_not_described", field_name=name)
        for (name, _), text in zip(STEPS, texts, strict=True)
        if not text.strip()
    ]
    said = [text.strip().casefold() for text in texts if text.strip()]
    if len(set(said)) < len(said):
        findings.append(Finding("levels_described_alike", field_name="expected"))
    if weight not in WEIGHTS:
        findings.append(Finding("weight_unknown", field_name="weight"))
    return findings


def is_beforehand(described_on: date, held_on: date) -> bool:
    """Whether a scale was described before the day it is used: levels that are written afterwards measure nothing."""
    return described_on < held_on
