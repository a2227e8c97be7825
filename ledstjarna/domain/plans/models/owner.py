"""A part that changes owner, and who answers for it meanwhile."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class OwnerChange(PersonBound):
    """That somebody new is sought for a part. Moves by rules.OWNER_CHANGE; the part is never without an owner.

    `left` says that the old owner has ended their part already; then `Commitment.owner_id` is whoever answers
    meanwhile. `why` is the old owner's own words, asked of nobody.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    left = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    old_owner_id = models.UUIDField()
    old_owner_label = models.CharField(max_length=200)
    meanwhile_id = models.UUIDField()
    meanwhile_label = models.CharField(max_length=200)
    promised_at = models.DateTimeField()
    new_owner_id = models.UUIDField(null=True)
    new_owner_label = models.CharField(max_length=200, blank=True)
    new_owner_organisation_id = models.UUIDField(null=True)
    new_basis = models.CharField(max_length=14, blank=True)
    shared_facts = ArrayField(models.CharField(max_length=20), default=list)
    shared_words = models.JSONField(default=dict)
    shared_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    began_by_id = models.UUIDField()
    began_by_label = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="ownerchange_of_person"),
            models.Index(fields=["new_owner_id", "state"], name="ownerchange_asked_of"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commitment"], condition=Q(ended_at=None), name="one_owner_change"),
        ]

    @property
    def words_shared_at(self) -> datetime:
        """When the words of it were shared."""
        return self.shared_at or self.recorded_at


class CarerSupport(PersonBound):
    """Anhörigstöd: that somebody who cares asks for support of their own, and what they were answered.

    It is the carer's own matter: neither the person nor the team reads it, only the carer and who answers.
    """

    carer_id = models.UUIDField()
    carer_label = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    reach_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    reaches_id = models.UUIDField()
    reaches_label = models.CharField(max_length=200)
    answer_promised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="carersupport_of_person"),
            models.Index(fields=["reaches_id"], name="carersupport_reaches"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "carer_id"], condition=Q(answered_at=None), name="one_carer_support_asked"
            ),
        ]
