"""What the person tells us went wrong. Always reaches somebody named."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class ReportKind(models.TextChoices):
    NOBODY_CAME = "nobody_came"
    NOT_SATISFIED = "not_satisfied"


class PersonReport(PersonBound):
    """Ingen kom or Jag är inte nöjd: who got it, and what they answered.

    `taken_back_at`: the person said that it was not so. It is answered by that, in no words.
    """

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey(
        "plans.Commitment",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    kind = models.CharField(max_length=14, choices=ReportKind)
    words = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    told_by_id = models.UUIDField()
    told_by_label = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    reaches_id = models.UUIDField()
    reaches_label = models.CharField(max_length=200)
    answer_promised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="report_of_person"),
            models.Index(fields=["reaches_id"], name="report_reaches"),
        ]
