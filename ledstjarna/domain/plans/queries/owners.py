"""Parts that change owner, as the person, the team and those who are asked need them; and a carer's own matter."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_own_matter, parts_in_reach
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import CarerSupport, Commitment, OwnerChange
from ledstjarna.domain.plans.queries.shared import as_told
from ledstjarna.domain.plans.rules.expiring import COMING, ENDED, expiry_phase
from ledstjarna.domain.plans.rules.owners import owners_before
from ledstjarna.foundation.clock import today


def owner_change_of(reading: Reading, commitment_id: UUID) -> OwnerChange | None:
    """What is sought for a part, None when nothing is."""
    return OwnerChange.objects.filter(**reading.rows, commitment_id=commitment_id, ended_at=None).first()


def owner_changes(reading: Reading) -> list[OwnerChange]:
    """Every part that changes owner now, with the part."""
    reading.needs(PLAN)
    rows = OwnerChange.objects.select_related("commitment").filter(**reading.rows, ended_at=None)
    return list(rows.order_by("began_at", "id"))


def own_parts_sought(viewer: Viewer) -> dict[UUID, OwnerChange]:
    """By part that the viewer or their unit has: that somebody new is sought for it, while they still do it."""
    ids = [part_id for _, part_id in parts_in_reach(viewer)]
    rows = OwnerChange.objects.filter(commitment_id__in=ids, old_owner_id__in=viewer.parties, left=False, ended_at=None)
    return {row.commitment_id: row for row in rows}


def owners_once(reading: Reading) -> dict[UUID, list[tuple[datetime, str]]]:
    """By part that has changed owner: who answered for it before, the first first, and until when."""
    reading.needs(PLAN)
    rows = defaultdict(list)
    for row in OwnerChange.objects.filter(**reading.rows):
        rows[row.commitment_id].append(row)
    return {part_id: owners_before(changes) for part_id, changes in rows.items()}


def owner_change(reading: Reading, owner_change_id: UUID) -> OwnerChange:
    """One change of owner, with its part. Raises NotForYou when the reading does not reach it."""
    rows = OwnerChange.objects.select_related("commitment")
    row = rows.filter(**reading.rows, pk=owner_change_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "owner_change")
    return row


def asked_to_take_over(viewer: Viewer) -> list[OwnerChange]:
    """What the viewer or their unit is asked to take over, the oldest first."""
    ids = [part_id for _, part_id in parts_in_reach(viewer)]
    rows = OwnerChange.objects.select_related("commitment").filter(
        commitment_id__in=ids, new_owner_id__in=viewer.parties, state="asked"
    )
    return list(as_told(viewer, rows.order_by("changed_at", "id")))


def carer_supports(viewer: Viewer) -> list[CarerSupport]:
    """What the viewer has asked for themself, or what has reached them or their unit; the newest first."""
    ids = [part_id for _, part_id in parts_in_reach(viewer)]
    return list(CarerSupport.objects.filter(pk__in=ids).order_by("-asked_at"))


def carer_support(viewer: Viewer, subject_id: UUID, support_id: UUID, *, what: str) -> CarerSupport:
    """One carer's asking, opened as theirs. Raises NotForYou unless the viewer asked it or it reached them."""
    row = CarerSupport.objects.filter(subject_id=subject_id, pk=support_id).first()
    if row is None:
        raise NotForYou(viewer, None, what)
    open_own_matter(viewer, subject_id, support_id, whose=row.carer_id, what=what)
    return row


def expiring_parts(reading: Reading) -> list[Commitment]:
    """The parts whose decision comes to its end soon or has just ended, the nearest first.

    Without those that somebody has applied for anew: the same support for the same goal, later.
    """
    reading.needs(PLAN)
    rows = list(
        Commitment.objects.select_related("proposal", "application__decision", "assignment").filter(
            **reading.rows, legal_basis__in=("sol", "lss"), state__in=("awaits_decision", "active", "awaits_provider")
        )
    )
    latest = {_support(row): row.recorded_at for row in sorted(rows, key=lambda row: row.recorded_at)}
    ending = [
        row
        for row in rows
        if row.state != "awaits_decision"
        and expiry_phase(row.legal_basis, row.ends_on, today()) in (COMING, ENDED)
        and latest[_support(row)] <= row.recorded_at
    ]
    return sorted(ending, key=lambda row: (row.ends_on, row.pk))


def _support(row: Commitment) -> tuple[UUID, str, str]:
    return row.goal_id, row.legal_basis, row.title
