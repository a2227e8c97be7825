"""Somebody's part in the plan: åtagande for staff, "vem gör vad" for the person."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.domain.plans.models.proposal import LegalBasis
from ledstjarna.domain.plans.rules.owners import held_by
from ledstjarna.foundation.clock import now


class Commitment(PersonBound):
    """Who does what, and what it waits for. Moves by rules.COMMITMENT; active only after the person's yes.

    `shared_at` is when the person chose what is shared, last: None where they have not since the part was recorded.
    `answers_at`: the kinds of organisation and unit where whoever answers meanwhile works, where a query has asked.
    """

    answers_at: tuple[str, str] = ("", "")

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    goal = models.ForeignKey("plans.Goal", on_delete=models.PROTECT, related_name="+", db_index=False)
    proposal = models.OneToOneField("plans.Proposal", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    when = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=14, choices=LegalBasis)
    owner_id = models.UUIDField()
    owner_label = models.CharField(max_length=200)
    owner_organisation_id = models.UUIDField(null=True)
    shared_facts = ArrayField(models.CharField(max_length=20), default=list)
    shared_words = models.JSONField(default=dict)
    shared_at = models.DateTimeField(null=True)
    owner_answer = models.TextField(blank=True)
    owner_answered_by_label = models.CharField(max_length=200, blank=True)
    owner_answered_at = models.DateTimeField(null=True)
    assignment = models.ForeignKey(
        "plans.ProviderAssignment", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    ended_why = models.TextField(blank=True, default="", db_default="")
    recorded_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="commitment_of_person"),
            models.Index(fields=["owner_id", "state"], name="commitment_of_owner"),
            # What waits and what ends is asked of everybody a unit has: few of a person's parts are either.
            models.Index(
                fields=["county_id", "subject"],
                condition=Q(state__in=("awaits_owner", "awaits_assessment")),
                name="commitment_waiting",
            ),
            models.Index(
                fields=["county_id", "subject", "ends_on"],
                condition=Q(state__in=("active", "awaits_provider"), ends_on__isnull=False),
                name="commitment_ending",
            ),
        ]

    @property
    def held_by(self) -> str:
        """Who holds it now: me, close, association, municipality or region."""
        organisation, unit = self.answers_at
        return held_by(
            self.legal_basis, self.state, by_person=self.owner_id == self.subject_id, organisation_kind=organisation,
            unit_kind=unit,
        )  # fmt: skip

    @property
    def words_shared_at(self) -> datetime:
        """When the words of it were shared."""
        return self.shared_at or self.recorded_at


class HealthAssessment(PersonBound):
    """A health care professional's assessment beside the person's yes (HSL 2017:30; PSL 2010:659 6:1).

    `ordination`: what is prescribed in words, how often and how long, which the times keep within. Said anew it is
    another row, by whom and when (PDL 2008:355 3:6; HSLF-FS 2016:40 [M]). The first that suits is the yes to the part.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+", db_index=False)
    suitable = models.BooleanField()
    why = models.TextField()
    ordination = models.TextField(blank=True, default="", db_default="")
    assessed_by_id = models.UUIDField()
    assessed_by_label = models.CharField(max_length=200)
    assessed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="healthassessment_of_person")]
