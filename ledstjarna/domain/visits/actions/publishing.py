"""Publishing: from here on the person and the staff are told who comes, and when."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.visits.actions._shared import envelope, locked_visits, unit_that_plans
from ledstjarna.domain.visits.events import VisitsPublished
from ledstjarna.domain.visits.models import PublishedPlan, Visit
from ledstjarna.domain.visits.queries.board import version_of
from ledstjarna.domain.visits.queries.crews import crew_list, crews_in
from ledstjarna.domain.visits.queries.drafts import places_kept
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.states import SHOWN, VISIT
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def publish_visits(
    *, by: Viewer, first: date, seen_version: int, at: datetime, days: int = DAYS, crew: str | None = None
) -> int:
    """Publish what is planned in these days and somebody is to make. How many visits; what nobody has stays planned.

    Of one `crew` its visits alone, and the version is theirs: two who publish a crew each do not hinder each other,
    and nothing that has come to or left the crew meanwhile is told unseen. Raises NotForYou, RuleBroken,
    ChangedMeanwhile when that is another than was seen.
    """
    unit_id = unit_that_plans(by)
    rows = locked_visits(unit_id, first, days)
    its = crews_in(crew_list(unit_id)).told_with(crew, rows)
    if version_of(its) != seen_version:
        raise ChangedMeanwhile(what="board", version=version_of(its), mine={}, theirs={})
    ready = [row for row in its if row.state == "planned" and row.carer_id is not None and row.starts_at >= at]
    require(None if ready else Finding("nothing_to_publish"))
    by_person: dict[UUID, list[Visit]] = defaultdict(list)
    for row in ready:
        row.state, row.published_at = VISIT.after(row.state, "publish"), at
        row.version += 1
        by_person[row.subject_id].append(row)
    Visit.objects.bulk_update(ready, ["state", "published_at", "version"], batch_size=500)
    # Kept as it is told now, to compare with later.
    places = {row.pk: (row.carer_id, row.starts_at) for row in rows if row.state in SHOWN and row.carer_id is not None}
    PublishedPlan.objects.create(
        unit_id=unit_id, first=first, places=places_kept(places), published_by_label=by.label, published_at=at
    )
    for subject_id, theirs in sorted(by_person.items()):
        change = open_part(by, subject_id, theirs[0].commitment_id, what="publish_visits", change=True)
        publish(VisitsPublished(**envelope(change, at), unit_id=unit_id, visits=len(once(theirs, time_of))))
    return len(once(ready, time_of))
