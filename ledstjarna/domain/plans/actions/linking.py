"""Link somebody else's paper beside the plan: vårdplan, genomförandeplan, individual plan under LSS 10 §."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import standing_plan
from ledstjarna.domain.plans.models import LinkedPlan
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def link_plan(
    *, by: Viewer, subject_id: UUID, kind: str, title: str, held_by: str, at: datetime, reference: str = "",
    dated: date | None = None,
) -> LinkedPlan:  # fmt: skip
    """Note that a paper stands beside the plan, who holds it and where. Its content is never merged."""
    change = open_change(by, subject_id, what="link_plan", kinds=[PLAN])
    require(
        None if title.strip() else Finding("title_missing", field_name="title"),
        None if held_by.strip() else Finding("holder_missing", field_name="held_by"),
        None
        if kind in ("care_plan", "implementation_plan", "lss_plan")
        else Finding("linked_kind_unknown", field_name="kind"),
        Finding("paper_dated_ahead", field_name="dated") if dated and dated > day_of(at) else None,
    )
    return LinkedPlan.objects.create(
        **change.rows, plan=standing_plan(change, "link_plan"), kind=kind, title=title.strip(),
        held_by_label=held_by.strip(),
        reference=reference, dated=dated, linked_by_label=by.label, linked_at=at,
    )  # fmt: skip
