"""Names in Swedish order: a table to read, and a slow second implementation that compares letter by letter."""

from functools import cmp_to_key
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.people.rules import fold, search_words, sort_key

IN_ORDER = [
    ("Anna", "Alm"),
    ("Bo", "Alm"),
    ("Åke", "Alm"),
    ("Öjvind", "Alm"),
    ("Olle", "Berg"),
    ("Anna", "Berg Lind"),
    ("Carl", "Berg-Lind"),
    ("Anna", "Bergman"),
    ("Anna", "Ek"),
    ("Anna", "Zetterlund"),
    ("Anna", "Åberg"),
    ("Anna", "Älg"),
    ("Anna", "Öberg"),
]

FOLDED = [
    ("Ek", "ek"),
    ("ÅÄÖ", "{|}"),
    ("A\u030ake", "{ke"),  # å as two characters
    ("André", "andre"),
    ("Müller", "muller"),
    ("Łukasz", "lukasz"),
    ("Bjørn Æbelø", "bj}rn.|bel}"),
    ("Strauß", "strauss"),
    ("O'Neill", "oneill"),
    ("D’Arcy", "darcy"),
    ("  von   Essen ", "von.essen"),
    ("Sjö-Berg", "sj}.berg"),
    ("{|}", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "folded"), FOLDED)
def test_a_name_is_folded(name, folded):
    assert fold(name) == folded


def test_the_order_of_a_list():
    shuffled = Random(3).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=lambda name: sort_key(*name)) == IN_ORDER


def test_a_key_fits_its_column():
    assert len(sort_key("ß" * 120, "ß" * 120)) == 255


def test_words_to_search_for():
    assert search_words("  Ek, karin ") == ["ek", "karin"]
    assert search_words("  ,- ") == []
    assert search_words("%") == search_words("_?*") == []


# The slow one: no keys, no bytes, only the alphabet as it is sung.
ALPHABET = " abcdefghijklmnopqrstuvwxyzåäö"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
names = st.text(alphabet=LETTERS + LETTERS.upper() + " -", max_size=8)


def words_of(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def compare(one: tuple[str, str], other: tuple[str, str]) -> int:
    for mine, theirs in ((one[1], other[1]), (one[0], other[0])):
        left, right = ([ALPHABET.index(sign) for sign in words_of(name)] for name in (mine, theirs))
        if left != right:
            return -1 if left < right else 1
    return 0


@given(st.lists(st.tuples(names, names), max_size=12))
def test_keys_order_as_the_alphabet_does(people):
    by_alphabet = sorted(people, key=cmp_to_key(compare))
    by_key = sorted(people, key=lambda name: sort_key(*name))
    assert [compare(a, b) for a, b in zip(by_alphabet, by_key, strict=True)] == [0] * len(people)


@given(st.text(max_size=40))
def test_what_is_folded_folds_to_itself(text):
    once = fold(text)
    assert fold(once.translate(str.maketrans("{|}", "åäö"))) == once
