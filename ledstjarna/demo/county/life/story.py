"""The person's own words, put together from the situation's sentences and those of their age."""

from random import Random
from typing import Any

from ledstjarna.demo.county.life.model import StoryDraft
from ledstjarna.demo.county.life.texts import Words, common, draw, draw_some

_BANDS = ((13, "child"), (18, "teen"), (30, "young"), (65, "adult"), (200, "old"))
_LEADS = ("Det viktigaste för mig är ", "Det som betyder mest är ", "Viktigast av allt är ")
_PARENTS_LEADS = ("Det viktigaste för oss är ", "Vi önskar mest av allt ")
_CLOSE_FIRST = (
    "partner",
    "parent",
    "young_child",
    "child",
    "friend",
    "neighbour",
    "sibling",
    "grandparent",
    "grandchild",
)
_WAYS = {"young": ("digital", "digital", "digital", "meeting"), "old": ("meeting", "oral", "paper", "phone", "digital")}
_REACH = {
    "child": ("visit",),
    "teen": ("text",),
    "young": ("text", "text", "video"),
    "adult": ("text", "phone", "video"),
    "old": ("phone", "phone", "letter", "visit", "video"),
}


def band_of(age: int) -> str:
    """child, teen, young, adult or old."""
    return next(band for below, band in _BANDS if age < below)


def tell(rng: Random, situation: dict[str, Any], age: int, words: Words) -> StoryDraft:
    """The story."""
    band = band_of(age)
    parents = situation.get("voice") == "parents"
    reach = _reach(rng, "adult" if parents else band)
    return StoryDraft(
        what_matters=_what_matters(rng, situation, "" if parents else band, words),
        what_i_can=" ".join(_mixed(rng, "can", situation, "" if parents else band, words)),
        how_to_meet_me=" ".join(_mixed(rng, "meet", situation, "" if parents else band, words)),
        who_is_close=_who_is_close(rng, words, told_by_parents=parents),
        reach=reach,
        reach_note=draw(rng, common()["reach"][reach[0]], words),
        way=rng.choice(_WAYS.get("old" if band == "old" else "young", ())),
        told_by="parents" if parents else "person",
    )


def _what_matters(rng: Random, situation: dict[str, Any], band: str, words: Words) -> str:
    opening = draw(rng, situation["opening"], words)
    joy = draw_some(rng, common()["joys"][band], words, 1) if band else []
    matters = draw_some(rng, situation["matters"], words, 2)
    lead = rng.choice(_LEADS if band else _PARENTS_LEADS)
    told = []
    for index, text in enumerate(matters):
        if text.startswith("Att "):
            told.append((lead if index == 0 else "Och ") + text[0].lower() + text[1:])
        else:
            told.append(text)
    first, rest = [opening, *joy], told
    return " ".join(first) + "\n\n" + " ".join(rest)


def _mixed(rng: Random, part: str, situation: dict[str, Any], band: str, words: Words) -> list[str]:
    own = draw_some(rng, situation[part], words, 2)
    return own + (draw_some(rng, common()[part][band], words, 1) if band else [])


def _who_is_close(rng: Random, words: Words, *, told_by_parents: bool) -> str:
    if told_by_parents:
        close = common()["close"]
        sentences = [draw(rng, close[part], words) for part in ("told_by_parents", "grandparent")]
        return " ".join(filter(None, sentences)) or draw(rng, close["nobody"], words)
    told = []
    for kind in _CLOSE_FIRST:
        needed = "parents" if kind == "parent" else kind
        needed = "grown_child" if kind == "child" else needed
        if needed in words:
            told.append(draw(rng, common()["close"][kind], words))
    return " ".join(text for text in told[:3] if text) or draw(rng, common()["close"]["nobody"], words)


def _reach(rng: Random, band: str) -> tuple[str, ...]:
    first = rng.choice(_REACH[band])
    second = rng.choice(("phone", "visit", "text"))
    return (first,) if first == second or rng.random() < 0.5 else (first, second)
