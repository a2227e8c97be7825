"""What was laid in and does not come about: whoever plans sees that it was there, who was to come, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import cancellations
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import not_laid_anew, within
from ledstjarna.domain.visits.rules.following import GONE


@dataclass(frozen=True, slots=True)
class Called:
    """A cancelled visit; by whom and in which words, where somebody has cancelled that one time."""

    visit: Visit
    by_label: str = ""
    words: str = ""


def cancelled_on(viewer: Viewer, first: date, days: int = 1) -> list[Called]:
    """What the viewer's unit had laid in of these days that is cancelled, told or not, in order of time. What was laid
    in anew since is not, nor what nobody was told of and the plan has no longer: it was never to be.

    Two queries. A list over persons is logged by the page.
    """
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties, state="cancelled")
    missed = rows.filter(Q(published_at__isnull=False) | ~Q(cancelled_why=GONE))
    return with_who(within(not_laid_anew(missed), first, days))


def with_who(rows: Iterable[Visit]) -> list[Called]:
    """Cancelled visits with who cancelled that one time of the plan, if somebody did. One query."""
    found = list(rows)
    said = cancellations((row.activity_id, row.day) for row in found if row.cancelled_why == "cancelled")
    return [
        Called(row, one.made_by_label, one.words) if (one := said.get((row.activity_id, row.day))) else Called(row)
        for row in found
    ]
