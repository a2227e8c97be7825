"""When the person is away, and why. Who has a part in the plan sees the days; the reason is for fewer."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class AbsenceKind(models.TextChoices):
    HOSPITAL = "hospital"
    HOLIDAY = "holiday"
    OTHER = "other"


class Absence(PersonBound):
    """Frånvaro: half-open days, without an end while nobody knows it. A changed end is a new row, the old is kept."""

    kind = models.CharField(max_length=10, choices=AbsenceKind)
    period = DateRangeField()
    words = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    version = models.PositiveIntegerField(default=1)
    told_by_id = models.UUIDField()
    told_by_label = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    replaces = models.ForeignKey(
        "people.Absence", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="absence_of_person")]
        constraints = [
            ExclusionConstraint(
                name="absence_no_overlap",
                expressions=[("subject", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(replaced_at=None),
            )
        ]


class AwayDays(PersonBound):
    """The days of an absence without the reason: what everybody needs who has a part in the plan, and no more.

    Without an absence they are the days after the person's death: nobody is to come, whoever it was to be.
    """

    absence = models.OneToOneField(Absence, null=True, on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()
    replaced_at = models.DateTimeField(null=True)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="awaydays_of_person")]
