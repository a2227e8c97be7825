"""What a check found: what the plan amounts to, what it costs, and everything in it that may not be."""

from dataclasses import dataclass
from enum import StrEnum

from ledstjarna.engines.routing.problem import Amounts


class Broken(StrEnum):
    """What a plan breaks."""

    UNKNOWN_CARER = "unknown_carer"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_SERVICE = "unknown_service"  # the person does not need it
    CARER_TWICE = "carer_twice"  # two routes for one carer
    SERVICE_TWICE = "service_twice"
    SERVICE_MISSING = "service_missing"
    ABILITY = "ability"
    INCOMPATIBLE = "incompatible"
    SAME_CARER = "same_carer"  # both services of a person by one carer
    DURATION = "duration"
    BEFORE_ARRIVAL = "before_arrival"  # the carer cannot be there yet
    BEFORE_WINDOW = "before_window"
    AFTER_WINDOW = "after_window"  # of a hard window
    APART_TOO_LITTLE = "apart_too_little"
    APART_TOO_MUCH = "apart_too_much"
    LUNCH_TIME = "lunch_time"  # outside its hours, or while there is no time for it
    LUNCH_SHORT = "lunch_short"
    LUNCH_TWICE = "lunch_twice"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing broken: where, and by how many minutes where it is about time."""

    broken: Broken
    carer_id: str = ""
    person_id: str = ""
    ability: str = ""
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """`amounts` are unweighted, `costs` weighted; `cost` is the sum of the latter."""

    amounts: Amounts
    costs: Amounts
    violations: tuple[Violation, ...]

    @property
    def cost(self) -> float:
        """What the plan costs in the instance's own measure."""
        return self.costs.total()
