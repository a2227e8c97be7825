"""When somebody works: what a plan of visits stands on. Nothing here is about a person with a plan."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from ledstjarna.foundation.ids import new_id


class WorkShift(models.Model):
    """One working shift of an assignment, half-open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey("organisations.Assignment", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    period = DateTimeRangeField()
    set_by_label = models.CharField(max_length=200)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="work_shift_no_overlap",
                expressions=[("assignment", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]
