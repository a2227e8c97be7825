"""The seals over the access log, the rounds that check it, what they found, and what persons ask about it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class LogSeal(models.Model):
    """One link of a county's chain over the access log. Append-only. What it is made of stands in `rules/seals.py`.

    A position is the transaction that wrote a row, its moment and its id.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county_id = models.CharField(max_length=2, blank=True)
    number = models.BigIntegerField(default=1)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    count = models.IntegerField(default=1)
    first_xact = models.BigIntegerField(default=0)
    first_at = models.DateTimeField()
    first_id = models.UUIDField()
    last_xact = models.BigIntegerField(default=0)
    last_at = models.DateTimeField()
    last_id = models.UUIDField()
    leaves = models.BinaryField(default=bytes)
    sealed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county_id", "number"], name="one_seal_per_number")]


class LogRound(models.Model):
    """One systematic check of what one organisation's staff have read, with the seed that drew its sample."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county_id = models.CharField(max_length=2)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    seed = models.BigIntegerField(default=0)
    looked_at = models.IntegerField(default=0)  # readers and persons, as pairs
    drawn_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "until"], name="one_round_at_a_time")]


class LogFinding(PersonBound):
    """That one reader's readings of one person stood out in a round, by which rules, and where the matter stands."""

    round = models.ForeignKey(LogRound, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    reader_id = models.UUIDField()
    reader_label = models.CharField(max_length=200)
    rules = ArrayField(models.CharField(max_length=12), default=list)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.IntegerField(default=1)
    state = models.CharField(max_length=12, default="found")
    due_on = models.DateField()
    found_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="log_finding_of_person"),
            models.Index(fields=["organisation_id", "state"], name="log_finding_to_answer"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "reader_id", "subject"], name="one_log_finding_per_round")
        ]


class LogOutcome(PersonBound):
    """One step in answering a finding: what, why, by whom. Kept, so that the history can be read."""

    finding = models.ForeignKey(LogFinding, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=1000)
    noted_by_id = models.UUIDField()
    noted_by_label = models.CharField(max_length=200)
    noted_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="log_outcome_of_person")]


class LogQuestion(PersonBound):
    """What a person does not understand about who has read, to the log controller of the reader's organisation."""

    organisation_id = models.UUIDField()
    reader_id = models.UUIDField()
    reader_label = models.CharField(max_length=200)
    read_at = models.DateTimeField()
    words = models.CharField(max_length=1000)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField(default=now)
    due_on = models.DateField()
    answer = models.CharField(max_length=2000, blank=True, default="")
    answered_by_label = models.CharField(max_length=200, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="log_question_of_person"),
            models.Index(
                fields=["organisation_id"], condition=models.Q(answered_at=None), name="log_question_to_answer"
            ),
        ]
