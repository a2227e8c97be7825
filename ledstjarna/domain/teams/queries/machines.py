"""Teams as other systems ask for them: by page, a team a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.asking import Asked, Page, page_of
from ledstjarna.foundation.clock import now


@dataclass(frozen=True, slots=True)
class TeamRow:
    """The team of one person with those in it now; `changed` is when anybody came, went or was named last."""

    subject_id: UUID
    changed: datetime
    members: tuple[TeamMember, ...]


def teams_page(viewer: Viewer, asked: Asked) -> Page[TeamRow]:
    """Teams in reach. `where`: `standing`, whether anybody is in it now. Two queries."""
    at = now()
    rows = TeamMember.objects.values("subject_id").annotate(
        changed=Max("changed_at"), there=Count("pk", filter=Q(period__contains=at))
    )
    if "standing" in asked.where:
        rows = rows.filter(there__gt=0) if asked.where["standing"] else rows.filter(there=0)
    page = page_of(rows.values_list("subject_id", "changed"), asked, key="subject_id", changed="changed")
    found: dict[UUID, list[TeamMember]] = {subject_id: [] for subject_id, _ in page.rows}
    members = TeamMember.objects.filter(subject_id__in=list(found), period__contains=at)
    members = members.filter(county_id__in=asked.counties) if asked.counties else members
    for member in members.order_by("-is_coordinator", "label", "pk"):
        found[member.subject_id].append(member)
    return Page(
        [TeamRow(subject_id, changed, tuple(found[subject_id])) for subject_id, changed in page.rows], page.total
    )


def parties_around(viewer: Viewer, subject_ids: Iterable[UUID], county_id: str) -> tuple[UUID, ...]:
    """The parties that are or were in the teams of these persons of a county."""
    rows = TeamMember.objects.filter(county_id=county_id, subject_id__in=list(subject_ids))
    return tuple(rows.order_by("party_id").distinct().values_list("party_id", flat=True))
