"""That nobody came, as whoever was to come is told of it."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class MissedVisit(PersonBound):
    """Ingen kom, to the unit that answers for the part: which part and when, and what the unit writes about it.

    It stands beside the report, which the unit does not read: the person's words reach whoever answers the person.
    `should_have_begun` is there when one time in the week was told of; `closed_at` once the person has their
    answer, or has taken it back (`taken_back_at`).
    """

    report = models.ForeignKey("plans.PersonReport", on_delete=models.PROTECT, related_name="+", db_index=False)
    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    owner_id = models.UUIDField()
    owner_label = models.CharField(max_length=200)
    should_have_begun = models.DateTimeField(null=True)
    told_at = models.DateTimeField()
    answer_promised_at = models.DateTimeField()
    answers_label = models.CharField(max_length=200)
    explanation = models.TextField(blank=True)
    explained_by_label = models.CharField(max_length=200, blank=True)
    explained_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="missed_of_person")]
        constraints = [models.UniqueConstraint(fields=["report"], name="one_missed_a_report")]
