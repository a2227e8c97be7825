"""Decks that rare turns are dealt from, so that a small county has them too and a large one has its share.

Cases are dealt to in their order, so the same county is dealt the same. The first time a deck is dealt it begins with
one card of each kind, in the order they are declared: what can be is there as soon as there are persons enough for it.
"""

from random import Random

Deck = tuple[tuple[str, int], ...]


class Decks:
    """The decks of one county."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"{seed}/decks")
        self._left: dict[str, list[str]] = {}

    def deal(self, name: str, deck: Deck) -> str:
        """The next card of the deck of this name."""
        left = self._left.get(name)
        if left is None:
            left = self._left[name] = self._begun(deck)
        elif not left:
            left.extend(self._shuffled([card for card, number in deck for _ in range(number)]))
        return left.pop()

    def _begun(self, deck: Deck) -> list[str]:
        others = [card for card, number in deck for _ in range(number - 1)]
        return [*self._shuffled(others), *(card for card, _ in reversed(deck))]

    def _shuffled(self, cards: list[str]) -> list[str]:
        self._rng.shuffle(cards)
        return cards
