"""What the telephone has to know of the house's rules: told to it, so that they stand in one place."""

import json

from ledstjarna.domain.visits.rules.later import LATER
from ledstjarna.domain.visits.rules.states import VISIT

MOST = 50  # things in one sending; a day has some twenty visits, and the rest is sent next
OPEN = frozenset({"published", "begun"})  # where what was done can still be done


def told_bounds() -> str:
    """What can be done without a net, what a visit becomes by it, where it can still be done, how much is sent."""
    becomes = {step.verb: step.leads_to for step in VISIT.steps if step.state in OPEN and step.verb in LATER}
    return json.dumps(
        {"becomes": becomes, "later": LATER, "most": MOST, "open": sorted(OPEN)}, separators=(",", ":")
    )  # fmt: skip
