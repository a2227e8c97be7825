"""Which turns a case takes beside its stage, so that every state that can be is somewhere in the county.

Turns are dealt from decks: the rare ones come in a small county too, once in every deck. Cases are dealt to in
their order, so the same county is dealt the same.
"""

from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.life.model import STAGES, CaseDraft

Deck = tuple[tuple[str, int], ...]

# How many cards of each kind a deck has: assumptions of the demonstration, not measured.
_SHARING: Deck = (("given", 12), ("refused", 1), ("withdrawn", 1))
_AFTERWARDS: Deck = (("", 11), ("wish", 2), ("stopped", 2), ("goal", 2), ("let_go", 1))
_SIP: dict[str, Deck] = {
    "assessed": (("", 4), ("judged", 1)),
    "proposed": (("", 3), ("judged", 2), ("consented", 2), ("refused", 1)),
    "chosen": (("", 1), ("judged", 2), ("consented", 5), ("refused", 1)),
    "agreed": (("in_force", 7), ("withdrawn", 1), ("closed", 1), ("refused", 1)),
    "ended": (("closed", 1),),
}


class Turn(NamedTuple):
    """What happens in a case that its stage does not say."""

    sharing: str  # given | refused | withdrawn
    afterwards: str  # "" | wish | stopped | goal | let_go: what happens after the first agreement
    again: bool  # whether the plan is then agreed anew
    overdue: bool  # whether the day to follow up has passed
    retold: bool  # whether the story was told twice
    reassessed: bool
    met: bool  # whether there was a meeting about the plan
    sip: str = ""  # "" | judged | consented | in_force | refused | withdrawn | closed


class Decks:
    """The decks of one county."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"{seed}/turns")
        self._left: dict[str, list[str]] = {}

    def turn(self, draft: CaseDraft) -> Turn:
        """The turns of one case. A SIP needs that its people may share."""
        rng, agreed = self._rng, STAGES.index(draft.stage) >= STAGES.index("agreed")
        return Turn(
            sharing="given" if draft.with_sip else self._deal("sharing", _SHARING),
            afterwards=self._deal("afterwards", _AFTERWARDS) if agreed else "",
            again=rng.random() < 0.5,
            overdue=rng.random() < 0.12,
            retold=rng.random() < 0.12,
            reassessed=rng.random() < 0.1,
            met=rng.random() < 0.2,
        )

    def sip(self, stage: str) -> str:
        """What becomes of a SIP where one may be judged at this stage; nothing where it is too early."""
        return self._deal(f"sip/{stage}", _SIP[stage]) if stage in _SIP else ""

    def _deal(self, name: str, deck: Deck) -> str:
        left = self._left.setdefault(name, [])
        if not left:
            left.extend(card for card, number in deck for _ in range(number))
            self._rng.shuffle(left)
        return left.pop()
