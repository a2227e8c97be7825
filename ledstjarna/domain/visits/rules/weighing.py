"""What counts in a unit's plans, as sliders that anybody understands: each 0 … 10, and 5 is what is usual. Pure.

A step up or down is the engine's own weight times a little more than a quarter; at 0 the thing does not count at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ledstjarna.foundation.findings import Finding

LOWEST, USUAL, HIGHEST = 0, 5, 10
TIMES_FOUR = 5  # steps from the usual to four times as much


@dataclass(frozen=True, slots=True)
class Slider:
    """One thing to weigh, and the engine's parts that it moves."""

    name: str
    parts: tuple[str, ...]


SLIDERS = (
    Slider("familiar", ("faces", "new_faces", "spread")),
    Slider("in_time", ("lateness",)),
    Slider("wishes", ("wishes", "contact")),
    Slider("short_way", ("travel",)),
    Slider("even_load", ("fair_load",)),
    Slider("little_waiting", ("waiting",)),
    Slider("little_change", ("changed", "moved")),
    Slider("overtime", ("overtime",)),
)
NAMES = tuple(each.name for each in SLIDERS)
BEYOND = "beyond"  # not a weight but a limit: how many minutes after the shift a plan may have somebody work
MOST_BEYOND = 60
CURVE = (0.0, 0.25, 1.0, 4.0)  # how much familiar faces count in each plan of the trade-off curve


def slider_findings(sliders: Mapping[str, int]) -> list[Finding]:
    """What is wrong with how the sliders stand."""
    wrong = any(not LOWEST <= sliders.get(name, USUAL) <= HIGHEST for name in NAMES)
    longer = not 0 <= sliders.get(BEYOND, 0) <= MOST_BEYOND
    return [
        *([Finding("slider_outside", {"lowest": LOWEST, "highest": HIGHEST})] if wrong else []),
        *([Finding("beyond_outside", {"most": MOST_BEYOND}, field_name=BEYOND)] if longer else []),
    ]


def factor(value: int) -> float:
    """What a slider's weights are multiplied by."""
    return 0.0 if value == LOWEST else float(4 ** ((value - USUAL) / TIMES_FOUR))


def weights(
    sliders: Mapping[str, int], usual: Mapping[str, float], *, familiar: float | None = None
) -> dict[str, float]:
    """The engine's weights as the sliders stand; `usual` are its own.

    `familiar` is for the trade-off curve: what familiar faces count for, with nothing for keeping what is planned.
    """
    factors = {each.name: factor(sliders.get(each.name, USUAL)) for each in SLIDERS}
    if familiar is not None:
        factors |= {"familiar": familiar, "little_change": 0.0}
    return {part: round(usual[part] * factors[each.name], 6) for each in SLIDERS for part in each.parts}
