"""One thing that happened, as *Vad har hänt* tells it in the person's door and in the team's, by month and day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ledstjarna.web.months import by_day, by_month
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.repeated import HappeningText, told_together


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened."""

    text: HappeningText
    at: datetime
    besides: str  # who wrote it down for the person, and who was asked
    words: str  # what the person said, in their own words
    sentence: str = ""  # what is told, of as many as are told together


Months = list[tuple[str, list[tuple[str, list[Told]]]]]


def months_of(things: Iterable[Told]) -> Months:
    """By month and day, in the order they come; those that are alike on a day are told once."""
    return [(month, _days(told)) for month, told in by_month(things, lambda one: one.at)]


def _days(things: list[Told]) -> list[tuple[str, list[Told]]]:
    days = by_day(things, lambda one: one.at, lambda one: (one.text.alike, one.besides, one.words))
    return [
        (date_text(day), [replace(same[0], sentence=told_together([one.text for one in same])) for same in told])
        for day, told in days
    ]
