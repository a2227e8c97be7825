"""Numbers for who leads: of the plans that the own organisation holds together, never of one. Small ones are hidden.

A leader's own parties reach no person's row; what is counted here is counted by an automatic run that says its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.plans.models import DeviationFigure
from ledstjarna.domain.plans.queries.deviations import deviation_counts
from ledstjarna.domain.plans.rules.small_numbers import Counted, counted
from ledstjarna.foundation.clock import day_of

LEADS = frozenset({"process_leader", "unit_manager"})
WAITS_LONG = timedelta(days=14)  # what somebody is asked and has not answered for so long [practice]
# One row for each plan that stands and whose coordinator works in the organisation: where, and how it stands.
_PLANS = """
SELECT CASE WHEN %(by_municipality)s THEN coalesce(t.name, '') ELSE u.name END AS place,
    l.state = 'agreed' AS agreed,
    coalesce(l.next_follow_up < %(today)s, false) AS late,
    EXISTS (
        SELECT 1 FROM plans_commitment c WHERE c.county_id = l.county_id AND c.subject_id = l.subject_id
            AND c.plan_id = l.id AND c.state LIKE 'awaits%%' AND c.changed_at < %(waits_since)s
    ) AS waits
FROM organisations_unit u
JOIN organisations_assignment a ON a.unit_id = u.id
JOIN teams_teammember m ON m.party_id = a.id AND m.is_coordinator AND upper_inf(m.period)
JOIN plans_plan l ON l.county_id = m.county_id AND l.subject_id = m.subject_id AND l.ended_at IS NULL
JOIN people_person p ON p.county_id = l.county_id AND p.subject_id = l.subject_id
LEFT JOIN organisations_municipality t ON t.code = p.municipality_id
WHERE u.organisation_id = %(organisation)s
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One question, answered place by place with the sum, as far as it may be told."""

    code: str
    places: tuple[str, ...]
    told: Counted


@dataclass(frozen=True, slots=True)
class Leading:
    """What a leader sees: by municipality or by unit, and over how many plans it was counted, for the log."""

    by_municipality: bool
    numbers: tuple[Numbers, ...]
    counted_over: int


_QUESTIONS: tuple[tuple[str, Callable[[tuple[str, bool, bool, bool]], bool]], ...] = (
    ("agreed", lambda row: row[1]),
    ("written", lambda row: not row[1]),
    ("late", lambda row: row[2]),
    ("waits", lambda row: row[3]),
)


def leading(viewer: Viewer, *, at: datetime) -> Leading:
    """The numbers of the viewer's organisation; a region's by municipality, others' by unit. Two queries and one of
    deviations. Raises NotForYou for who does not lead.
    """
    if viewer.role not in LEADS or viewer.organisation_id is None:
        raise NotForYou(viewer, None, "leading")
    by_municipality = viewer.organisation_kind == "region"
    values: dict[str, Any] = {
        "organisation": viewer.organisation_id, "today": day_of(at), "waits_since": at - WAITS_LONG,
        "by_municipality": by_municipality,
    }  # fmt: skip
    with automatic_run("leading"), connection.cursor() as cursor:
        cursor.execute(_PLANS, values)
        rows = cursor.fetchall()
    places = tuple(sorted({row[0] for row in rows}))
    numbers = [
        Numbers(code, places, counted([sum(holds(row) for row in rows if row[0] == place) for place in places]))
        for code, holds in _QUESTIONS
    ]
    return Leading(by_municipality, (*numbers, *_deviations(viewer, at)), len(rows))


def _deviations(viewer: Viewer, at: datetime) -> tuple[Numbers, ...]:
    """This year's, by the organisation on the other side. Left out where the list by kind hides its sum: what is told
    here would tell it (`deviation_counts`).
    """
    day = day_of(at)
    first = day.replace(month=1, day=1)
    if deviation_counts(viewer, first=first, last=day)[1] is None:
        return ()
    found: dict[str, int] = {}
    rows = DeviationFigure.objects.filter(county_id=viewer.county_id, noted_on__range=(first, day), withdrawn=False)
    for row in rows.select_related("from_organisation", "to_organisation"):
        sides = (row.from_organisation, row.to_organisation)
        other = next((one for one in sides if one.pk != viewer.organisation_id), sides[0])
        if viewer.organisation_id in {one.pk for one in sides}:
            found[other.name] = found.get(other.name, 0) + 1
    places = tuple(sorted(found))
    return (Numbers("deviations", places, counted([found[place] for place in places])),) if places else ()
