"""Who of a unit is in which arbetslag: said by who plans."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import first_wins, unit_that_plans
from ledstjarna.domain.visits.models import CrewList
from ledstjarna.domain.visits.rules.crews import crew_findings, tidied
from ledstjarna.foundation.findings import ChangedMeanwhile, require


@transaction.atomic
def set_crews(*, by: Viewer, crews: Mapping[UUID, str], seen_version: int, at: datetime) -> CrewList:
    """Let the whole list stand so; how it stood is kept. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    unit_id, kept = unit_that_plans(by), tidied(crews)
    require(*crew_findings(kept, staff=[row.pk for row in staff_of(unit_id=unit_id)]))
    old = CrewList.objects.select_for_update().filter(unit_id=unit_id, replaced_at=None).first()
    stands = old.version if old else 0
    if stands != seen_version:
        raise ChangedMeanwhile(what="crew_list", version=stands, mine={}, theirs={})
    if old is not None:
        old.replaced_at = at
        old.save(update_fields=["replaced_at"])
    first = ChangedMeanwhile(what="crew_list", version=stands + 1, mine={}, theirs={})
    with first_wins(first, "one_current_crew_list"):  # the very first list of a unit has no row to wait for
        return CrewList.objects.create(
            unit_id=unit_id, crews={str(key): name for key, name in kept.items()}, version=stands + 1,
            set_by_id=by.party_id, set_by_label=by.label, set_at=at, recorded_at=at,
        )  # fmt: skip
