"""The text tables, read once, and the rule that a sentence is used only where all it mentions exists."""

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from string import Formatter
from typing import Any

from ledstjarna.demo.county.files import names_in, toml

Words = Mapping[str, str]


@cache
def common() -> dict[str, Any]:
    """What anybody may say."""
    return toml("life/common.toml")


@cache
def answers() -> dict[str, Any]:
    """Choices, decisions and the standing answers about each legal basis."""
    return toml("life/answers.toml")


@cache
def situations() -> dict[str, dict[str, Any]]:
    """Key → life situation."""
    return {name.removesuffix(".toml"): toml(f"life/situations/{name}") for name in names_in("life/situations")}


_BASIS = {"close": "close_one", "open": "open_support"}


@cache
def supports() -> dict[str, dict[str, Any]]:
    """Key → support, with its legal basis from the file it stands in."""
    found = {}
    for name in names_in("life/supports"):
        stem = name.removesuffix(".toml")
        for key, support in toml(f"life/supports/{name}").items():
            found[key] = {**support, "key": key, "basis": _BASIS.get(stem, stem)}
    return found


@cache
def every_day() -> dict[str, dict[str, Any]]:
    """The same of what those who have help every day are offered beside it: no situation draws it."""
    return {key: {**each, "key": key, "basis": "sol"} for key, each in toml("life/every_day.toml").items()}


@cache
def _mentions(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def fits(text: str, words: Words) -> bool:
    """Whether everything the sentence mentions is there."""
    return _mentions(text) <= words.keys()


def draw(rng: Random, texts: Sequence[str], words: Words) -> str:
    """One sentence that fits, filled in; "" when none does."""
    fitting = [text for text in texts if fits(text, words)]
    return rng.choice(fitting).format_map(words) if fitting else ""


def draw_some(rng: Random, texts: Sequence[str], words: Words, number: int) -> list[str]:
    """Up to `number` different sentences that fit, in the order drawn."""
    fitting = [text for text in texts if fits(text, words)]
    return [text.format_map(words) for text in rng.sample(fitting, min(number, len(fitting)))]


def capital(text: str) -> str:
    """With a capital first."""
    return text[:1].upper() + text[1:]
