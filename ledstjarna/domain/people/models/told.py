"""That somebody around the person is told that there is something to read: a relative, an association's contact."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class NoticeToOther(PersonBound):
    """That one party is told once. Nothing of what it is, nor of whom: at most one waits for each, whoever it is about.

    Moves by the table of notices. `why` is a short code of ours when the last attempt failed.
    """

    happening_id = models.UUIDField()
    party_id = models.UUIDField()
    reason = models.CharField(max_length=10)
    state = models.CharField(max_length=8)
    channel = models.CharField(max_length=6, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="noticetoother_of_person"),
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="noticetoother_due"),
            models.Index(fields=["party_id", "-made_at"], name="noticetoother_to_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["party_id"], condition=Q(state="waiting"), name="one_notice_waits_for_a_party"
            ),
            models.UniqueConstraint(fields=["happening_id", "party_id"], name="told_once_of_a_happening"),
        ]
