"""What has been said of the plan's time that a visit is."""

from ledstjarna.domain.plans.models import ActivityMark
from ledstjarna.domain.plans.queries import marks_of
from ledstjarna.domain.visits.models import Visit


def said_of(row: Visit) -> ActivityMark | None:
    """What was said last of it, by whomever; None when nobody has said anything. One query."""
    return next(reversed(marks_of(row.activity, row.day)), None)
