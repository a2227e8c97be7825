"""What counts in a unit's plans, and how much: set by who plans."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.actions._shared import first_wins, unit_that_plans
from ledstjarna.domain.visits.models import PlanWeights
from ledstjarna.domain.visits.queries.weights import weights_of
from ledstjarna.domain.visits.rules.weighing import BEYOND, NAMES, slider_findings
from ledstjarna.foundation.findings import ChangedMeanwhile, require


@transaction.atomic
def set_weights(*, by: Viewer, sliders: Mapping[str, int], seen_version: int, at: datetime) -> PlanWeights:
    """Let the sliders stand so; how they stood is kept. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    unit_id = unit_that_plans(by)
    require(*slider_findings(sliders))
    old = weights_of(unit_id)
    stands = old.version if old else 0
    if stands != seen_version:
        raise ChangedMeanwhile(what="plan_weights", version=stands, mine={}, theirs={})
    first = ChangedMeanwhile(what="plan_weights", version=stands + 1, mine={}, theirs={})
    with first_wins(first, "plan_weights_by_version"):  # another planner saved in the same moment
        return PlanWeights.objects.create(
            unit_id=unit_id, sliders={name: int(sliders[name]) for name in (*NAMES, BEYOND) if name in sliders},
            version=stands + 1, set_by_id=by.party_id, set_by_label=by.label, set_at=at, recorded_at=at,
        )  # fmt: skip
