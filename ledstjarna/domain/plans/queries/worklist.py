"""What waits in many persons' plans, in a constant number of queries, whatever their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Commitment, PersonReport, Plan, Proposal

WAITING_STATES = ("awaits_owner", "awaits_decision", "awaits_provider", "awaits_assessment")


@dataclass(slots=True)
class Waiting:
    """What waits for one person: for themself, for the team, for others; and what is the viewer's own."""

    plan_state: str = ""
    sip_state: str = ""
    next_follow_up: date | None = None
    for_person: int = 0
    wishes: int = 0
    for_others: int = 0
    reports: list[PersonReport] = field(default_factory=list)
    mine: int = 0


def waiting(viewer: Viewer, subject_ids: Sequence[UUID]) -> dict[UUID, Waiting]:
    """What waits, for each of these persons. Four queries. The row policies show only what the viewer reaches."""
    found = {subject_id: Waiting() for subject_id in subject_ids}
    ids = list(subject_ids)
    for plan in Plan.objects.select_related("sip").filter(subject_id__in=ids, ended_at=None):
        row = found[plan.subject_id]
        row.plan_state, row.next_follow_up = plan.state, plan.next_follow_up
        row.sip_state = plan.sip.state if plan.sip and plan.sip.ended_at is None else ""
    proposals = (
        Proposal.objects.filter(subject_id__in=ids, state__in=("open", "thinking", "other_guardian", "asked"))
        .values("subject_id")
        .annotate(person=Count("id", filter=~Q(state="asked")), team=Count("id", filter=Q(state="asked")))
    )
    for group in proposals:
        found[group["subject_id"]].for_person = group["person"]
        found[group["subject_id"]].wishes = group["team"]
    parts = (
        Commitment.objects.filter(subject_id__in=ids, state__in=WAITING_STATES)
        .values("subject_id")
        .annotate(all=Count("id"), mine=Count("id", filter=Q(owner_id__in=viewer.parties)))
    )
    for count in parts:
        found[count["subject_id"]].for_others = count["all"] - count["mine"]
        found[count["subject_id"]].mine = count["mine"]
    for report in PersonReport.objects.filter(subject_id__in=ids, answered_at=None).order_by("answer_promised_at"):
        found[report.subject_id].reports.append(report)
    return found


def late(rows: Iterable[PersonReport], at: datetime) -> list[PersonReport]:
    """The reports whose promised answer is overdue."""
    return [row for row in rows if row.answer_promised_at < at]
