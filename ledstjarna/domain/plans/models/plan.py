"""The plan, its status as SIP, and its goals."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class Plan(PersonBound):
    """Min plan: the one shared plan. `state` moves by rules.PLAN; `version` counts agreements only."""

    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=0)
    next_follow_up = models.DateField(null=True)
    follow_up_how = models.CharField(max_length=200, blank=True)
    started_by_id = models.UUIDField()
    started_by_label = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # The yeses of guardians who agree together (FB 6:13), until the last one is there: to what, who, when.
    yeses = models.JSONField(default=list, db_default=[])
    sip = models.ForeignKey("plans.Sip", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="plan_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(ended_at=None),
                name="one_plan_per_person",
            )
        ]


class Sip(PersonBound):
    """Samordnad individuell plan: a status of the plan (SoL 2025:400 10:8–9; HSL 2017:30 16:4)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    judged_by_id = models.UUIDField()
    judged_by_label = models.CharField(max_length=200)
    judged_at = models.DateTimeField()
    why = models.TextField(blank=True)
    consent = models.ForeignKey(
        "consent.Consent",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    responsible = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    person_took_part = models.BooleanField(null=True)
    close_ones_note = models.CharField(max_length=300, blank=True)
    in_force_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=40, blank=True)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="sip_of_person")]
        constraints = [models.UniqueConstraint(fields=["plan"], condition=Q(ended_at=None), name="one_sip_per_plan")]


class Goal(PersonBound):
    """Mål: in the person's words, with where they are and where they want to be."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    need = models.ForeignKey(
        "needs.Need",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    words = models.TextField()
    life_area = models.CharField(max_length=8)
    current_level = models.PositiveSmallIntegerField()
    wanted_level = models.PositiveSmallIntegerField()
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    way = models.CharField(max_length=10, default="digital", db_default="digital")  # how it was said to who wrote it
    earlier = ArrayField(models.JSONField(), default=list)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="goal_of_person")]
