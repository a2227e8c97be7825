"""What a check found: what the plan amounts to, what it costs, and everything in it that may not be."""

from dataclasses import dataclass
from enum import StrEnum

from ledstjarna.engines.routing.fortnight.weights import Counted


class Broken(StrEnum):
    """What a plan breaks."""

    UNKNOWN_CARER = "unknown_carer"
    UNKNOWN_VISIT = "unknown_visit"
    UNKNOWN_SHIFT = "unknown_shift"
    SHIFT_TWICE = "shift_twice"  # two routes for one shift
    WRONG_DAY = "wrong_day"
    TOO_FEW = "too_few"  # carers at a visit, and it is not said to be unmade
    TOO_MANY = "too_many"
    SAME_CARER = "same_carer"  # one carer as two
    SAID_UNMADE = "said_unmade"  # and made all the same
    ABILITY = "ability"
    TITLE = "title"
    ONE_HAS = "one_has"  # nobody has what one must have
    PROVIDER = "provider"
    REFUSED = "refused"  # by the person or for the carer
    SEX = "sex"
    NOT_TOGETHER = "not_together"  # do not start at the same moment
    DURATION = "duration"
    BEFORE_ARRIVAL = "before_arrival"  # the carer cannot be there yet
    OUTSIDE_WINDOW = "outside_window"
    APART_TOO_LITTLE = "apart_too_little"
    APART_TOO_MUCH = "apart_too_much"
    TOO_LATE_HOME = "too_late_home"
    BREAK_MISSING = "break_missing"
    BREAK_TIME = "break_time"  # outside its hours, or while there is no time for it
    NO_BREAK_LONG = "no_break_long"  # too long in a row without one
    LOCKED = "locked"  # another carer than it is locked to
    PAST_CHANGED = "past_changed"  # something done has another carer or time


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing broken: who, what visit, which day, and by how many minutes where it is about time."""

    broken: Broken
    carer: str = ""
    visit: str = ""
    day: int = -1
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """`amounts` are unweighted, `costs` weighted; `faces` are how many carers each person meets."""

    amounts: Counted
    costs: Counted
    faces: dict[str, int]
    violations: tuple[Violation, ...]

    @property
    def cost(self) -> float:
        """What the plan costs in the instance's own measure."""
        return self.costs.total()
