"""What the actions of this room share: a visit opened for a change, and who plans."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.organisations.queries import unit_kinds
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.doing import plans_findings
from ledstjarna.foundation.findings import ChangedMeanwhile, require


def opened(by: Viewer, subject_id: UUID, visit_id: UUID, what: str) -> tuple[Reading, Visit]:
    """The change and the visit, locked, for whoever's unit it is."""
    found = Visit.objects.filter(pk=visit_id, subject_id=subject_id, unit_id__in=by.parties)
    part_id = found.values_list("commitment_id", flat=True).first()
    if part_id is None:
        raise NotForYou(by, subject_id, what)
    change = open_part(by, subject_id, part_id, what=what, change=True)
    return change, Visit.objects.select_for_update().get(pk=visit_id)


def check_seen(row: Visit, seen_version: int, mine: dict[str, Any]) -> None:
    """Raise ChangedMeanwhile when the visit is newer than what was seen."""
    if row.version != seen_version:
        theirs = {"state": row.state, "carer": row.carer_label, "starts_at": row.starts_at, "words": row.words}
        raise ChangedMeanwhile(
            what="visit", version=row.version, mine=mine, theirs={name: theirs.get(name) for name in mine}
        )


def unit_that_plans(by: Viewer) -> UUID:
    """The unit whose visits the viewer plans. Raises NotForYou, RuleBroken."""
    if by.unit_id is None:
        raise NotForYou(by, None, "plan_visits")
    require(*plans_findings(role=by.role, unit_kind=unit_kinds([by.unit_id]).get(by.unit_id, "")))
    return by.unit_id


def locked_visits(unit_id: UUID, first: date, days: int) -> list[Visit]:
    """Every visit of the unit in the days that is not cancelled, locked, in one order: who comes second waits."""
    rows = Visit.objects.select_for_update().filter(unit_id=unit_id).exclude(state="cancelled")
    return sorted(within(rows, first, days).order_by("id"), key=lambda row: (row.starts_at, row.pk))


@contextmanager
def first_wins(error: Exception, constraint: str) -> Iterator[None]:
    """Raise `error` where the database says that somebody else was first, by that constraint and no other."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        if getattr(getattr(broken.__cause__, "diag", None), "constraint_name", None) != constraint:
            raise
        raise error from broken


def wait_for_turn(unit_id: UUID) -> None:
    """One at a time lays in the visits of a unit: where none stand there is no row to wait for. Until the end of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"visits:{unit_id}"])


def envelope(change: Reading, at: datetime) -> dict[str, Any]:
    """The fields that every event of this change carries."""
    return {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": change.viewer.party_id,
        "happened_at": at,
    }  # fmt: skip
