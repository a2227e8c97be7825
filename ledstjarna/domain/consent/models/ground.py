"""Who may see what about whom. Low in the house on purpose: all doors read these tables."""

from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    DateTimeRangeField,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Q

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class Subject(models.Model):
    """The person as consent sees them: an id and a county. Its id is also the person's Party's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.ForeignKey("organisations.County", on_delete=models.PROTECT, related_name="+")


class PersonBound(models.Model):
    """Every row that belongs to a person: its county first, then whose it is. Guarded by a row policy."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county_id = models.CharField(max_length=2)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class ConsentKind(models.TextChoices):
    """The consents that the law keeps apart (SoL 10:8 and HSL 16:4; OSL 10:1; 2022:913)."""

    PLAN = "plan"
    SHARING = "sharing"
    READING = "reading"


class ConsentState(models.TextChoices):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  # a yes for a time, whose time is over: noted by the clock
    HALF = "half"  # one guardian's yes, which waits for the other's (FB 6:13): nobody reads by it


class Way(models.TextChoices):
    """In which way somebody said something: any form of consent is valid, the way is registered."""

    DIGITAL = "digital"
    ORAL = "oral"
    PAPER = "paper"
    PHONE = "phone"
    MEETING = "meeting"


class Answers(models.QuerySet["Consent"]):
    """Answers about consent: which of them stand, and which only wait. Whoever asks need not know of half a yes."""

    def said(self) -> "Answers":
        """Those that hold or have held."""
        return self.exclude(state=ConsentState.HALF)

    def standing(self) -> "Answers":
        """Those that hold now: at most one of each kind about one person. One whose time is over is still here."""
        return self.said().filter(replaced_at=None)

    def given(self) -> "Answers":
        """Those of them that are a yes. Whether its time is over is `rules.consent_state`'s to say."""
        return self.standing().filter(state=ConsentState.GIVEN)

    def waiting(self) -> "Answers":
        """What one guardian has said yes to, which waits for the other, in the order that it was said (FB 6:13)."""
        return self.filter(replaced_at=None, state=ConsentState.HALF).order_by("said_at")

    def waiting_at(self, at: datetime) -> "Answers":
        """Those of them that still wait at a moment: one whose time is over waits no more."""
        return self.waiting().filter(Q(ends_at=None) | Q(ends_at__gt=at))


class Consent(PersonBound):
    """One answer of the person's about consent. A later answer is a new row; the old one is kept.

    `ends_at` is the first moment that a yes no longer covers; None until it is taken back. `counts_from` is where its
    time begins when it goes on after an earlier one, None where that is when it was said. What a guardian has said
    yes to and the other has not stands beside the answer as a half yes, and changes nothing of what holds.
    """

    kind = models.CharField(max_length=10, choices=ConsentKind)
    state = models.CharField(max_length=10, choices=ConsentState)
    way = models.CharField(max_length=10, choices=Way)
    organisations = ArrayField(models.UUIDField(), default=list)
    said_by_id = models.UUIDField()
    said_by_label = models.CharField(max_length=200)
    registered_by_id = models.UUIDField()
    registered_by_label = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    counts_from = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)
    replaced_at = models.DateTimeField(null=True)

    objects = Answers.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="consent_of_person"),
            models.Index(
                fields=["ends_at"], condition=Q(replaced_at=None, ends_at__isnull=False), name="consent_that_ends"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(state__in=["given", "half"], ends_at__gt=F("said_at")),
                name="consent_ends_after_said",
            ),
            models.UniqueConstraint(
                fields=["subject", "kind"],
                condition=Q(replaced_at=None) & ~Q(state="half"),
                name="one_current_consent_per_kind",
            ),
            models.UniqueConstraint(
                fields=["subject", "kind", "said_by_id"],
                condition=Q(replaced_at=None, state="half"),
                name="one_half_yes_per_guardian",
            ),
        ]

    @property
    def own_no(self) -> bool:
        """Whether it is the person's own no, or a yes that they took back themself."""
        return self.said_by_id == self.subject_id and self.state in (ConsentState.REFUSED, ConsentState.WITHDRAWN)


class Basis(models.TextChoices):
    """On which ground a party reaches a person's data. Each is worded, with its section, in `rules/kinds.py`."""

    OWN = "own"
    REPRESENTATIVE = "representative"
    CLOSE_ONE = "close_one"
    OWN_WORK = "own_work"
    OWN_RECORDS = "own_records"
    SHARED_PLAN = "shared_plan"
    COHERENT = "coherent"
    INCAPACITY = "incapacity"
    EMERGENCY = "emergency"
    APPLICATION = "application"
    CARE_REQUEST = "care_request"
    LIFT_REQUEST = "lift_request"
    ASSIGNMENT = "assignment"
    REQUEST = "request"


class AccessGround(PersonBound):
    """That `party` may reach `kinds` of data about the person, for a period. Doors and row policies read it.

    `scope_id` narrows the ground to one thing (an association's single request, say). `consent` is the one it stands
    on, where the consent has an end of its own or is what lets other givers' records be read. `own_period` is the
    time it was written for, while the end of that consent cuts it short: it has it back when the consent is renewed.
    """

    party_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    basis = models.CharField(max_length=20, choices=Basis)
    kinds = ArrayField(models.CharField(max_length=12))
    scope_id = models.UUIDField(null=True)
    period = DateTimeRangeField()
    own_period = DateTimeRangeField(null=True)
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=300, blank=True)
    written_by_id = models.UUIDField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["party_id", "subject"], name="ground_of_party"),
            # As every row policy asks, for every row: not by county, or it reads all of the person's grounds (ADR 18).
            models.Index(fields=["subject", "party_id"], name="ground_of_pair"),
        ]
        constraints = [
            ExclusionConstraint(
                name="ground_scoped_no_overlap",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("party_id", RangeOperators.EQUAL),
                    ("scope_id", RangeOperators.EQUAL),
                    ("basis", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(scope_id__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["subject", "party_id", "basis"],
                condition=Q(scope_id=None, period__upper_inf=True),
                name="ground_one_open_per_basis",
            ),
        ]
