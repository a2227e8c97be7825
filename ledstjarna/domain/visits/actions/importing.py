"""Who works when, from a file: all of it or nothing."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import unit_that_plans
from ledstjarna.domain.visits.actions.shifting import Span, replace_shifts
from ledstjarna.domain.visits.models import WorkShift
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.shift_file import shifts_in, standing_findings
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import require


@transaction.atomic
def import_shifts(*, by: Viewer, text: str, at: datetime) -> tuple[int, int]:
    """Let the file's shifts be those of its days, for whoever it names. How many, and visits that nobody has by that.

    Days and staff that the file does not name are left as they are. Raises NotForYou, RuleBroken with faults by line.
    """
    unit_id = unit_that_plans(by)
    staff = {row.staff_member.hsa_id.upper(): row.pk for row in staff_of(unit_id=unit_id) if row.staff_member.hsa_id}
    lines, wrong = shifts_in(text, staff, first=day_of(at))
    require(*wrong)
    by_day: dict[tuple[UUID, date], list[Span]] = defaultdict(list)
    for one in lines:
        by_day[one.carer_id, one.day].append((one.starts, one.ends))
    standing = [
        Shift(row.assignment_id, row.period.lower, row.period.upper)
        for row in WorkShift.objects.filter(assignment_id__in={one.carer_id for one in lines}).exclude(
            period__endswith__lte=min(one.starts for one in lines)
        )
        if (row.assignment_id, day_of(row.period.lower)) not in by_day
    ]
    require(*standing_findings(lines, standing))
    freed = replace_shifts(by=by, unit_id=unit_id, days=by_day, at=at)
    return len(lines), freed
