"""Where a home's words come from: the background decides names, and for some the language they want to use.

Sweden keeps no register of languages: the shares are our own assumptions, with Finnish strong as it is in these
counties.
"""

from random import Random
from typing import NamedTuple

SWEDISH = "sv"
SIGN = "swl"


class Background(NamedTuple):
    """Share of homes, and how many of the grown-ups and of those above 65 would rather use the language."""

    language: str
    share: float
    adults: float
    old: float
    interpreter: float


BACKGROUNDS = (
    Background("fi", 0.045, 0.05, 0.3, 0.25),
    Background("ar", 0.042, 0.5, 0.8, 0.7),
    Background("so", 0.018, 0.5, 0.9, 0.75),
    Background("bs", 0.024, 0.15, 0.5, 0.5),
    Background("ku", 0.014, 0.4, 0.8, 0.7),
    Background("fa", 0.016, 0.4, 0.75, 0.6),
    Background("ti", 0.009, 0.6, 0.9, 0.8),
    Background("pl", 0.011, 0.25, 0.35, 0.5),
    Background("en", 0.008, 0.5, 0.5, 0.0),
    Background("th", 0.004, 0.4, 0.6, 0.6),
    Background("uk", 0.004, 0.8, 0.9, 0.8),
    Background("tr", 0.005, 0.25, 0.7, 0.6),
    Background("es", 0.006, 0.2, 0.45, 0.5),
    Background("de", 0.006, 0.05, 0.1, 0.0),
)
BY_LANGUAGE = {background.language: background for background in BACKGROUNDS}
_SHARES = [*(background.share for background in BACKGROUNDS), 1 - sum(b.share for b in BACKGROUNDS)]
_CUMULATIVE = [sum(_SHARES[: index + 1]) for index in range(len(_SHARES))]
_CHOICES: tuple[Background | None, ...] = (*BACKGROUNDS, None)
_SIGNERS = 0.001  # about ten thousand in Sweden


def draw_background(rng: Random) -> Background | None:
    """A home's background; None for most, where the names are Swedish."""
    return rng.choices(_CHOICES, cum_weights=_CUMULATIVE)[0]


def draw_language(rng: Random, background: Background | None, age: int) -> tuple[str, bool]:
    """The language the person wants to use, and whether an interpreter is needed."""
    if rng.random() < _SIGNERS:
        return SIGN, True
    if background is None or age < 6:
        return SWEDISH, False
    share = 0.08 if age < 20 else background.old if age >= 65 else background.adults
    if rng.random() >= share:
        return SWEDISH, False
    return background.language, rng.random() < background.interpreter * (1.2 if age >= 65 else 1)
