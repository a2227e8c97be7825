"""The visits follow the plan by themselves: away, back, another time, an end. Nobody comes to an empty home."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.visits.actions._shared import wait_for_turn
from ledstjarna.domain.visits.actions.planning import Planner, carry_out, fewer_come
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.board import to_do
from ledstjarna.domain.visits.queries.needed import needed
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish

RUN = "run:visits_follow_plan"


@transaction.atomic
def follow_plan(happening: Happening) -> None:
    """Something about when a person is helped has changed: their visits in the days that are planned follow.

    Asked anew each time, so that the same event twice changes nothing the second time.
    """
    with automatic_run("visits_follow_plan"):
        at = now()
        ahead = Visit.objects.filter(subject_id=happening.subject_id, starts_at__gte=at)
        for unit_id in set(ahead.values_list("unit_id", flat=True)):
            _follow(unit_id, happening.subject_id, happening.county_id, at)


def _follow(unit_id: UUID, subject_id: UUID, county_id: str, at: datetime) -> None:
    """The days that the unit has planned already, no longer."""
    first = day_of(at)
    wait_for_turn(unit_id)
    last = Visit.objects.filter(unit_id=unit_id).order_by("-starts_at").values_list("starts_at", flat=True).first()
    days = min(DAYS, (day_of(last) - first).days + 1) if last else 0
    rows = Visit.objects.select_for_update().filter(unit_id=unit_id, subject_id=subject_id).exclude(state="cancelled")
    standing = list(within(rows, first, days).order_by("id"))
    todo = to_do(needed(unit_id, first, days, subject_ids=[subject_id]), standing, at)
    pen = Planner(unit_id, RUN)
    envelope = {"county_id": county_id, "subject_id": subject_id, "actor_id": None, "happened_at": at}
    for row in once(carry_out(todo, standing, unit_id, {subject_id: county_id}, pen, at), time_of):
        publish(fewer_come(row, standing, envelope))
