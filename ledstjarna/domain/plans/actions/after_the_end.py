"""Once a plan has ended nobody reads on who has nothing more to do with the person: by the ending, and by the clock."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.models import Commitment, Plan, ProviderAssignment
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.teams.actions import team_after_the_end
from ledstjarna.domain.teams.queries import with_a_lasting_team

RUN = "end_reading"


def reading_after_the_end(plan: Plan, at: datetime, *, staying: Mapping[UUID, str] | None = None) -> int:
    """Let the team's reading end after a plan that has ended. For this room, and the clock. Returns how many leave.

    What is left to do is counted from the end, or from when the last part of it did (PDL 4:1; OSL 25:1, 26:1).
    """
    assert plan.ended_at is not None
    with automatic_run(RUN):
        rows = Commitment.objects.filter(county_id=plan.county_id, subject_id=plan.subject_id)
        parts = list(rows.values_list("pk", "state", "owner_id", "changed_at"))
        live = {key: owner for key, state, owner, _changed in parts if state in LIVE_COMMITMENTS}
        given = ProviderAssignment.objects.filter(commitment_id__in=list(live), state__in=("given", "accepted"))
        units = set(given.values_list("unit_id", flat=True))
    over = [changed for _key, state, _owner, changed in parts if state not in LIVE_COMMITMENTS]
    return team_after_the_end(
        county_id=plan.county_id, subject_id=plan.subject_id, ended_at=plan.ended_at,
        since=max([plan.ended_at, *over]), has_parts={*live.values(), *units}, at=at, staying=staying,
    )  # fmt: skip


def end_reading(*, at: datetime) -> int:
    """By the clock: the same once the last part of somebody in the team has ended in whatever way. How many leave."""
    with transaction.atomic(), automatic_run(RUN):
        runs = Plan.objects.filter(subject_id=OuterRef("subject_id"), ended_at=None)
        rows = Plan.objects.exclude(ended_at=None).filter(~Exists(runs)).order_by("ended_at")
        latest = {row.subject_id: row for row in rows}
        there = with_a_lasting_team(latest)
    left = 0
    for plan in (row for key, row in latest.items() if key in there):
        with transaction.atomic():
            left += reading_after_the_end(plan, at)
    if left:
        with transaction.atomic():
            log_run(RUN, population=left)
    return left
