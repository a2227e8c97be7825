"""That something at a visit was done without a net, and told of when it was back."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class ToldLater(PersonBound):
    """What was done (rules.later.LATER), when as the telephone said, and when it reached us (`recorded_at`)."""

    visit = models.ForeignKey("visits.Visit", on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=10)
    said_at = models.DateTimeField()
    told_by_id = models.UUIDField()
    told_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="told_later_of_person"),
            models.Index(fields=["visit"], name="told_later_of_visit"),
        ]
        constraints = [
            models.CheckConstraint(
                name="told_after_it_was_done", condition=models.Q(said_at__lte=models.F("recorded_at"))
            )
        ]
