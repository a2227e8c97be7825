"""What follow-ups said of goals and parts, as other systems ask for it: by page, the corrected ones too."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import FollowUp, GoalResult, PartResult
from ledstjarna.foundation.asking import Asked, Page, page_of

# How what was said stands: as it was first said, as it corrects, and corrected by what came later.
SAID, CORRECTS, CORRECTED = "said", "corrects", "corrected"


def goal_results_page(viewer: Viewer, asked: Asked) -> Page[GoalResult]:
    """How goals went, each with `stands` and `changed`. `where`: `areas` ('' for none), `stands`, `about` (goals)."""
    rows = _standing(GoalResult.objects.select_related("goal", "follow_up"))
    if "areas" in asked.where:
        rows = rows.filter(goal__life_area__in=asked.where["areas"])
    return _page(rows, asked, "goal_id")


def part_results_page(viewer: Viewer, asked: Asked) -> Page[PartResult]:
    """Whether parts helped, each with `stands` and `changed`. `where`: `stands`, `about` (parts)."""
    return _page(_standing(PartResult.objects.select_related("follow_up")), asked, "commitment_id")


def _standing(rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    later = FollowUp.objects.filter(corrects=OuterRef("follow_up_id"))
    anew = Subquery(later.order_by("-recorded_at").values("recorded_at")[:1])
    found: QuerySet[Any, Any] = rows.annotate(
        changed=Coalesce(anew, F("follow_up__recorded_at")),
        stands=Case(
            When(Exists(later), then=Value(CORRECTED)),
            When(follow_up__corrects=None, then=Value(SAID)),
            default=Value(CORRECTS),
        ),
    )
    return found


def _page(rows: "QuerySet[Any, Any]", asked: Asked, about: str) -> Page[Any]:
    if "stands" in asked.where:
        rows = rows.filter(stands__in=asked.where["stands"])
    if "about" in asked.where:
        rows = rows.filter(**{f"{about}__in": asked.where["about"]})
    return page_of(rows, asked, changed="changed")
