"""How the person is told that there is something to read, and what became of each time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class PersonContact(PersonBound):
    """One way to tell the person, as they want it. A change is a new row; the old one is kept.

    `own_choice` says that the person, or who decides for them, chose it: a protected identity needs that.
    """

    channel = models.CharField(max_length=6)
    address = models.CharField(max_length=254, blank=True)
    on = models.BooleanField()
    reasons = ArrayField(models.CharField(max_length=10))
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    own_choice = models.BooleanField()
    changed_by_id = models.UUIDField()
    changed_by_label = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="personcontact_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "channel"], condition=Q(replaced_at=None), name="one_contact_per_channel"
            )
        ]


class Notice(PersonBound):
    """That the person is told once that there is something to read: nothing of what it is.

    `asked_again_at` is when staff last asked for another try: what was tried before that counts no more.
    """

    happening_id = models.UUIDField(unique=True)
    reason = models.CharField(max_length=10)
    state = models.CharField(max_length=8)
    channel = models.CharField(max_length=6, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    asked_again_at = models.DateTimeField(null=True)
    asked_again_by_label = models.CharField(max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject", "-made_at"], name="notice_of_person"),
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="notice_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(state="waiting"), name="one_notice_waits")
        ]


class NoticeAttempt(PersonBound):
    """One attempt to send a notice. Without an outcome the worker died on the way."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6)
    begun_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, blank=True)
    why = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="attempt_of_person")]
