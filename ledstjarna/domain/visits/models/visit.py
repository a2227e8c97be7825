"""A visit: one time of a part of the plan, as somebody's to make; and the call for help from it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func, Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class _Span(Func):
    """The time that a visit takes, as a range."""

    function = "TSTZRANGE"


class Visit(PersonBound):
    """Who comes, when, and how it went. Moves by rules.states.VISIT.

    `day` is the activity's own day, as its marks name it; `position` 1, or 2 for the second where two come. It begins
    best within `earliest_at` … `latest_at`. What `is_locked` is moved by hand alone, and is somebody's.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey("plans.Activity", on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    position = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    earliest_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    carer_id = models.UUIDField(null=True)
    carer_label = models.CharField(max_length=200, blank=True)
    is_locked = models.BooleanField(default=False)
    planned_by_id = models.UUIDField()
    planned_by_label = models.CharField(max_length=200)
    published_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_by_id = models.UUIDField(null=True)
    told_by_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    cancelled_why = models.CharField(max_length=12, blank=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject", "starts_at"], name="visit_of_person"),
            models.Index(fields=["unit", "starts_at"], name="visit_of_unit"),
            models.Index(fields=["carer_id", "starts_at"], name="visit_of_carer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "day", "position"], condition=~Q(state="cancelled"), name="one_visit_per_occurrence"
            ),
            models.CheckConstraint(name="visit_ends_after_start", condition=Q(ends_at__gte=models.F("starts_at"))),
            models.CheckConstraint(name="missed_visit_is_reasoned", condition=~Q(state="not_done") | ~Q(reason="")),
            models.CheckConstraint(
                name="locked_visit_is_somebodys", condition=Q(is_locked=False) | Q(carer_id__isnull=False)
            ),
            # Nobody is in two places, whatever the plan says.
            ExclusionConstraint(
                name="carer_in_one_place",
                expressions=[
                    ("carer_id", RangeOperators.EQUAL),
                    (_Span("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(carer_id__isnull=False) & Q(state__in=("planned", "published")),
            ),
        ]


class HelpCall(PersonBound):
    """Hjälp mig: somebody at a visit asks their colleagues to come or to call. Moves by rules.states.HELP_CALL."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answered_by_id = models.UUIDField(null=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="help_call_of_person")]
        constraints = [models.UniqueConstraint(fields=["visit"], condition=Q(ended_at=None), name="one_open_help_call")]
