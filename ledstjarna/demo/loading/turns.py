"""Which turns a case takes beside its stage, so that every state that can be is somewhere in the county."""

from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.life.model import STAGES, CaseDraft

# Shares are assumptions of the demonstration, not measured.
_SHARING = (("given", 86), ("refused", 7), ("withdrawn", 7))
_SIP_AT = {
    "assessed": (("", 70), ("judged", 20), ("refused", 10)),
    "proposed": (("", 40), ("judged", 30), ("consented", 20), ("refused", 10)),
    "chosen": (("", 15), ("judged", 20), ("consented", 55), ("refused", 10)),
    "agreed": (("in_force", 78), ("withdrawn", 10), ("closed", 6), ("refused", 6)),
    "ended": (("closed", 100),),
}
_AFTERWARDS = (("", 60), ("wish", 12), ("stopped", 12), ("goal", 10), ("let_go", 6))


class Turn(NamedTuple):
    """What happens in a case that its stage does not say."""

    sharing: str  # given | refused | withdrawn
    sip: str  # "" | judged | consented | in_force | refused | withdrawn | closed
    afterwards: str  # "" | wish | stopped | goal | let_go: what happens after the first agreement
    again: bool  # whether the plan is then agreed anew
    overdue: bool  # whether the day to follow up has passed
    retold: bool  # whether the story was told twice
    reassessed: bool
    met: bool  # whether there was a meeting about the plan


def turn_of(rng: Random, draft: CaseDraft) -> Turn:
    """The turns of one case."""
    sip = _draw(rng, _SIP_AT.get(draft.stage, (("", 1),))) if draft.with_sip else ""
    agreed = STAGES.index(draft.stage) >= STAGES.index("agreed")
    return Turn(
        sharing="given" if draft.with_sip else _draw(rng, _SHARING),
        sip=sip,
        afterwards=_draw(rng, _AFTERWARDS) if agreed else "",
        again=rng.random() < 0.5,
        overdue=rng.random() < 0.12,
        retold=rng.random() < 0.12,
        reassessed=rng.random() < 0.1,
        met=rng.random() < 0.2,
    )


def _draw(rng: Random, shares: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([name for name, _ in shares], [share for _, share in shares])[0]
