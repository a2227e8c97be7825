"""Messages between the person and their team, in threads: what was written stands as it was written."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class Matter(models.TextChoices):
    """What a thread is about."""

    FREE = "free"
    GOAL = "goal"
    PART = "part"


class Thread(PersonBound):
    """One matter, those who may read it, and whom it waits for. Ended by saying what came of it.

    `part` lets whoever answers for one part of the plan, outside the team, take part in the thread; `close_ones`
    names those close whom the person has let in. `answer_by` is what was promised, `next_rung_at` when the question
    goes on to somebody else.
    """

    matter = models.CharField(max_length=4, choices=Matter)
    matter_id = models.UUIDField(null=True)
    title = models.CharField(max_length=200)
    part_id = models.UUIDField(null=True)
    part_owner_id = models.UUIDField(null=True)
    part_owner_label = models.CharField(max_length=200, blank=True)
    close_ones = ArrayField(models.UUIDField(), default=list)
    state = models.CharField(max_length=6)
    begun_by_id = models.UUIDField()
    begun_by_label = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    asked_id = models.UUIDField(null=True)
    waits_for_id = models.UUIDField(null=True)
    waits_for_label = models.CharField(max_length=200, blank=True)
    waiting_since = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    climbed = models.PositiveSmallIntegerField(default=0)
    next_rung_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_label = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject", "-last_at"], name="thread_of_person"),
            models.Index(fields=["waits_for_id"], condition=Q(state="waits"), name="thread_waits_for"),
            models.Index(fields=["next_rung_at"], condition=Q(state="waits"), name="thread_goes_on"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="waits") | Q(waits_for_id__isnull=False, waiting_since__isnull=False),
                name="who_waits_waits_for_somebody",
            )
        ]


class Message(PersonBound):
    """What somebody wrote, to whom. Never changed: a trigger says so.

    What was said to staff, by phone or in a meeting, has `told_by_id` and the way; `written_by_id` only wrote it down.
    """

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    words = models.TextField()
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_by_kind = models.CharField(max_length=14)
    told_by_id = models.UUIDField(null=True)
    told_by_label = models.CharField(max_length=200, blank=True, default="")
    way = models.CharField(max_length=10, choices=Way, default=Way.DIGITAL)
    written_at = models.DateTimeField()
    to_id = models.UUIDField()
    to_label = models.CharField(max_length=200)
    wants_answer = models.BooleanField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="message_of_person")]
        constraints = [models.UniqueConstraint(fields=["thread", "number"], name="message_in_order")]


class PassedOn(PersonBound):
    """That a question that nobody answered in time went on to somebody else. Never changed, and once per rung."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="+", db_index=False)
    waiting_since = models.DateTimeField()
    rung = models.CharField(max_length=14)
    from_id = models.UUIDField()
    from_label = models.CharField(max_length=200)
    to_id = models.UUIDField()
    to_label = models.CharField(max_length=200)
    passed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="passed_on_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["thread", "waiting_since", "from_id", "rung"], name="passed_on_once")
        ]
