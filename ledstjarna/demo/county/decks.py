"""Decks that rare turns are dealt from, so that a small county has them too and a large one has its share.

Cases are dealt to in their order, so the same county is dealt the same. The first time a deck is dealt it begins with
one card of each kind, in the order they are declared: what can be is there as soon as there are persons enough for it.
"""

from random import Random

Deck = tuple[tuple[str, int], ...]


class Decks:
    """The decks of one county."""

    def __init__(self, seed: int | str) -> None:
        self._seed, self._rng = seed, Random(f"{seed}/decks")
        self._left: dict[str, list[str]] = {}
        self._apart: dict[str, Decks] = {}

    def deal(self, name: str, deck: Deck) -> str:
        """The next card of the deck of this name."""
        left = self._left.get(name)
        if left is None:
            left = self._left[name] = self._begun(deck)
        elif not left:
            left.extend(self._shuffled([card for card, number in deck for _ in range(number)]))
        return left.pop()

    def deal_apart(self, name: str, deck: Deck) -> str:
        """The same from a deck with a hand of its own: what came to the county later changes nothing else in it."""
        if name not in self._apart:
            self._apart[name] = Decks(f"{self._seed}/{name}")
        return self._apart[name].deal(name, deck)

    def _begun(self, deck: Deck) -> list[str]:
        others = [card for card, number in deck for _ in range(number - 1)]
        return [*self._shuffled(others), *(card for card, _ in reversed(deck))]

    def _shuffled(self, cards: list[str]) -> list[str]:
        self._rng.shuffle(cards)
        return cards
