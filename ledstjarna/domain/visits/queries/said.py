"""What has been said of the plan's time that a visit is."""

from dataclasses import dataclass
from datetime import datetime

from ledstjarna.domain.plans.queries import marks_of
from ledstjarna.domain.visits.models import Visit


@dataclass(frozen=True, slots=True)
class SaidOfTime:
    """What was said last, by whomever: its number, and when. That nobody came is answered, never ticked away."""

    state: str
    number: int
    at: datetime

    @property
    def nobody_came(self) -> bool:
        """Whether the person, or somebody for them, has said that nobody came."""
        return self.state == "nobody_came"


def said_of(row: Visit) -> SaidOfTime | None:
    """What stands as said of it; None when nobody has said anything. One query."""
    marks = marks_of(row.activity, row.day)
    return SaidOfTime(marks[-1].state, marks[-1].number, marks[-1].told_at) if marks else None
