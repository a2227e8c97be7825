"""The call to a meeting about the plan: who is called, when it can be, what each answers and wants to talk about."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class PlanMeetingCall(PersonBound):
    """Kallelse. Moves by rules.CALL; `sequence` counts what calendars have been told (RFC 5545)."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    about = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=6)
    place_kind = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    link = models.URLField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    called_by_id = models.UUIDField()
    called_by_label = models.CharField(max_length=200)
    called_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    changed_by_id = models.UUIDField(null=True)
    changed_by_label = models.CharField(max_length=200, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by_id = models.UUIDField(null=True)
    cancelled_by_label = models.CharField(max_length=200, blank=True)
    why_cancelled = models.CharField(max_length=300, blank=True)
    meeting = models.ForeignKey(
        "plans.PlanMeeting", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agreed = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="meetingcall_of_person"),
            models.Index(fields=["starts_at"], name="call_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                name="call_set_has_time",
                condition=~Q(state__in=("set", "held")) | Q(starts_at__isnull=False, ends_at__isnull=False),
            ),
            models.CheckConstraint(
                name="call_ends_after_start",
                condition=Q(starts_at=None) | Q(ends_at__gt=models.F("starts_at")),
            ),
        ]


class MeetingTime(PersonBound):
    """A time that was proposed. Withdrawn, never deleted, when new ones are asked for."""

    call = models.ForeignKey(PlanMeetingCall, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="meetingtime_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "starts_at"], condition=Q(withdrawn_at=None), name="time_once_in_a_call"
            )
        ]


class Coming(models.TextChoices):
    """What a participant answers to the time that was set (PARTSTAT in a calendar)."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class MeetingParticipant(PersonBound):
    """Somebody who is called: their answers to the times, how they want to take part and what they need.

    `answers` holds an answer for each proposed time's id. `about_label` is the person as this participant may know
    them: empty where the name was not told. `calendar_address` is what their calendar answers as, and
    `wished_starts_at` a time that it proposed instead of the one that is set: whoever called decides. Somebody who was
    told of a time and is left out keeps that time on their own row: it is all they need to take it out of their
    calendar. `left_out_sequence` is the number that took it out; of somebody who is called once more, that of before.
    """

    call = models.ForeignKey(PlanMeetingCall, on_delete=models.PROTECT, related_name="+")
    party_id = models.UUIDField()
    kind = models.CharField(max_length=14)
    label = models.CharField(max_length=200)
    organisation_id = models.UUIDField(null=True)
    organisation_label = models.CharField(max_length=200, blank=True)
    about_label = models.CharField(max_length=200, blank=True)
    calendar_address = models.EmailField(blank=True)
    version = models.PositiveIntegerField(default=1)
    answers = models.JSONField(default=dict)
    how = models.CharField(max_length=6, blank=True)
    needs = ArrayField(models.CharField(max_length=16), default=list)
    needs_words = models.CharField(max_length=300, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    coming = models.CharField(max_length=5, choices=Coming, blank=True)
    coming_at = models.DateTimeField(null=True)
    coming_sequence = models.PositiveIntegerField(default=0)
    wished_starts_at = models.DateTimeField(null=True)
    wished_ends_at = models.DateTimeField(null=True)
    wished_at = models.DateTimeField(null=True)
    was_there = models.BooleanField(null=True)
    left_out_at = models.DateTimeField(null=True)
    left_out_why = models.CharField(max_length=20, blank=True)
    left_out_starts_at = models.DateTimeField(null=True)
    left_out_ends_at = models.DateTimeField(null=True)
    left_out_sequence = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(default=now)

    def sequence_of(self, call: PlanMeetingCall) -> int:
        """The number of what this one's calendar is told of the call: never older than what once took it out.

        Theirs alone: that somebody comes along changes nothing for the others, whose files and answers go on under the
        number they have. It must rise with the time or the place, not with an attendee (RFC 5546 2.1.4), and each
        calendar orders by what it was itself told (2.1.5).
        """
        return max(call.sequence, self.left_out_sequence)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="participant_of_person"),
            models.Index(fields=["party_id"], name="meetings_of_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "party_id"], condition=Q(left_out_at=None), name="called_once_to_a_meeting"
            )
        ]


class MeetingPoint(PersonBound):
    """Something to talk about at the meeting, in somebody's words. Taken back, never deleted.

    `talked_at` is when it was ticked as talked about, in the room.
    """

    call = models.ForeignKey(PlanMeetingCall, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    by_person = models.BooleanField()
    said_by_id = models.UUIDField()
    said_by_label = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="meetingpoint_of_person")]
