"""Old plans beside the board: who was to come to whom, long after anybody compares with it."""

from datetime import datetime

from django.db import transaction

from ledstjarna.domain.visits.models import PlanDraft, PublishedPlan


@transaction.atomic
def forget_plans(*, before: datetime, do: bool) -> int:
    """How many proposals and published plans are older than `before`; with `do` they are removed.

    In an automatic run alone, which logs it: the rows are many units'. The visits stand, in each person's own file.
    """
    rows = (
        PlanDraft.objects.filter(asked_at__lt=before), PublishedPlan.objects.filter(published_at__lt=before)
    )  # fmt: skip
    return sum(each.delete()[0] if do else each.count() for each in rows)
