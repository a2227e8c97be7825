"""At the person's: begun, done, or not and why. What is said of a visit is said of the plan's time too.

Where the person has said that nobody came, both words stand: theirs of the plan's time, whose report is answered, and
the carer's of the visit.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.plans.actions import Said, mark_occurrence
from ledstjarna.domain.visits.actions._shared import check_seen, envelope, opened
from ledstjarna.domain.visits.events import VisitBegun, VisitMoved, VisitTold
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.said import said_of
from ledstjarna.domain.visits.rules.doing import begin_findings, miss_findings, short_findings
from ledstjarna.domain.visits.rules.states import AHEAD, VISIT
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def begin_visit(*, by: Viewer, subject_id: UUID, visit_id: UUID, seen_version: int, at: datetime) -> Visit:
    """Check in. A colleague who steps in becomes who came. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change, row = opened(by, subject_id, visit_id, "begin_visit")
    if row.state == "begun" and row.carer_id == by.party_id:
        return row  # two taps are one
    check_seen(row, seen_version, {"state": "begun"})
    require(*begin_findings(is_theirs=row.unit_id in by.parties, starts=row.starts_at, at=at))
    row.state = VISIT.after(row.state, "begin")
    row.begun_at = at
    row.carer_id, row.carer_label = by.party_id, by.label
    _save(row)
    publish(VisitBegun(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
    return row


@transaction.atomic
def regret_visit(*, by: Viewer, subject_id: UUID, visit_id: UUID, seen_version: int, at: datetime) -> Visit:
    """Take back a check-in that was wrong: a slip of the thumb. Who stepped in while busy elsewhere does not keep it.

    Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change, row = opened(by, subject_id, visit_id, "regret_visit")
    check_seen(row, seen_version, {"state": "published"})
    row.state = VISIT.after(row.state, "regret")
    row.begun_at = None
    away = _is_elsewhere(row)
    if away:
        row.carer_id, row.carer_label, row.is_locked = None, "", False
    _save(row)
    if away:
        publish(VisitMoved(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
    return row


def _is_elsewhere(row: Visit) -> bool:
    """Whether whoever has the visit is to be at another at that time."""
    others = Visit.objects.filter(carer_id=row.carer_id, state__in=AHEAD).exclude(pk=row.pk)
    return others.filter(starts_at__lt=row.ends_at, ends_at__gt=row.starts_at).exists()


@transaction.atomic
def finish_visit(
    *, by: Viewer, subject_id: UUID, visit_id: UUID, seen_version: int, words: str, at: datetime, sure: bool = True
) -> Visit:
    """Check out: it is done, also as the plan has it. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change, row = opened(by, subject_id, visit_id, "finish_visit")
    if row.state == "done" and row.told_by_id == by.party_id and words.strip() in ("", row.words):
        return row  # other words than those that stand are nobody's to lose
    check_seen(row, seen_version, {"state": "done", "words": words})
    require(*begin_findings(is_theirs=row.unit_id in by.parties, starts=row.starts_at, at=at))
    require(*short_findings(begun=row.begun_at if row.state == "begun" else None, at=at, sure=sure))
    row.state = VISIT.after(row.state, "finish")
    if row.begun_at is None:
        row.carer_id, row.carer_label = by.party_id, by.label
    return _told(change, row, words=words, reason="", at=at)


@transaction.atomic
def miss_visit(
    *, by: Viewer, subject_id: UUID, visit_id: UUID, seen_version: int, reason: str, words: str, at: datetime
) -> Visit:
    """It did not come about, and why; also as the plan has it. Raises NotForYou, RuleBroken, ChangedMeanwhile."""
    change, row = opened(by, subject_id, visit_id, "miss_visit")
    check_seen(row, seen_version, {"state": "not_done", "words": words})
    require(
        *begin_findings(is_theirs=row.unit_id in by.parties, starts=row.starts_at, at=at),
        *miss_findings(reason=reason, words=words),
    )
    row.state = VISIT.after(row.state, "miss")
    return _told(change, row, words=words, reason=reason, at=at)


def _told(change: Reading, row: Visit, *, words: str, reason: str, at: datetime) -> Visit:
    by = change.viewer
    row.words, row.reason = words.strip(), reason
    row.told_at, row.told_by_id, row.told_by_label = at, by.party_id, by.label
    _save(row)
    standing = said_of(row) if row.position == 1 else None
    if row.position == 1 and not (standing and standing.nobody_came):
        # The visit is locked, and was seen as it is: what was said meanwhile of the plan's time hinders nobody.
        seen = standing.number if standing else 0
        said = Said(state=row.state, seen=seen, reason=reason, words=row.words if reason else "")
        mark_occurrence(by=by, subject_id=row.subject_id, activity_id=row.activity_id, day=row.day, said=said, at=at)
    if not _is_told(row):
        publish(VisitTold(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id, state=row.state))
    return row


def _is_told(row: Visit) -> bool:
    """Whether the other of the two who come has said the same of this visit: it is told of once."""
    other = Visit.objects.filter(activity_id=row.activity_id, day=row.day, state=row.state)
    return other.exclude(pk=row.pk).exists()


def _save(row: Visit) -> None:
    row.version += 1
    row.save()
