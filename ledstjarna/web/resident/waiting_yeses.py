"""Which of the yeses that come to their end the person is still asked about."""

from collections.abc import Iterable

from ledstjarna.domain.consent.queries import Reading, current_consents
from ledstjarna.domain.plans.queries import plan_is_over
from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.how_long import FOR_THE_PLAN


def still_asked(reading: Reading, items: Iterable[WorkItem]) -> list[WorkItem]:
    """Without the yeses of a plan that has ended: there is nothing for them to hold for. No query where none ends."""
    found = list(items)
    if not any(item.kind == "consent_ends_for_person" for item in found) or not plan_is_over(reading):
        return found
    over = {row.pk for kind, row in current_consents(reading).items() if kind in FOR_THE_PLAN}
    return [item for item in found if item.kind != "consent_ends_for_person" or item.row_id not in over]
