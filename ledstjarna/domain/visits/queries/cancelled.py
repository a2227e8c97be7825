"""What was laid in and does not come about: whoever plans sees that it was there, who was to come, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Q

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.queries import cancellations
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.needed import carried_visits
from ledstjarna.domain.visits.queries.told import off_visit
from ledstjarna.domain.visits.queries.visits import not_laid_anew, within
from ledstjarna.domain.visits.rules.following import GONE
from ledstjarna.foundation.clock import moment_of


@dataclass(frozen=True, slots=True)
class Called:
    """A cancelled visit; by whom and in which words, where somebody has cancelled that one time."""

    visit: Visit
    by_label: str = ""
    words: str = ""


def cancelled_on(viewer: Viewer, first: date, days: int = 1) -> list[Called]:
    """What the viewer's unit does not do of these days that is cancelled, told or not, in order of time: what was laid
    in, and times that the plan has called off before anything was. What was laid in anew since is not, nor what nobody
    was told of and the plan has no longer: it was never to be.

    Eight queries. A list over persons is logged by the page.
    """
    rows = Visit.objects.select_related("commitment", "activity").filter(unit_id__in=viewer.parties, state="cancelled")
    missed = rows.filter(Q(published_at__isnull=False) | ~Q(cancelled_why=GONE))
    found = [*within(not_laid_anew(missed), first, days), *_never_laid_in(viewer, first, days)]
    return with_who(sorted(found, key=lambda row: (row.starts_at, row.pk)))


def _never_laid_in(viewer: Viewer, first: date, days: int) -> list[Visit]:
    """Times of the plan that somebody has called off, and that no visit was ever laid in for: to be shown, and not
    saved. Whoever is away has none: that is told of the person."""
    if viewer.unit_id is None:
        return []
    start, end = moment_of(first, time.min), moment_of(first + timedelta(days=days), time.min)
    off = [row for row in carried_visits(viewer.unit_id, start, end) if row.one.state == "cancelled"]
    laid_in = Visit.objects.filter(activity_id__in={row.activity.pk for row in off})
    there = set(laid_in.values_list("activity_id", "day")) if off else set()
    return [off_visit(row) for row in off if (row.activity.pk, row.one.day) not in there]


def with_who(rows: Iterable[Visit]) -> list[Called]:
    """Cancelled visits with who cancelled that one time of the plan, if somebody did. One query."""
    found = list(rows)
    said = cancellations((row.activity_id, row.day) for row in found if row.cancelled_why == "cancelled")
    return [
        Called(row, one.made_by_label, one.words) if (one := said.get((row.activity_id, row.day))) else Called(row)
        for row in found
    ]
