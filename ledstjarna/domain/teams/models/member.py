"""The team around one person: who is in it, since when, and who holds it together."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class TeamMember(PersonBound):
    """That a party takes part in the person's team. Ended by closing the period; never deleted.

    `stays_why`: why they read on when the plan had ended, in the words of who held it together.
    """

    party_id = models.UUIDField()
    label = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    organisation_id = models.UUIDField(null=True)
    phone = models.CharField(max_length=30, blank=True)
    is_coordinator = models.BooleanField(default=False)
    period = DateTimeRangeField()
    invited_by_id = models.UUIDField()
    invited_by_label = models.CharField(max_length=200)
    stays_why = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="team_of_person"),
            models.Index(fields=["party_id"], name="teams_of_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "party_id"],
                condition=Q(period__upper_inf=True),
                name="once_in_a_team",
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(is_coordinator=True, period__upper_inf=True),
                name="one_coordinator",
            ),
        ]
