"""What has happened, month by month: the months as headings, the newest first."""

from collections.abc import Callable, Iterable
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
