"""Why somebody read, in the words they wrote when they began: contact, reading of others, an emergency."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.web.wording.readings import reason_text


def reasons_of(grounds: Iterable[AccessGround]) -> Callable[[Any], str]:
    """The reason that stood by the ground of a row in the log when it was read. `grounds`: as `reasons_stated`."""
    stated: dict[tuple[UUID, str], list[AccessGround]] = defaultdict(list)
    for ground in grounds:
        stated[ground.party_id, ground.basis].append(ground)

    def why(row: Any) -> str:
        held = stated.get((row.party_id, row.basis), ())
        # Inclusive of the moment: who begins is logged as they do, before or after the ground is written.
        return reason_text(next((one.reason for one in held if _held(one, row)), ""))

    return why


def _held(ground: AccessGround, row: Any) -> bool:
    period = ground.period
    return bool(not period.isempty and period.lower <= row.at and (period.upper is None or row.at <= period.upper))
