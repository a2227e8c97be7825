"""What a log controller looks at first. What the lot drew comes last, however long it has waited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.control.rules.checks import SAMPLED

KINDS = ("emergency", "question", "finding")  # in the order in which they are looked at on the same terms


@dataclass(frozen=True, slots=True, order=True)
class Urgency:
    """How soon one matter is to be looked at: the smaller, the sooner."""

    is_drawn: bool
    is_in_time: bool
    is_idle: bool
    kind: int
    due: date

    @property
    def is_late(self) -> bool:
        """Whether it should have been answered before today."""
        return not self.is_in_time


def urgency(*, kind: str, due: date, today: date, rules: Sequence[str] = (), can_answer: bool = True) -> Urgency:
    """Late before in time; then what somebody can do something about; emergencies, questions, what rules found; and
    what is due soonest. A reading that nothing but the lot points at comes after all of it.
    """
    return Urgency(list(rules) == [SAMPLED], due >= today, not can_answer, KINDS.index(kind), due)
