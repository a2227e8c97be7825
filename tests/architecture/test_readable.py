"""The resident's texts are easy to read: LIX, Björnsson's readability index (Läsbarhet, 1968), below 40 page by page.

LIX = words / sentences + 100 × long words / words, where a long word has more than six letters. Below 30 reads as a
children's book, 30–40 as fiction, 50 and above as an authority's letter. The goal for what the person meets is < 40.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from tests.architecture.sources import holds, texts

GOAL = 40.0
LONG = 6  # letters; a longer word counts as long
ENOUGH = 60  # words that a page needs before a number says anything about it
RESIDENT = "ledstjarna/web/resident/"
# What residents read that other doors show too: a folder is a page.
SHARED = ("ledstjarna/web/lived/", "ledstjarna/web/told/", "ledstjarna/web/messaging/", "ledstjarna/web/invited/")
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def lix(texts: Iterable[str]) -> float:
    """LIX of texts that stand each for itself: a heading or a button is a sentence of its own.

    A place that is filled in counts as a short word. Raises ZeroDivisionError when there is no word.
    """
    sentences, words = 0, []
    for text in texts:
        for sentence in re.split(r"[.!?:]+(?:\s|$)", PLACE.sub("Anna", text)):
            found = WORD.findall(sentence)
            sentences += bool(found)
            words += found
    return len(words) / sentences + 100 * sum(len(word) > LONG for word in words) / len(words)


def texts_by_page() -> dict[str, list[str]]:
    """The Swedish texts that residents read by page folder; a text that several share counts for each."""
    pages: dict[str, list[str]] = defaultdict(list)
    for message in texts():
        said = message.id if isinstance(message.id, tuple | list) else [message.id]
        for name, _line in message.locations:
            if name.startswith(RESIDENT):
                pages[name.removeprefix(RESIDENT).split("/")[0]].append(str(said[-1]))
            elif name.startswith(SHARED):
                pages["web/" + name.split("/")[2]].append(str(said[-1]))
    return pages


def test_what_the_person_reads_is_easy_to_read() -> None:
    pages = texts_by_page()
    found = {page: (sum(map(len, map(WORD.findall, said))), lix(said)) for page, said in pages.items()}
    assert len(found) > 20
    assert {"web/lived", "web/told", "web/messaging", "web/invited"} <= set(found)
    holds(
        (f"{page}: LIX {value:.1f}" for page, (words, value) in found.items() if words >= ENOUGH and value >= GOAL),
        "Shorter sentences, shorter words: say it as you would to somebody at the kitchen table.",
    )
    assert lix(text for said in pages.values() for text in said) < GOAL - 5


def test_the_index_is_that_of_bjornsson() -> None:
    assert lix(["Jag går hem nu."]) == 4
    assert lix(["Biståndshandläggaren beviljar hemtjänstinsatser."]) == 3 + 100
    assert lix(["Jag vill. Du får.", "Ja tack"]) == 2
    assert lix(["%(name)s vill bada"]) == 3
