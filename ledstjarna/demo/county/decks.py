"""Decks that rare turns are dealt from, so that a small county has them too and a large one has its share.

Cases are dealt to in their order, so the same county is dealt the same. The first time a deck is dealt it begins with
one card of each kind, in the order they are declared: what can be is there as soon as there are persons enough for it.
"""

from random import Random

Deck = tuple[tuple[str, int], ...]


class Decks:
    """The decks of one county."""

    def __init__(self, seed: int) -> None:
        self._seed, self._rng = seed, Random(f"{seed}/decks")
        self._left: dict[str, list[str]] = {}

    def deal(self, name: str, deck: Deck) -> str:
        """The next card of the deck of this name."""
        return self._next(name, deck, self._rng)

    def deal_apart(self, name: str, deck: Deck) -> str:
        """The same from a deck that is shuffled by itself: no other deck is dealt differently for it."""
        return self._next(name, deck, Random(f"{self._seed}/decks/{name}/{len(self._left.get(name, ()))}"))

    def _next(self, name: str, deck: Deck, rng: Random) -> str:
        left = self._left.get(name)
        if left is None:
            left = self._left[name] = _begun(deck, rng)
        elif not left:
            left.extend(_shuffled([card for card, number in deck for _ in range(number)], rng))
        return left.pop()


def _begun(deck: Deck, rng: Random) -> list[str]:
    others = [card for card, number in deck for _ in range(number - 1)]
    return [*_shuffled(others, rng), *(card for card, _ in reversed(deck))]


def _shuffled(cards: list[str], rng: Random) -> list[str]:
    rng.shuffle(cards)
    return cards
