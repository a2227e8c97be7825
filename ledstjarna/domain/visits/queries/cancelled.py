"""What was told and does not come about: whoever plans sees that it was there, who was to come, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import cancellations
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import not_laid_anew, within


@dataclass(frozen=True, slots=True)
class Called:
    """A cancelled visit; by whom and in which words, where somebody has cancelled that one time."""

    visit: Visit
    by_label: str = ""
    words: str = ""


def cancelled_on(viewer: Viewer, day: date) -> list[Called]:
    """What the viewer's unit had told of a day that is cancelled, in order of time. What was laid in anew since is not.

    Two queries. A list over persons is logged by the page.
    """
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties)
    return with_who(within(not_laid_anew(rows.filter(state="cancelled", published_at__isnull=False)), day, 1))


def with_who(rows: Iterable[Visit]) -> list[Called]:
    """Cancelled visits with who cancelled that one time of the plan, if somebody did. One query."""
    found = list(rows)
    said = cancellations((row.activity_id, row.day) for row in found if row.cancelled_why == "cancelled")
    return [
        Called(row, one.made_by_label, one.words) if (one := said.get((row.activity_id, row.day))) else Called(row)
        for row in found
    ]
