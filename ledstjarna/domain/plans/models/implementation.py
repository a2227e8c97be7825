"""Genomförandeplan: how the provider carries out what was decided, agreed with the person, in versions."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class ImplementationPlan(PersonBound):
    """One version of a provider's how, linked to its decision. Moves by rules.IMPLEMENTATION.

    When the person is asked, what they read is frozen as a snapshot; when it is agreed its digest stands and the row's
    content is never changed. It stands beside the shared plan and is never merged into it.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    assignment = models.ForeignKey(
        "plans.ProviderAssignment", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    how = models.TextField()
    wishes = models.TextField(blank=True)
    who_comes = models.TextField(blank=True)
    snapshot = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_id = models.UUIDField(null=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="implementation_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="implementation_number"),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(state__in=("written", "asked")), name="one_open_implementation"
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(state="agreed"), name="one_agreed_implementation"
            ),
        ]
