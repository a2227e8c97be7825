"""What a person says is wrong in what is kept about them, and how it was answered."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class Rectification(PersonBound):
    """One request to have something put right or erased, and its answer.

    `what` is the thing as it read then, `row_id` points at it where it has a row. `organisation_label` is whoever keeps
    it, by the law `kept_by`; anybody of staff at `organisation_id` may answer. `disputed`: the person says otherwise.
    """

    about = models.CharField(max_length=10)
    row_id = models.UUIDField(null=True)
    what = models.CharField(max_length=300, blank=True)
    kept_by = models.CharField(max_length=12)
    organisation_id = models.UUIDField(null=True)
    organisation_label = models.CharField(max_length=200, blank=True, default="")
    wants = models.CharField(max_length=10)
    words = models.CharField(max_length=1000)
    way = models.CharField(max_length=10, choices=Way, default=Way.DIGITAL)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    reaches_id = models.UUIDField()
    reaches_label = models.CharField(max_length=200)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default="asked")
    answer = models.CharField(max_length=2000, blank=True, default="")
    reads_now = models.CharField(max_length=1000, blank=True, default="")
    disputed = models.BooleanField(default=False)
    appeal = models.CharField(max_length=6, blank=True, default="")
    answered_by_label = models.CharField(max_length=200, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="rectification_of_person"),
            models.Index(fields=["reaches_id"], condition=Q(state="asked"), name="rectification_to_answer"),
        ]
        constraints = [
            models.CheckConstraint(
                name="rectification_answer_whole",
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False),
            )
        ]
