"""When somebody's part takes place, what was changed about one time, and what was said about it afterwards."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.domain.plans.rules.activities import Change, Recurring, rule_of
from ledstjarna.domain.plans.rules.lasting import decided_until
from ledstjarna.domain.plans.rules.marking import asks_why
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class Activity(PersonBound):
    """Times of a part: local day, local time, a rule after RFC 5545. Changed times are a new row; the old one ends.

    Without a time of day it is some time during the day. `ends_on` is the first day without it.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    at_time = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    rule = models.CharField(max_length=100)
    ends_on = models.DateField(null=True)
    responsible_id = models.UUIDField(null=True)
    responsible_label = models.CharField(max_length=200, blank=True)
    replaces = models.ForeignKey(
        "plans.Activity", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    set_by_id = models.UUIDField()
    set_by_label = models.CharField(max_length=200)
    ended_why = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="activity_of_person")]
        constraints = [
            models.CheckConstraint(name="activity_with_time_lasts", condition=Q(at_time=None) | Q(minutes__gt=0))
        ]

    @property
    def asks_why(self) -> bool:
        """Whether who changes one of its times says why."""
        return asks_why(self.commitment.legal_basis, named=self.responsible_id is not None)

    def recurring(self, changed: dict[object, Change] | None = None, away: tuple[object, ...] = ()) -> Recurring:
        """The activity as the rules see it. Times without an end of their own end with the decision they carry out."""
        decided = decided_until(self.commitment.legal_basis, self.commitment.ends_on)
        ends_on = min((day for day in (self.ends_on, decided) if day), default=None)
        return Recurring(
            starts_on=self.starts_on, rule=rule_of(self.rule), at=self.at_time, minutes=self.minutes,
            ends_on=ends_on, changed=changed or {}, away=away,  # type: ignore[arg-type]
        )  # fmt: skip


class ExceptionKind(models.TextChoices):
    CANCELLED = "cancelled"
    MOVED = "moved"


class ActivityException(PersonBound):
    """One occurrence that is cancelled or moved, and why, where somebody waits for it.

    A later change is a new row; the old one is kept.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=ExceptionKind)
    to_day = models.DateField(null=True)
    to_time = models.TimeField(null=True)
    words = models.TextField()
    made_by_id = models.UUIDField()
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="activityexception_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "day"], condition=Q(replaced_at=None), name="one_exception_per_occurrence"
            )
        ]

    @property
    def change(self) -> Change:
        """The exception as the rules see it."""
        return Change(self.kind, self.to_day, self.to_time)


class MarkState(models.TextChoices):
    DONE = "done"
    NOT_DONE = "not_done"
    NOBODY_CAME = "nobody_came"


class ActivityMark(PersonBound):
    """What was said about one occurrence: done, or not done and why. A correction is the next number; the old stays.

    `word_of` and `way`: when staff wrote it down, on whose word, and how that was said.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=MarkState)
    reason = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    report = models.ForeignKey(
        "plans.PersonReport", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    told_by_id = models.UUIDField()
    told_by_label = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    word_of = models.CharField(max_length=200, blank=True, default="", db_default="")
    way = models.CharField(max_length=10, blank=True, default="", db_default="")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="activitymark_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "day", "number"], name="one_mark_per_number"),
            models.CheckConstraint(name="not_done_is_reasoned", condition=~Q(state="not_done") | ~Q(reason="")),
        ]
