"""What the person wishes of those who come, and what the part asks of them."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.clock import now


class ComingWish(PersonBound):
    """Who comes rather, who never comes, and what whoever comes must be able to. A change is a new row.

    `preferred` and `never` are assignments; `abilities` codes of rules.abilities. For those who carry out the part,
    and for the person: it is their home.
    """

    commitment = models.ForeignKey("plans.Commitment", on_delete=models.PROTECT, related_name="+", db_index=False)
    preferred = models.JSONField(default=list)
    never = models.JSONField(default=list)
    sex = models.CharField(max_length=6, blank=True)
    sex_required = models.BooleanField(default=False)
    language = models.CharField(max_length=8, blank=True)
    abilities = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    written_by_id = models.UUIDField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="coming_wish_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(replaced_at=None), name="one_current_coming_wish"
            )
        ]
