"""A plan that was asked of the planning engine, what it answered, and what a unit has published; and a unit's weights.

Nothing here names a person: visits and staff by id, and when. The rows are the unit's own.
"""

from django.db import models
from django.db.models import Q

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class PlanDraft(models.Model):
    """A proposal for the days `start` … `end` of the fortnight from `first`. Moves by rules.states.PLAN_DRAFT.

    `anew`: made from the ground up, and not with as little changed as can be. `seen` is the board it was asked of:
    the visits' versions and the shifts. `answers` are plans by what they change: `{"factor": 1.0, "worse": false,
    "places": {visit: [carer or null, start]}}`, worse than what stands or not. Both are emptied when it is dropped.
    Of kind `crews` it says who is to be in which arbetslag: `seen` is the size asked for and the version of the list,
    `answers` are `{"name": name, "carers": [id], "persons": how many}`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    first = models.DateField()
    anew = models.BooleanField(default=False)
    start = models.DateField()
    end = models.DateField()
    seconds = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    seen = models.JSONField(default=dict)
    answers = models.JSONField(default=list)
    why = models.CharField(max_length=20, blank=True)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    question_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    decided_by_label = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "asked_at"], name="plan_draft_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state__in=("asked", "solving")), name="one_plan_being_made"
            )
        ]


class PlanWeights(models.Model):
    """What counts in a unit's plans and how much, by slider: 0 … 10. A change is a new row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    sliders = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    set_by_id = models.UUIDField()
    set_by_label = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "version"], name="plan_weights_by_version")]


class PublishedPlan(models.Model):
    """Who was to come and when, of all that was told, at the moment a plan was published: to compare with later."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    first = models.DateField()
    places = models.JSONField(default=dict)
    published_by_label = models.CharField(max_length=200)
    published_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "published_at"], name="published_plan_of_unit")]
