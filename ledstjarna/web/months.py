"""What has happened, by month and by day as headings, the newest first; repeats are put together."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from itertools import groupby
from typing import TypeVar

from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording.follow_ups import month_text

Thing = TypeVar("Thing")


def by_month(things: Iterable[Thing], moment: Callable[[Thing], datetime]) -> list[tuple[str, list[Thing]]]:
    """Things with their month as people in Sweden count it, in the order they come (the newest first)."""

    def month(thing: Thing) -> date:
        return moment(thing).astimezone(STOCKHOLM).date().replace(day=1)

    return [(month_text(first, heading=True), list(group)) for first, group in groupby(things, key=month)]


def by_day(
    things: Iterable[Thing], moment: Callable[[Thing], datetime], same: Callable[[Thing], Hashable]
) -> list[tuple[date, list[list[Thing]]]]:
    """Things by the day in Sweden, those that are the `same` together: they are told once."""

    def day(thing: Thing) -> date:
        return moment(thing).astimezone(STOCKHOLM).date()

    return [(when, _folded(list(group), same)) for when, group in groupby(things, key=day)]


def _folded(things: list[Thing], same: Callable[[Thing], Hashable]) -> list[list[Thing]]:
    found: dict[Hashable, list[Thing]] = {}
    for thing in things:
        found.setdefault(same(thing), []).append(thing)
    return list(found.values())
