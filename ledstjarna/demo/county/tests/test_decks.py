"""Decks share rare turns out: each kind at once, then in the shares that are declared."""

from collections import Counter

from ledstjarna.demo.county.decks import Deck, Decks

DECK: Deck = (("common", 18), ("rare", 1), ("rarer", 1))


def test_every_kind_is_dealt_as_soon_as_there_are_so_many_cases() -> None:
    for seed in range(20):
        decks = Decks(seed)
        assert {decks.deal("x", DECK) for _ in DECK} == {"common", "rare", "rarer"}


def test_a_whole_deck_has_its_shares() -> None:
    decks = Decks(1)
    dealt = Counter(decks.deal("x", DECK) for _ in range(60))
    assert dealt == {"common": 54, "rare": 3, "rarer": 3}


def test_decks_are_apart_and_follow_the_seed() -> None:
    def dealt(seed: int, *names: str) -> list[str]:
        decks = Decks(seed)
        return [decks.deal(name, DECK) for name in names for _ in range(40)]

    assert dealt(1, "x", "y") == dealt(1, "x", "y")
    assert dealt(1, "x") != dealt(2, "x")
    assert Counter(dealt(1, "x", "y")) == {"common": 72, "rare": 4, "rarer": 4}
