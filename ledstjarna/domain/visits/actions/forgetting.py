"""Old plans beside the board, old sick calls and old lists of crews: long after anybody compares with them."""

from datetime import datetime

from django.db import transaction

from ledstjarna.domain.visits.models import CrewList, PlanDraft, PublishedPlan, SickCall


@transaction.atomic
def forget_plans(*, before: datetime, do: bool) -> int:
    """How many proposals, published plans, sick calls and replaced lists of crews are older than `before`.

    With `do` they are removed. In an automatic run alone, which logs it: the rows are many units'. The visits stand,
    in each person's own file.
    """
    rows = (
        PlanDraft.objects.filter(asked_at__lt=before), PublishedPlan.objects.filter(published_at__lt=before),
        SickCall.objects.filter(called_at__lt=before), CrewList.objects.filter(replaced_at__lt=before),
    )  # fmt: skip
    return sum(each.delete()[0] if do else each.count() for each in rows)
