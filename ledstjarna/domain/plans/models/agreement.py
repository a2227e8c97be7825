"""What was agreed, when and by whom; the papers beside the plan; the meeting where it is made."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class Agreement(PersonBound):
    """One immutable version of the plan: a canonical snapshot and its SHA-256 digest. Never changed."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    as_sip = models.BooleanField(default=False)
    parties = models.JSONField(default=list)
    agreed_by_id = models.UUIDField()
    agreed_by_label = models.CharField(max_length=200)
    agreed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="agreement_of_person")]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="agreement_number")]


class LinkedPlanKind(models.TextChoices):
    CARE_PLAN = "care_plan"  # vårdplan, in a health record
    IMPLEMENTATION_PLAN = "implementation_plan"  # genomförandeplan, the provider's how
    LSS_PLAN = "lss_plan"  # individuell plan, LSS 10 §


class LinkedPlan(PersonBound):
    """A paper of somebody else's that stands beside the plan: linked, never merged."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=LinkedPlanKind)
    title = models.CharField(max_length=200)
    held_by_label = models.CharField(max_length=200)
    reference = models.CharField(max_length=200, blank=True)
    dated = models.DateField(null=True)
    linked_by_label = models.CharField(max_length=200)
    linked_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="linkedplan_of_person")]


class PlanMeeting(PersonBound):
    """Mötesläge: one shared screen, the person chairs; notes become proposals in the room."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    chaired_by_label = models.CharField(max_length=200)
    present = ArrayField(models.CharField(max_length=200), default=list)
    opened_by_id = models.UUIDField()
    opened_by_label = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    notes = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="meeting_of_person")]
        constraints = [models.UniqueConstraint(fields=["plan"], condition=Q(closed_at=None), name="one_open_meeting")]
