"""What was told and does not come about: whoever plans sees that it was there, who was to come, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import cancellations
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import within


@dataclass(frozen=True, slots=True)
class Called:
    """A cancelled visit; by whom and in which words, where somebody has cancelled that one time."""

    visit: Visit
    by_label: str = ""
    words: str = ""


def cancelled_on(viewer: Viewer, day: date) -> list[Called]:
    """What the viewer's unit had told of a day that is cancelled, in order of time. What was laid in anew since is not.

    Three queries. A list over persons is logged by the page.
    """
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties)
    there = set(within(rows.exclude(state="cancelled"), day, 1).values_list("activity_id", "day", "position"))
    off = within(rows.filter(state="cancelled", published_at__isnull=False), day, 1)
    return with_who([row for row in off if (row.activity_id, row.day, row.position) not in there])


def with_who(rows: Iterable[Visit]) -> list[Called]:
    """Cancelled visits with who cancelled that one time of the plan, if somebody did. One query."""
    found = list(rows)
    said = cancellations((row.activity_id, row.day) for row in found if row.cancelled_why == "cancelled")
    return [
        Called(row, one.made_by_label, one.words) if (one := said.get((row.activity_id, row.day))) else Called(row)
        for row in found
    ]
