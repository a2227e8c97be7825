"""Old plans beside the board, and old sick calls: who was to come to whom, long after anybody compares with it."""

from datetime import datetime

from django.db import transaction

from ledstjarna.domain.visits.models import PlanDraft, PublishedPlan, SickCall


@transaction.atomic
def forget_plans(*, before: datetime, do: bool) -> int:
    """How many proposals, published plans and sick calls are older than `before`; with `do` they are removed.

    In an automatic run alone, which logs it: the rows are many units'. The visits stand, in each person's own file.
    """
    rows = (
        PlanDraft.objects.filter(asked_at__lt=before), PublishedPlan.objects.filter(published_at__lt=before),
        SickCall.objects.filter(called_at__lt=before),
    )  # fmt: skip
    return sum(each.delete()[0] if do else each.count() for each in rows)
