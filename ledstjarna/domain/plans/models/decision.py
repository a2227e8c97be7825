"""From the person's yes to a support that needs an individual assessment: application, decision, assignment."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class Law(models.TextChoices):
    SOL = "sol"
    LSS = "lss"


class Application(PersonBound):
    """Ansökan: the person's yes, as the authority receives it. Moves by rules.APPLICATION."""

    commitment = models.OneToOneField("plans.Commitment", on_delete=models.PROTECT, related_name="application")
    law = models.CharField(max_length=3, choices=Law)
    principal = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    applied_by_label = models.CharField(max_length=200)
    way = models.CharField(max_length=10, choices=Way)
    applied_at = models.DateTimeField()
    investigator_id = models.UUIDField(null=True)
    investigator_label = models.CharField(max_length=200, blank=True)
    investigation_began_at = models.DateTimeField(null=True)
    investigation = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="application_of_person"),
            models.Index(fields=["principal", "state"], name="application_of_principal"),
        ]


class Outcome(models.TextChoices):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class AuthorityDecision(PersonBound):
    """Myndighetsbeslut. Reasons and how to appeal belong to it; it is never changed, only followed by another."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome)
    scope = models.TextField()
    reasons = models.TextField(blank=True)
    how_to_appeal = models.TextField(blank=True)
    period = DateRangeField(null=True)
    decided_by_id = models.UUIDField()
    decided_by_label = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="decision_of_person")]
        constraints = [
            models.CheckConstraint(
                name="refusal_is_reasoned",
                condition=Q(outcome=Outcome.GRANTED) | (~Q(reasons="") & ~Q(how_to_appeal="")),
            ),
            models.CheckConstraint(
                name="grant_has_period",
                condition=Q(outcome=Outcome.REFUSED) | Q(period__isnull=False),
            ),
        ]


class ProviderAssignment(PersonBound):
    """Uppdrag: the decision as it is given to a provider, own or chosen (LOV), and the provider's answer.

    A provider that gives it back says why; the decision stands, and another is sought.
    """

    decision = models.ForeignKey(AuthorityDecision, on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    unit_label = models.CharField(max_length=200)
    scope = models.TextField(blank=True, default="", db_default="")
    chosen_by_person = models.BooleanField(default=False)
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    given_by_id = models.UUIDField()
    given_by_label = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    returned_why = models.TextField(blank=True, default="", db_default="")
    returned_by_label = models.CharField(max_length=200, blank=True, default="", db_default="")
    returned_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="assignment_of_person")]
