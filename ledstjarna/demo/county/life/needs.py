"""Needs and goals of a situation."""

from collections.abc import Sequence
from random import Random
from typing import Any
from uuid import UUID

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.life.model import GoalDraft, NeedDraft
from ledstjarna.demo.county.life.texts import Words, draw


def choose_needs(rng: Random, situation: dict[str, Any], words: Words) -> list[dict[str, Any]]:
    """The needs that are always there, and some of the others: two to four, each of its own life area."""
    fitting = [need for need in situation["need"] if _applies(need, words)]
    always = [need for need in fitting if need.get("always")]
    others = [need for need in fitting if not need.get("always")]
    wanted = rng.choice((2, 3, 3, 4))
    return always + rng.sample(others, max(0, min(len(others), wanted - len(always))))


def _applies(need: dict[str, Any], words: Words) -> bool:
    lives = need.get("lives")
    return (lives != "partner" or "partner" in words) and (lives != "alone" or "partner" not in words)


def need_draft(rng: Random, need: dict[str, Any], words: Words) -> NeedDraft:
    """One need with its levels."""
    professional = rng.randint(*need["level"])
    low, high = need.get("own", (-1, 0))
    wanted = max(0, professional - need["better"])
    return NeedDraft(
        life_area=need["area"],
        professional_level=professional,
        own_level=min(4, max(wanted, professional + rng.randint(low, high))),  # nobody wants it worse than it is
        wanted_level=wanted,
        need=draw(rng, need["need"], words),
        own_words=draw(rng, need["own_words"], words),
        resources=draw(rng, need["resources"], words),
    )


def goals_of(
    rng: Random, seed: int, person: UUID, needs: Sequence[dict[str, Any]], words: Words
) -> tuple[GoalDraft, ...]:
    """One goal for each need, in the person's words."""
    return tuple(
        GoalDraft(stable_id(seed, "goal", f"{person}/{index}"), index, draw(rng, need["goals"], words))
        for index, need in enumerate(needs)
    )
