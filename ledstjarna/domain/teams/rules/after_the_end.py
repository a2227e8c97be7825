"""Who of a team reads on once the plan has ended, and how long the others do. Pure; each line with its section.

Whoever no longer takes part in the care, or in the matter, has no need to read: PDL 4:1; OSL 25:1, 26:1; SoLPUL 6 §.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ledstjarna.foundation.clock import moment_of

# For what is left to do: to sum up, to hand over, to write in one's own record [M]. Change it in this one line.
LEFT_TO_DO = timedelta(days=30)
SECTION = "PDL 4:1; OSL 25:1, 26:1; SoLPUL 2001:454 6 §"


@dataclass(frozen=True, slots=True)
class TakesPart:
    """What somebody in the team still has with the person once the plan has ended.

    `part`: they, or their unit, answer for or carry out a part that goes on. `contact`: they are a named contact.
    `came_after`: they began their contact after the end. `stays`: who held the plan together said that they stay.
    """

    part: bool = False
    contact: bool = False
    came_after: bool = False
    stays: bool = False


def reads_on(takes: TakesPart) -> bool:
    """Whether they read on after the end, for as long as that lasts. PDL 4:1; OSL 25:1, 26:1."""
    return takes.part or takes.contact or takes.came_after or takes.stays


def last_day_of_reading(ended_on: date) -> date:
    """The last day that the others read: so many whole days after the plan ended, or after their last part did [M]."""
    return ended_on + LEFT_TO_DO


def reads_until(ended_on: date) -> datetime:
    """The first moment that they do not."""
    return moment_of(last_day_of_reading(ended_on) + timedelta(days=1), time())
