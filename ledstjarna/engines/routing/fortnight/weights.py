"""What counts in a fortnight, and how much: data with a plain-language explanation each, for whoever moves a slider."""

from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that counts: its unit, the weight that holds where an instance says none, and what it means."""

    unit: str
    weight: float
    means: str


PARTS: dict[str, Part] = {
    "unassigned": Part("staffings", 2000.0, "A carer that a visit needs and does not get; the visit is then not made."),
    "left_out": Part("visits", 200.0, "An optional visit that is not made."),
    "travel": Part("minutes", 1.0, "All travel between depots, persons and depots."),
    "lateness": Part("minutes", 20.0, "Minutes that a visit starts after the close of the window it is in."),
    "waiting": Part("minutes", 0.2, "Minutes at a door before a visit may start, but not at the first of a shift."),
    "overtime": Part("minutes", 6.0, "Minutes that a carer is back after the end of the shift."),
    "faces": Part("carers met", 4.0, "How many different carers each person meets in all days together."),
    "new_faces": Part("carers above the goal, squared", 6.0, "Carers above the goal, squared: the worst first."),
    "spread": Part(
        "visits' worth",
        0.4,
        "How evenly a person's visits are spread over those they meet: visits, minus the sum of squares of those by "
        "each carer over visits. None when one carer comes every time.",
    ),
    "contact": Part("staffings", 0.1, "Staffings by another than the person's named contact, where there is one."),
    "wishes": Part(
        "wishes", 15.0,
        "Staffings by another than whom the person prefers, of another sex than wished, without a language in common, "
        "or where the carer would rather not: one for each.",
    ),
    "fair_load": Part(
        "minutes", 0.2,
        "How unevenly care is spread over carers: the sum of (care - fair share) squared over minutes on duty, where "
        "the fair share is the same part of everybody's minutes on duty.",
    ),
    "changed": Part("staffings", 30.0, "Staffings by another carer than in the plan before, where there is one."),
    "moved": Part("minutes", 0.5, "Minutes beyond 15 that a visit starts earlier or later than in the plan before."),
}  # fmt: skip

MOVED_UNNOTICED = 15.0  # minutes


@dataclass(frozen=True, slots=True)
class Counted:
    """One number for each part: a problem's weights, or what a plan amounts to, or costs."""

    unassigned: float = 0.0
    left_out: float = 0.0
    travel: float = 0.0
    lateness: float = 0.0
    waiting: float = 0.0
    overtime: float = 0.0
    faces: float = 0.0
    new_faces: float = 0.0
    spread: float = 0.0
    contact: float = 0.0
    wishes: float = 0.0
    fair_load: float = 0.0
    changed: float = 0.0
    moved: float = 0.0

    def items(self) -> Iterator[tuple[str, float]]:
        """Name and number, in the order above."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def times(self, weights: "Counted") -> "Counted":
        """Each number times its weight."""
        return Counted(**{name: number * getattr(weights, name) for name, number in self.items()})

    def total(self) -> float:
        """The sum."""
        return sum(number for _, number in self.items())


USUAL = Counted(**{name: part.weight for name, part in PARTS.items()})
