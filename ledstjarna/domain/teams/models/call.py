"""Ring mig: the person wants to be called, somebody with a name has it, and a time is promised."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.domain.teams.models.contact import NamedContact
from ledstjarna.foundation.clock import now


class CallChannel(models.TextChoices):
    """How the person wants it: as in their story."""

    PHONE = "phone"
    TEXT = "text"
    VIDEO = "video"
    LETTER = "letter"
    VISIT = "visit"


class CallRequest(PersonBound):
    """That the person wants somebody to get in touch. Moves by rules.states.CALL.

    `reached_as` is why it reaches them: contact, stand_in, coordinator or unit. `unit_id` is where they work.
    `promised_at` is what is promised now: whoever was not reached is promised another attempt. `tried_at` is when
    what is promised now was done: nobody has tried to keep a new promise.
    """

    contact = models.ForeignKey(NamedContact, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=12)
    channel = models.CharField(max_length=10, choices=CallChannel)
    about = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    reaches_id = models.UUIDField()
    reaches_label = models.CharField(max_length=200)
    reached_as = models.CharField(max_length=12)
    unit_id = models.UUIDField(null=True)
    coordinator_id = models.UUIDField(null=True)
    coordinator_label = models.CharField(max_length=200, blank=True)
    promised_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="call_of_person"),
            models.Index(fields=["unit_id", "promised_at"], name="calls_of_unit"),
        ]


class CallAttempt(PersonBound):
    """That somebody called: whether the person was reached, by when it was promised, and words to them."""

    call = models.ForeignKey(CallRequest, on_delete=models.PROTECT, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    promised_at = models.DateTimeField(null=True)  # what this attempt was promised by; null of older ones: the call's
    made_by_id = models.UUIDField()
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="callattempt_of_person")]
