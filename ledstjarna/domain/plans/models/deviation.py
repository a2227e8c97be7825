"""Samverkansavvikelse: what did not work between those who cooperate around a person, and what each of them answers."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class DeviationKind(models.TextChoices):
    """What it is about. How soon each is answered stands in rules/deviations.py."""

    HANDOVER = "handover"  # somebody was handed over and nobody took over
    NOT_DONE = "not_done"  # what was agreed was not done
    MEDICINES = "medicines"  # the list of medicines did not hold
    INFORMATION = "information"  # information was missing or came late
    RESPONSIBILITY = "responsibility"  # unclear who does what
    NO_CONTACT = "no_contact"  # nobody could be reached
    OTHER = "other"


class CooperationDeviation(PersonBound):
    """One deviation. Moves by rules.DEVIATION: open until everybody it reached has answered, then what was learnt.

    A draft has no words yet, and the kind that says least. `noted_at` is when it was sent, or begun while it is not.
    """

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey(
        "plans.Commitment", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=16, choices=DeviationKind)
    words = models.TextField()
    state = models.CharField(max_length=20)
    noted_by_id = models.UUIDField()
    noted_by_label = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    noted_at = models.DateTimeField()
    learnt = models.TextField(blank=True)
    learnt_by_label = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="deviation_of_person")]


class DeviationAnswer(PersonBound):
    """That a deviation reached somebody named at one organisation, when they answer at the latest, and the answer."""

    deviation = models.ForeignKey(CooperationDeviation, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reaches_id = models.UUIDField()
    reaches_label = models.CharField(max_length=200)
    answer_promised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="deviationanswer_of_person"),
            models.Index(
                fields=["organisation", "answer_promised_at"],
                condition=models.Q(answered_at=None),
                name="deviation_waits_for",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["deviation", "organisation"], name="one_answer_per_organisation")
        ]


class DeviationFigure(models.Model):
    """What a count needs of one answer, without the person: so that many can be counted and nobody is read about.

    Its id is the answer's, which only those who reach the person can follow.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county_id = models.CharField(max_length=2)
    noted_on = models.DateField()
    kind = models.CharField(max_length=16, choices=DeviationKind)
    from_organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    to_organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    promised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["county_id", "noted_on"], name="deviation_figures")]
