"""Nödöppning: what somebody read because life or health was in danger, to be reviewed by the log controller."""

from django.db import models
from django.db.models import F, Q

from ledstjarna.domain.consent.models.ground import AccessGround, PersonBound


class EmergencyAccess(PersonBound):
    """One opening: who, why, how long. `ground` is what the doors and the row policies read.

    `reviewed_at` empty: it waits for the log controller, who may have asked whoever opened (`asked_…`). `state` is a
    state of `rules/emergencies.py`; `ends_at` comes earlier when whoever opened ends it. `said_too`: others who came to
    what another had just said, in their order: `state`, `reason`, `label` and `at` (ISO 8601) of each.
    """

    ground = models.OneToOneField(AccessGround, on_delete=models.PROTECT, related_name="+")
    danger = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    opened_by_id = models.UUIDField()
    opened_by_label = models.CharField(max_length=200)
    organisation_id = models.UUIDField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="opened")
    asked_at = models.DateTimeField(null=True)
    asked_by_label = models.CharField(max_length=200, blank=True, default="")
    asked_reason = models.CharField(max_length=1000, blank=True, default="")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by_label = models.CharField(max_length=200, blank=True, default="")
    outcome = models.CharField(max_length=1000, blank=True, default="")
    said_too = models.JSONField(default=list, db_default=[])

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="emergency_of_person"),
            models.Index(fields=["county_id"], condition=Q(reviewed_at=None), name="emergency_to_review"),
        ]
        constraints = [
            models.CheckConstraint(name="emergency_ends", condition=Q(ends_at__gte=F("opened_at"))),
            models.CheckConstraint(
                name="emergency_reviewed_after_its_hours",
                condition=Q(reviewed_at=None) | Q(reviewed_at__gte=F("ends_at")),
            ),
            models.CheckConstraint(
                name="emergency_state_as_reviewed",
                condition=Q(reviewed_at=None, state__in=("opened", "reader_asked"))
                | Q(reviewed_at__isnull=False, state__in=("cleared", "reported", "reviewed")),
            ),
        ]
