"""What counts in a unit's plans, and how far beyond a shift they may go, as its planners have set it."""

from uuid import UUID

from ledstjarna.domain.visits.models import PlanWeights
from ledstjarna.domain.visits.rules.weighing import BEYOND, NAMES, USUAL


def weights_of(unit_id: UUID) -> PlanWeights | None:
    """How a unit's sliders stand; None where nobody has moved them."""
    return PlanWeights.objects.filter(unit_id=unit_id).order_by("-version").first()


def sliders_of(unit_id: UUID) -> dict[str, int]:
    """The same, each by name; with how many minutes beyond a shift are allowed."""
    row = weights_of(unit_id)
    stands = row.sliders if row else {}
    return {name: int(stands.get(name, USUAL)) for name in NAMES} | {BEYOND: int(stands.get(BEYOND, 0))}


def beyond_of(unit_id: UUID) -> int:
    """How many minutes beyond a shift a plan may have somebody work."""
    return sliders_of(unit_id)[BEYOND]
