"""What whoever comes has to know at the door."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class VisitNote(PersonBound):
    """How to get in, where the key is, what to be careful with, and whether two come. A change is a new row.

    For those who carry out the part, and for the person: it is their home.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    getting_in = models.TextField(blank=True)
    careful = models.TextField(blank=True)
    carers = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="visit_note_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(replaced_at=None), name="one_current_visit_note"
            ),
            models.CheckConstraint(name="one_or_two_come", condition=Q(carers__in=(1, 2))),
        ]
