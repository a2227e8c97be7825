"""The arbetslag of a unit, and whose its persons are."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from ledstjarna.domain.visits.models import CrewList, Visit
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.crews import Crews
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.states import MEETS


def crew_list(unit_id: UUID) -> CrewList | None:
    """The list as it stands; None where nobody has said any."""
    return CrewList.objects.filter(unit_id=unit_id, replaced_at=None).first()


def crews_in(row: CrewList | None) -> Crews:
    """The same, read."""
    return Crews({UUID(key): name for key, name in row.crews.items()} if row else {})


def persons_crews(unit_id: UUID, crews: Crews, first: date) -> dict[UUID, str]:
    """Whose each person is, by the visits of the fortnight before `first` and the one after. One query."""
    rows = Visit.objects.filter(unit_id=unit_id, state__in=MEETS, carer_id__in=list(crews.of))
    around = within(rows, first - timedelta(days=DAYS), 2 * DAYS)
    return crews.whose(around.order_by().values_list("subject_id", "carer_id").annotate(Count("id")))
