"""The contact card: one page to put on the refrigerator."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.web.printed.contacts import Contact, contacts_of
from ledstjarna.web.printed.discreet import whose_paper

# What one page holds, in lines of text, and how many letters a line holds. Measured with the widest letters that names
# and units are made of; `test_papers` fills a card to the brim.
LINES = {"normal": 34, "large": 26}
LETTERS = {"normal": 58, "large": 48}
AROUND = 2.6  # lines that a contact takes for its number and the space around it


def card(reading: Reading, size: str) -> dict[str, Any]:
    """Whose card it is and whom to call; how many of the team there was no room for."""
    found = contacts_of(reading)
    shown = that_fit(found.people, found.missing, size)
    return {
        "name": whose_paper(reading).name, "contacts": shown, "missing": found.missing,
        "more": len(found.people) - len(shown),
    }  # fmt: skip


def that_fit(people: Sequence[Contact], missing: Sequence[str], size: str) -> list[Contact]:
    """As many of the contacts as one page holds, in order; the named ones before the others are dealt with already."""
    size = size if size in LINES else "normal"
    left = float(LINES[size] - _lines(missing, size))
    fit = []
    for one in people:
        left -= AROUND + _lines((one.kind, one.name, one.role, one.note, *one.facts), size)
        if left < 0:
            break
        fit.append(one)
    return fit


def _lines(texts: Iterable[str], size: str) -> int:
    return sum(ceil(len(text) / LETTERS[size]) for text in texts)
