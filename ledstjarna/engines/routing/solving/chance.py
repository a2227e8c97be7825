"""Random numbers that the same seed gives again, on every machine."""

import numpy as np

from ledstjarna.engines.routing.solving.compiled import inner


@inner
def drawn(chance):
    """An even number in [0, 1): xorshift64*."""
    x = chance[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    chance[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0


@inner
def drawn_below(chance, number):
    return int(drawn(chance) * number)
