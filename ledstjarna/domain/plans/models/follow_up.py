"""What a follow-up with the person said: about each goal, each part, and what comes next. Added to, never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now

_LEVELS = (0, 1, 2, 3, 4, 8, 9)


class How(models.TextChoices):
    """Where the person and the team met."""

    HOME = "home"
    VISIT = "visit"
    PHONE = "phone"
    DIGITAL = "digital"


class Wants(models.TextChoices):
    """What the person wants now with a goal or a part."""

    CONTINUE = "continue"
    CHANGE = "change"
    STEP_DOWN = "step_down"
    END = "end"


class Helped(models.TextChoices):
    YES = "yes"
    SOMEWHAT = "somewhat"
    NO = "no"
    UNKNOWN = "unknown"


class FollowUpPreparation(PersonBound):
    """Så tycker jag att det går: what the person says beforehand, in their own time. The latest counts.

    `goals`: goal, level, wants, words; `parts`: part, helped, wants, words; each a list of objects.
    """

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    goals = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    said_by_id = models.UUIDField()
    said_by_label = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="preparation_of_person")]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="preparation_number")]


class FollowUp(PersonBound):
    """Uppföljning: one sitting with the person. `number` counts them in the plan; a correction is a new row."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    plan_version = models.PositiveIntegerField()
    preparation = models.ForeignKey(
        FollowUpPreparation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    held_on = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    present = ArrayField(models.CharField(max_length=200), default=list)
    person_took_part = models.BooleanField()
    words = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    next_how = models.CharField(max_length=200, blank=True)
    ends_plan = models.BooleanField()
    held_by_id = models.UUIDField()
    held_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="followup_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="follow_up_number"),
            models.CheckConstraint(
                name="next_follow_up_or_end", condition=Q(ends_plan=True) ^ Q(next_on__isnull=False)
            ),
            models.CheckConstraint(
                name="next_follow_up_later", condition=Q(next_on__isnull=True) | Q(next_on__gt=F("held_on"))
            ),
        ]


class AttainmentScale(PersonBound):
    """Måluppfyllelse: the five levels of one goal, described beforehand with the person. The latest counts."""

    goal = models.ForeignKey("plans.Goal", on_delete=models.PROTECT, related_name="+", db_index=False)
    much_less = models.TextField()
    less = models.TextField()
    expected = models.TextField()
    more = models.TextField()
    much_more = models.TextField()
    weight = models.PositiveSmallIntegerField()
    described_by_id = models.UUIDField()
    described_by_label = models.CharField(max_length=200)
    described_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="scale_of_person")]
        constraints = [models.CheckConstraint(name="scale_weight", condition=Q(weight__in=[1, 2, 3]))]


class GoalResult(PersonBound):
    """How one goal went: the person's view and the professional's side by side, against the level that is wanted."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+", db_index=False)
    goal = models.ForeignKey("plans.Goal", on_delete=models.PROTECT, related_name="+", db_index=False)
    own_level = models.PositiveSmallIntegerField()
    professional_level = models.PositiveSmallIntegerField()
    wanted_level = models.PositiveSmallIntegerField()
    scale = models.ForeignKey(AttainmentScale, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    attained = models.SmallIntegerField(null=True)
    wants = models.CharField(max_length=9, choices=Wants)
    words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="goalresult_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "goal"], name="one_result_per_goal"),
            models.CheckConstraint(
                name="result_levels", condition=Q(own_level__in=_LEVELS) & Q(professional_level__in=_LEVELS)
            ),
            models.CheckConstraint(
                name="attained_on_a_scale",
                condition=Q(attained__isnull=True) | (Q(attained__range=(-2, 2)) & Q(scale__isnull=False)),
            ),
        ]


class PartResult(PersonBound):
    """Whether one part helped, as the person says, and what they want with it now."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    helped = models.CharField(max_length=8, choices=Helped)
    wants = models.CharField(max_length=9, choices=Wants)
    words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="partresult_of_person")]
        constraints = [models.UniqueConstraint(fields=["follow_up", "commitment"], name="one_result_per_part")]


class StepDown(PersonBound):
    """That less support could do, as a rule suggests it. Changes nothing by itself. Moves by rules.STEP_DOWN."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    way = models.CharField(max_length=10)
    reasons = ArrayField(models.CharField(max_length=20), default=list)
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    proposal = models.ForeignKey(
        "plans.Proposal", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    words = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    moved_by_label = models.CharField(max_length=200, blank=True)
    suggested_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="stepdown_of_person")]
        constraints = [models.UniqueConstraint(fields=["follow_up", "commitment"], name="one_step_down_per_part")]
